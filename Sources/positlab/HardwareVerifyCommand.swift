import ArgumentParser
import Hardware
import RunRecords

extension Simulator: ExpressibleByArgument {}

/// Proves the units of a format.
struct HardwareVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hold every unit of a format against the oracle.",
    discussion: """
      Decoders, encoders, the MAC and dot products of 4 and 8 lanes with every accumulator, combinational and \
      with registers, are simulated and held against exact values by the MPFR/GMP oracle, bit for bit: \
      all patterns of decoders and all inputs of encoders up to 16 bits, all operands of MACs with 8-bit \
      formats, else all combinations of special patterns, and --samples operands that cancel, round narrowly, \
      or are random. Part of it is simulated again by Icarus Verilog, and both linters must be silent.

        $ positlab hardware verify --format 'posit(8,1)'

      --planted-bugs shows that such campaigns find errors: each of some fifty, planted in circuits of \
      8-bit formats, must be caught.

      Exit codes: 0 all proved; 1 a mismatch, a warning, or a bug that survived; 64 usage; 69 a tool is \
      missing (the message names its Debian package); 70 a tool died, or took longer than --time-limit.
      """)

  @Option(help: "The format, such as 'posit(8,1)' or float16.")
  var format: String?

  @Option(help: "So many drawn operands where there are too many for all.")
  var samples: Int = 100_000

  @Option(help: "The seed of drawn operands.")
  var seed: UInt64 = 1

  @Option(help: "What simulates; icarus tries all operands of 16 bits at most.")
  var simulator: Simulator = .verilator

  @Option(help: "Only circuits whose names contain this.")
  var only: String?

  @Option(help: "A tool that runs so many seconds is ended.")
  var timeLimit: Double = 600

  @Flag(help: "Floating-point formats without subnormal numbers, which then are zeros.")
  var flushSubnormals = false

  @Flag(help: "Plant bugs in circuits; each must be found.")
  var plantedBugs = false

  /// So many operands of each unit are simulated again, by the other simulator.
  private static let crossCheckSamples = 500

  func run() async throws {
    try await CommandFailure.reporting {
      try HardwareOptions.check(timeLimit: timeLimit)
      guard (1...100_000_000).contains(samples) else {
        throw usageFailure("--samples must be 1 to 100000000")
      }
      if plantedBugs { return try await huntBugs() }
      guard let format else { throw usageFailure("--format is missing, such as 'posit(8,1)'") }
      let word = try HardwareOptions.format(format, flushSubnormals: flushSubnormals)
      let plan = try ProofPlan(word)
      try HardwareTool.require([.verilator, .iverilog, .vvp])
      try await prove(plan, word)
    }
  }

  private func prove(_ plan: ProofPlan, _ format: WordFormat) async throws {
    var targets: [(ProofPlan.Target, Module)] = []
    for target in plan.targets {
      let module = try target.module()
      if only.map({ module.name.contains($0) }) ?? true { targets.append((target, module)) }
    }
    guard !targets.isEmpty else {
      throw usageFailure("no circuit of \(format) has '\(only ?? "")' in its name")
    }
    for simulator in Simulator.allCases {
      print("# \(try await simulator.version(timeLimit: timeLimit))")
    }
    var failures = 0
    let proof = UnitProof(
      simulator: simulator, samples: samples, seed: seed, timeLimit: timeLimit)
    let crossCheck = UnitProof(
      simulator: simulator == .icarus ? .verilator : .icarus,
      samples: min(samples, Self.crossCheckSamples), seed: seed &+ 1, timeLimit: timeLimit)
    for (target, module) in targets {
      let warnings = try await Lint.warnings(module, timeLimit: timeLimit)
      for warning in warnings { print("  \(warning)") }
      var outcomes = [try await target.outcome(proof)]
      // The bench's start is what the other simulator costs; the codec alone has no states to differ in.
      if case .unit = target, simulator == .verilator {
        outcomes.append(try await target.outcome(crossCheck))
      }
      for outcome in outcomes {
        print(
          "\(outcome.circuit): \(outcome.judged) results, \(outcome.mismatches) mismatches "
            + "(\(outcome.method))")
        for example in outcome.examples { print("  \(example)") }
      }
      let isGood = warnings.isEmpty && outcomes.allSatisfy(\.isProved)
      if !isGood { failures += 1 }
    }
    print(
      "\(format): \(targets.count - failures) of \(targets.count) circuits proved, "
        + "no warnings of either linter in them")
    if failures > 0 { throw ExitCode(1) }
  }

  private func huntBugs() async throws {
    let bugs = try PlantedCircuitBug.all()
    try HardwareTool.require([.iverilog, .vvp])
    let proof = UnitProof(
      simulator: .icarus, samples: min(samples, 3000), seed: seed, timeLimit: timeLimit)
    var survivors = 0
    for bug in bugs where only.map({ bug.name.contains($0) }) ?? true {
      let outcome = try await proof.prove(bug.unit, module: bug.circuit())
      let isCaught = outcome.mismatches > 0
      if !isCaught { survivors += 1 }
      print(
        "\(isCaught ? "caught" : "SURVIVED"): \(bug.name) (\(outcome.circuit)): "
          + "\(outcome.mismatches) of \(outcome.judged) results")
    }
    print("\(bugs.count) bugs, \(survivors) survived")
    if survivors > 0 { throw ExitCode(1) }
  }
}
