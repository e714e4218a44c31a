import PositOracle
import Randomness
import TestSupport
import Testing

@testable import Hardware

/// Units of every kind, held against the oracle with operands that are special, hard or random.
@Suite(.enabled(if: HardwareTool.icarusIsInstalled, "Icarus Verilog (iverilog) is not installed"))
struct UnitSampledTests {
  private func prove(_ units: [UnitDescription]) async throws {
    for unit in units {
      Tested.expectProved(try await Tested.icarus(samples(300)).prove(unit))
    }
  }

  @Test func fusedPosits() async throws {
    let wide = try Tested.posit(16, 2)
    try await prove([
      UnitDescription(left: Tested.posit(8, 2), style: .straightforward),
      UnitDescription(left: Tested.posit(16, 1)), UnitDescription(left: wide),
      UnitDescription(left: Tested.posit(8, 1), right: Tested.posit(8, 2), output: wide),
      UnitDescription(left: wide, output: Tested.posit(8, 0)),
      UnitDescription(left: Tested.boundedPosit(16, 2, 6)),
    ])
  }

  @Test func fusedFloats() async throws {
    try await prove([
      UnitDescription(left: Tested.float(5, 2)), UnitDescription(left: Tested.e4m3()),
      UnitDescription(left: Tested.float(5, 10)), UnitDescription(left: Tested.float(8, 7)),
      UnitDescription(left: Tested.e4m3(flushed: true)),
      UnitDescription(left: Tested.float(8, 23, flushed: true)),
      UnitDescription(
        left: Tested.e4m3(), right: Tested.float(5, 2), output: Tested.float(5, 10)),
      UnitDescription(left: Tested.e4m3(), output: Tested.float(8, 23)),
    ])
  }

  @Test func sumsOfSeveralProducts() async throws {
    let format = try Tested.posit(8, 1)
    try await prove([
      UnitDescription(left: format, lanes: 4),
      UnitDescription(left: format, output: Tested.posit(16, 1), lanes: 3),
      UnitDescription(left: Tested.boundedPosit(8, 1, 4), lanes: 2),
      UnitDescription(left: format, accumulator: .quire, style: .straightforward),
      UnitDescription(left: Tested.posit(8, 2), lanes: 4, accumulator: .quire),
    ])
  }

  @Test func windows() async throws {
    let format = try Tested.posit(8, 1)
    try await prove([
      UnitDescription(left: format, accumulator: .window(8)),
      UnitDescription(left: format, lanes: 4, accumulator: .window(14)),
      UnitDescription(left: Tested.posit(16, 2), lanes: 8, accumulator: .window(14)),
      UnitDescription(
        left: Tested.e4m3(), output: Tested.float(5, 10), lanes: 4, accumulator: .window(14)),
      UnitDescription(
        left: Tested.float(5, 10, flushed: true), lanes: 4, accumulator: .window(30)),
    ])
  }

  @Test func registers() async throws {
    let format = try Tested.posit(8, 1)
    try await prove([
      UnitDescription(left: format, stages: 1), UnitDescription(left: format, stages: 2),
      UnitDescription(left: format, lanes: 2, accumulator: .window(12), stages: 3),
      UnitDescription(left: format, accumulator: .quire, stages: 2),
      UnitDescription(left: format, lanes: 4, accumulator: .quire, stages: 4),
      UnitDescription(left: Tested.float(5, 2), stages: 3),
    ])
  }

  /// The binary32 unit against this machine's own fused multiply-add, which shares nothing with the oracle.
  @Test func binary32AgainstTheMachine() async throws {
    let unit = try UnitDescription(left: Tested.float(8, 23))
    let golden = GoldenUnit(unit)
    var drawn = DrawnOperands(golden, seed: 7, purpose: "machine")
    var records = OperandRecords()
    var steps: [StepOperands] = []
    for _ in 0..<samples(1500) + drawn.specialCount {
      let step = drawn.next()
      steps.append(step)
      for word in [step.a[0], step.b[0], step.c] { records.append(word, width: 32) }
    }
    let module = try HardwareUnit(unit).top
    let results = try await Tested.icarus(0).simulated(module, records)
    for (record, step) in steps.enumerated() {
      let (a, b, c) = (
        Float(bitPattern: UInt32(step.a[0])), Float(bitPattern: UInt32(step.b[0])),
        Float(bitPattern: UInt32(step.c))
      )
      let expected = c.addingProduct(a, b)
      let found = Float(bitPattern: UInt32(results.word(record)))
      #expect(
        found.bitPattern == expected.bitPattern || (found.isNaN && expected.isNaN),
        "\(step): \(found), expected \(expected)")
    }
  }

  /// Both simulators give the same bytes.
  @Test(.enabled(if: HardwareTool.verilator.isInstalled, "Verilator is not installed"))
  func simulatorsAgree() async throws {
    let unit = try UnitDescription(left: Tested.posit(8, 2), accumulator: .quire, stages: 3)
    let proof = UnitProof(simulator: .verilator, samples: samples(500), seed: 3, timeLimit: 300)
    Tested.expectProved(try await proof.prove(unit))
    Tested.expectProved(try await Tested.icarus(samples(500)).prove(unit))
  }
}
