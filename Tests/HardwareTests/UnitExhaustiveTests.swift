import Testing

@testable import Hardware

/// All triples of operands.
@Suite struct UnitExhaustiveTests {
  /// 2^24 results, as many as there are; Verilator must compile the circuit first.
  @Test(.enabled(if: HardwareTool.verilator.isInstalled, "Verilator is not installed"))
  func everyTripleOfPosit8() async throws {
    let proof = UnitProof(simulator: .verilator, samples: 0, seed: 1, timeLimit: 300)
    let outcome = try await proof.prove(try UnitDescription(left: Tested.posit(8, 1)))
    Tested.expectProved(outcome)
    #expect(outcome.judged == 1 << 24)
  }

  @Test(
    .enabled(if: HardwareTool.icarusIsInstalled, "Icarus Verilog (iverilog) is not installed"))
  func everyTripleOfFiveBits() async throws {
    for unit in [
      try UnitDescription(left: Tested.posit(5, 1)),
      try UnitDescription(left: Tested.posit(5, 0), accumulator: .window(5)),
      try UnitDescription(left: Tested.float(3, 1)),
      try UnitDescription(left: Tested.float(2, 2, flushed: true)),
    ] {
      let outcome = try await Tested.icarus(0).prove(unit)
      Tested.expectProved(outcome)
      #expect(outcome.judged == 1 << 15)
    }
  }
}
