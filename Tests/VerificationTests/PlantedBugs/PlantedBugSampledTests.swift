import Testing

@testable import PositJudge
@testable import Verification

/// A sample of the planted bugs, one or more of each kind; `verify --planted-bugs` hunts all.
@Suite struct PlantedBugSampledTests {
  private static let kinds: [(String, [PlantedBug])] = [
    ("rounding", PlantedBug.rounding), ("saturation", PlantedBug.saturation),
    ("sticky", PlantedBug.sticky), ("regime", PlantedBug.regime),
    ("specials", PlantedBug.specials), ("integral", PlantedBug.integral),
    ("conversions", PlantedBug.conversions), ("quire", PlantedBug.quire),
    ("elements", PlantedBug.elements), ("stochastic", PlantedBug.stochastic),
  ]

  @Test func everyKindIsListed() {
    let counted = Self.kinds.reduce(0) { $0 + $1.1.count } + PlantedBug.lostBits.count
    #expect(counted == PlantedBugHunt.bugs.count)
    #expect(Set(PlantedBugHunt.bugs.map(\.name)).count == counted, "two bugs have one name")
  }

  @Test(arguments: kinds.map(\.0))
  func oneOfEachKindIsCaught(kind: String) throws {
    let bugs = try #require(Self.kinds.first { $0.0 == kind }).1
    let bug = try #require(bugs.first)
    for quickly in [false, true] {
      let finding = try PlantedBugHunt.hunt(bug, quickly: quickly)
      #expect(finding.caughtAfter != nil, "\(finding.line)")
      #expect(!finding.example.isEmpty)
    }
    let control = try PlantedBugHunt.control(bug.part, limit: 1 << 12)
    #expect(control.cases > 0 && control.mismatches == 0)
  }

  /// The faults for which operands are constructed: one of each construction.
  @Test(arguments: [
    "fromFloat64-sticky-lacks-wire-23", "fromInt32-sticky-lacks-wire-17",
    "narrowing-from-64-lacks-wire-15", "quire32-sticky-lacks-wire-131",
    "sqrt32-small-remainder-lost", "sqrt64-small-remainder-lost", "div64-last-remainder-lost",
    "mul32-keeps-55-bits", "mul64-keeps-119-bits", "add32-sticky-lacks-wire-0",
    "fma32-aligned-in-53-bits", "fma64-aligned-in-117-bits", "dot-last-NaR-ignored",
  ])
  func constructedOperandsCatchLostBits(name: String) throws {
    let bug = try #require(PlantedBug.lostBits.first { $0.name == name })
    let finding = try PlantedBugHunt.hunt(bug)
    let constructed = ConstructedOperands(bug.part.setting, dotLength: OperandSource.dotLength)
    let after = try #require(finding.caughtAfter, "\(finding.line)")
    // Batches grow, so what is caught by the last constructed case is counted to its batch's end.
    #expect(after <= 5 * UInt64(constructed.count) + 4096, "caught late: \(finding.line)")
  }
}
