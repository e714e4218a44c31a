import TestSupport
import Testing

@testable import Hardware

/// Errors that are planted in circuits are found: in `make test` a part of them, by the effort of tests all.
@Suite(.enabled(if: HardwareTool.icarusIsInstalled, "Icarus Verilog (iverilog) is not installed"))
struct PlantedCircuitBugSampledTests {
  @Test func everyBugIsACircuit() throws {
    let bugs = try PlantedCircuitBug.all()
    #expect(bugs.count >= 20)
    #expect(Set(bugs.map(\.name)).count == bugs.count)
    for bug in bugs { _ = try bug.circuit() }
  }

  @Test(arguments: 0..<4) func bugsAreCaught(_ part: Int) async throws {
    let bugs = try PlantedCircuitBug.all()
    let stride = max(1, 12 / samples(1))
    for bug in bugs.enumerated().filter({ $0.offset % 4 == part && $0.offset / 4 % stride == 1 }) {
      let outcome = try await Tested.icarus(300).prove(
        bug.element.unit, module: bug.element.circuit())
      #expect(outcome.mismatches > 0, "'\(bug.element.name)' survived")
    }
  }
}
