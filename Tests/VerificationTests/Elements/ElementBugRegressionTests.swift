import Testing

@testable import Verification

/// Every error that is planted in element formats is found, by either judge, and what has none passes.
@Suite struct ElementBugRegressionTests {
  @Test(arguments: PlantedBug.elements.map(\.name))
  func isCaught(name: String) throws {
    let bug = try #require(PlantedBug.elements.first { $0.name == name })
    for quickly in [false, true] {
      let finding = try PlantedBugHunt.hunt(bug, quickly: quickly)
      #expect(finding.caughtAfter != nil && !finding.example.isEmpty, "\(finding.line)")
    }
    let control = try PlantedBugHunt.control(bug.part, limit: 1 << 12)
    #expect(control.cases > 0 && control.mismatches == 0, "\(control.classes)")
  }
}
