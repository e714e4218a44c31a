import Testing

@testable import Hardware

/// Units that cannot be made say so; those that can pass both linters.
@Suite struct UnitRegressionTests {
  private func message(_ make: () throws -> Void) -> String {
    do {
      try make()
      return "made"
    } catch {
      return "\(error)"
    }
  }

  @Test func unitsThatCannotBeMade() throws {
    let posit = try Tested.posit(8, 1)
    let float = try Tested.float(5, 10)
    #expect(message { _ = try Tested.posit(4, 1) }.hasPrefix("no unit for posit(4,1): posits need"))
    #expect(message { _ = try Tested.posit(6, 3) }.hasPrefix("no unit for posit(6,3)"))
    #expect(message { _ = try Tested.boundedPosit(8, 1, 7) }.contains("the regime's limit"))
    #expect(message { _ = try Tested.float(1, 3) }.hasPrefix("no unit for float(1,3)"))
    #expect(
      message { _ = try UnitDescription(left: posit, lanes: 0) }
        == "lanes must be 1 to 16, not 0")
    #expect(
      message { _ = try UnitDescription(left: posit, output: float) }
        == "the formats of a unit are all posits or all floating-point formats")
    #expect(
      message { _ = try UnitDescription(left: float, output: Tested.float(8, 23, flushed: true)) }
        == "the formats of a unit treat subnormal numbers alike")
    #expect(
      message { _ = try UnitDescription(left: float, lanes: 4) }
        .contains("--accumulator 'window(w)'"))
    #expect(
      message { _ = try UnitDescription(left: posit, accumulator: .window(2)) }
        == "window(w) needs 4 <= w <= 128, not 2")
    #expect(
      message { _ = try UnitDescription(left: float, accumulator: .quire) }
        .hasPrefix("the quire is one of a posit format"))
    #expect(
      message { _ = try UnitDescription(left: posit, accumulator: .quire, stages: 1) }
        == "--stages must be 0, 2, 3, 4 with quire, not 1")
    #expect(
      message { _ = try UnitDescription(left: posit, stages: 4) }
        == "--stages must be 0, 1, 2, 3 with rounded, not 4")
  }

  @Test func namesOfAccumulators() {
    #expect(Accumulator("window(14)") == .window(14))
    #expect(Accumulator("rounded") == .rounded)
    #expect(Accumulator("quire") == .quire)
    for text in ["window", "window()", "window(x)", "window(1", "float32", ""] {
      #expect(Accumulator(text) == nil, "\(text)")
    }
  }

  /// Both linters are silent, of units of every kind.
  @Test(
    .enabled(
      if: HardwareTool.verilator.isInstalled && HardwareTool.icarusIsInstalled,
      "Verilator or Icarus Verilog is not installed"))
  func lintersAreSilent() async throws {
    let posit = try Tested.posit(8, 1)
    var modules = try [
      CodecCircuit.decoder(Tested.boundedPosit(16, 2, 6), style: .straightforward),
      CodecCircuit.encoder(Tested.boundedPosit(16, 2, 6), style: .optimized),
      CodecCircuit.encoder(posit, style: .straightforward),
    ]
    for unit in [
      try UnitDescription(left: posit, stages: 3),
      try UnitDescription(left: posit, lanes: 4, accumulator: .quire, stages: 4),
      try UnitDescription(left: posit, output: Tested.posit(16, 1), lanes: 3),
      try UnitDescription(left: posit, lanes: 4, accumulator: .window(6)),
      try UnitDescription(left: Tested.float(5, 10), lanes: 4, accumulator: .window(30)),
      try UnitDescription(left: Tested.float(8, 23)),
      try UnitDescription(left: Tested.e4m3(flushed: true)),
    ] { modules.append(try HardwareUnit(unit).top) }
    for module in modules {
      #expect(try await Lint.warnings(module, timeLimit: 60) == [], "\(module.name)")
    }
    // A circuit with a bit that nobody reads is not passed over.
    var careless = Module("careless", "")
    careless.output("y", careless.input("x", 2).bit(0))
    #expect(try await !Lint.warnings(careless, timeLimit: 60).isEmpty)
  }
}
