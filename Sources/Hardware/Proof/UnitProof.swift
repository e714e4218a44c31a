import Foundation
import PositOracle

/// What holding a circuit against the oracle came to.
public struct ProofOutcome: Sendable {
  /// The circuit, by name.
  public let circuit: String

  /// How it was judged: which operands, how many, by what.
  public let method: String

  /// The number of results that were judged.
  public let judged: Int

  /// The number of them that are wrong.
  public let mismatches: Int

  /// The first of them, one a line: operands, what was expected, what came.
  public let examples: [String]

  /// Whether results were judged and all of them are right.
  public var isProved: Bool { judged > 0 && mismatches == 0 }
}

/// Collects mismatches.
struct MismatchList {
  private(set) var judged = 0
  private(set) var count = 0
  private(set) var examples: [String] = []

  /// Judges a result; `describe` says operands, what was expected and what came.
  mutating func judge(_ isRight: Bool, _ describe: () -> String) {
    judged += 1
    if isRight { return }
    count += 1
    if examples.count < 5 { examples.append(describe()) }
  }
}

/// Patterns in messages, as the line format writes them.
func patternText(_ pattern: UInt64, _ width: Int) -> String {
  let digits = String(pattern, radix: 16)
  return "0x" + String(repeating: "0", count: max(0, (width + 3) / 4 - digits.count)) + digits
}

/// Holds circuits against the oracle.
public struct UnitProof: Sendable {
  /// What runs the circuits.
  public let simulator: Simulator

  /// So many random operands, besides all combinations of special ones, where there are too many for all of them.
  public let samples: Int

  /// The seed of random operands.
  public let seed: UInt64

  /// After so many seconds a program is ended.
  public let timeLimit: Double

  /// What is simulated in the place of the circuits' own modules, such as a netlist; nil for these.
  public let sources: [VerilogFile]?

  /// A way to judge.
  public init(
    simulator: Simulator, samples: Int, seed: UInt64, timeLimit: Double,
    sources: [VerilogFile]? = nil
  ) {
    self.sources = sources
    self.simulator = simulator
    self.samples = samples
    self.seed = seed
    self.timeLimit = timeLimit
  }

  /// The results of a circuit, simulated in a directory of its own.
  func simulated(
    _ module: Module, _ records: OperandRecords
  ) async throws -> SimulatedResults {
    try await Workplace.with { workplace in
      try await Simulation(
        module, simulator, sources: sources, in: workplace.path, timeLimit: timeLimit
      ).results(records.bytes)
    }
  }

  /// What judging came to.
  func outcome(
    _ module: Module, _ operands: String, _ list: MismatchList
  ) -> ProofOutcome {
    ProofOutcome(
      circuit: module.name, method: "\(operands), \(simulator.rawValue)", judged: list.judged,
      mismatches: list.count, examples: list.examples)
  }

  /// The most bits of operands of which all combinations are tried.
  private var exhaustiveBits: Int { simulator == .verilator ? 24 : 16 }

  /// Holds a unit against the oracle: all operands where there are few enough, else drawn ones.
  ///
  /// - Parameters:
  ///   - unit: what the circuit is to do.
  ///   - module: the circuit, if it is not the description's own, as one with a planted bug.
  /// - Returns: what was judged, and what was wrong.
  /// - Throws: ``ToolError``, `RecordError` or ``CircuitError``.
  public func prove(
    _ unit: UnitDescription, module: Module? = nil
  ) async throws -> ProofOutcome {
    let module = try module ?? HardwareUnit(unit).top
    let golden = GoldenUnit(unit)
    if unit.stages > 0 { return try await proveSequence(golden, module) }
    if unit.accumulator == .quire { return try await proveQuire(golden, module) }
    let bits = unit.lanes * (unit.left.width + unit.right.width) + unit.output.width
    return bits <= exhaustiveBits && unit.lanes == 1
      ? try await proveAll(golden, module) : try await proveDrawn(golden, module)
  }

  // MARK: - All operands

  private func proveAll(_ golden: GoldenUnit, _ module: Module) async throws -> ProofOutcome {
    let unit = golden.unit
    let (lefts, rights, addends) = (
      UInt64(1) << UInt64(unit.left.width), UInt64(1) << UInt64(unit.right.width),
      UInt64(1) << UInt64(unit.output.width)
    )
    var records = OperandRecords()
    records.reserve(Int(lefts * rights * addends) * Bench(module).operandBytes)
    for a in 0..<lefts {
      for b in 0..<rights {
        for c in 0..<addends {
          records.append(a, width: unit.left.width)
          records.append(b, width: unit.right.width)
          records.append(c, width: unit.output.width)
        }
      }
    }
    let results = try await simulated(module, records)
    var list = MismatchList()
    var record = 0
    // Equal products give equal results: far fewer products than pairs of factors. Those of a window
    // do not, as its exponents are of the factors.
    var rows: [String: [UInt64]] = [:]
    var isExact = true
    if case .window = unit.accumulator { isExact = false }
    for a in 0..<lefts {
      for b in 0..<rights {
        let name = isExact ? golden.productName(a, b) : ""
        let row =
          (isExact ? rows[name] : nil) ?? (0..<addends).map { golden.result([a], [b], $0) }
        if isExact { rows[name] = row }
        for c in 0..<addends {
          let expected = row[Int(c)]
          let found = results.word(record)
          list.judge(found == expected && !results.undefined.contains(record)) {
            Self.text(unit, StepOperands(a: [a], b: [b], c: c), expected, found)
          }
          record += 1
        }
      }
    }
    return outcome(module, "all operands", list)
  }

  private static func text(
    _ unit: UnitDescription, _ step: StepOperands, _ expected: UInt64, _ found: UInt64
  ) -> String {
    let width = unit.output.width
    let a = step.a.map { patternText($0, unit.left.width) }.joined(separator: ",")
    let b = step.b.map { patternText($0, unit.right.width) }.joined(separator: ",")
    return "a \(a) b \(b) c \(patternText(step.c, width)): "
      + "\(patternText(found, width)), expected \(patternText(expected, width))"
  }

  // MARK: - Drawn operands

  private func proveDrawn(_ golden: GoldenUnit, _ module: Module) async throws -> ProofOutcome {
    let unit = golden.unit
    var drawn = DrawnOperands(golden, seed: seed, purpose: unit.identifier)
    var records = OperandRecords()
    var steps: [StepOperands] = []
    for _ in 0..<samples + drawn.specialCount {
      let step = drawn.next()
      steps.append(step)
      records.append(step.a, width: unit.left.width)
      records.append(step.b, width: unit.right.width)
      records.append(step.c, width: unit.output.width)
    }
    let results = try await simulated(module, records)
    var list = MismatchList()
    for (record, step) in steps.enumerated() {
      let expected = golden.result(step.a, step.b, step.c)
      let found = results.word(record)
      list.judge(found == expected && !results.undefined.contains(record)) {
        Self.text(unit, step, expected, found)
      }
    }
    return outcome(module, drawnText, list)
  }

  private var drawnText: String { "special, hard and random operands, seed \(seed)" }

  private func proveQuire(_ golden: GoldenUnit, _ module: Module) async throws -> ProofOutcome {
    let unit = golden.unit
    guard case .posit(let n, let es, _) = unit.left.element else {
      preconditionFailure("a quire of \(unit.left)")
    }
    let format = OracleFormat(n: n, es: es)
    let width = OracleQuire.bits(of: format)
    var drawn = DrawnOperands(golden, seed: seed, purpose: unit.identifier)
    var records = OperandRecords()
    var steps: [(StepOperands, OracleQuire)] = []
    for _ in 0..<samples + drawn.specialCount {
      let (step, quire) = (drawn.next(), drawn.nextQuire(format))
      steps.append((step, quire))
      records.append(step.a, width: n)
      records.append(step.b, width: n)
      records.append(wide: quire.words, width: width)
    }
    let results = try await simulated(module, records)
    var list = MismatchList()
    for (record, (step, quire)) in steps.enumerated() {
      let (next, rounded) = golden.quire(step.a, step.b, quire)
      let found = results.words(record, output: 1)
      list.judge(
        results.word(record) == rounded && found == next.words
          && !results.undefined.contains(record)
      ) {
        Self.text(unit, step, rounded, results.word(record))
          + ", quire \(quire.words) -> \(found), expected \(next.words)"
      }
    }
    return outcome(module, drawnText, list)
  }

  // MARK: - Sequences of a unit with registers

  private func proveSequence(_ golden: GoldenUnit, _ module: Module) async throws -> ProofOutcome {
    let unit = golden.unit
    var drawn = DrawnOperands(golden, seed: seed, purpose: unit.identifier)
    var records = OperandRecords()
    var steps: [(StepOperands, isStart: Bool)] = []
    let latency = unit.stages - 1
    let samples = self.samples + drawn.specialCount
    for index in 0..<samples + latency {
      if index < samples { steps.append((drawn.next(), index == 0 || drawn.below(6) == 0)) }
      let (step, isStart) = steps[min(index, samples - 1)]
      records.append(isStart ? 1 : 0, width: 1)
      records.append(step.a, width: unit.left.width)
      records.append(step.b, width: unit.right.width)
    }
    let results = try await simulated(module, records)
    var list = MismatchList()
    var sum: UInt64 = 0
    var quire: OracleQuire?
    if unit.accumulator == .quire, case .posit(let n, let es, _) = unit.left.element {
      quire = OracleQuire(OracleFormat(n: n, es: es))
    }
    for (index, (step, isStart)) in steps.enumerated() {
      let expected: UInt64
      if let before = quire {
        let next = golden.quire(step.a, step.b, isStart ? OracleQuire(before.format) : before)
        quire = next.0
        expected = next.1
      } else {
        expected = golden.result(step.a, step.b, isStart ? 0 : sum)
        sum = expected
      }
      let found = results.word(index + latency)
      list.judge(found == expected && !results.undefined.contains(index + latency)) {
        "step \(index)\(isStart ? " (start)" : ""): " + Self.text(unit, step, expected, found)
      }
    }
    return outcome(module, "a sequence of steps, seed \(seed)", list)
  }
}
