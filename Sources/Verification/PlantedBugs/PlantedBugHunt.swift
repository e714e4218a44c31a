import PositJudge

/// Looks for every planted bug with the campaigns that judge everybody.
public struct PlantedBugHunt {
  /// Every planted bug.
  public static let bugs: [PlantedBug] =
    PlantedBug.rounding + PlantedBug.saturation + PlantedBug.sticky + PlantedBug.regime
    + PlantedBug.specials + PlantedBug.integral + PlantedBug.conversions + PlantedBug.quire
    + PlantedBug.lostBits + PlantedBug.elements + PlantedBug.stochastic

  /// What became of one planted bug.
  public struct Finding: Sendable {
    /// The bug.
    public let bug: PlantedBug

    /// The number of cases after whose batch it was found; nil if it survived.
    public let caughtAfter: UInt64?

    /// The first mismatch.
    public let example: String

    /// The finding as a line of the list.
    public var line: String {
      let part = "\(bug.part.setting) \(bug.part.strength.rawValue)"
      let verdict = caughtAfter.map { "caught within \($0) cases" } ?? "SURVIVED"
      return "\(bug.name): \(bug.summary) [\(part)]: \(verdict)"
    }
  }

  /// Looks for one bug; with the quick judge, if there is one, in the place of the general one.
  ///
  /// - Throws: what campaigns throw.
  public static func hunt(_ bug: PlantedBug, quickly: Bool = false) throws -> Finding {
    let outcome = try run(bug.part, MutantSubject(bug), quickly: quickly)
    let example = outcome.classes.first?.examples.first ?? ""
    return Finding(
      bug: bug, caughtAfter: outcome.mismatches > 0 ? outcome.cases : nil, example: example)
  }

  /// The outcome of the implementation without any bug over a part: it must have no mismatch.
  ///
  /// - Throws: what campaigns throw.
  public static func control(_ part: CampaignPart, limit: UInt64) throws -> PartOutcome {
    try run(part, MutantSubject(), limit: limit)
  }

  private static func run(
    _ part: CampaignPart, _ subject: any Subject, limit: UInt64 = .max, quickly: Bool = false
  ) throws -> PartOutcome {
    let runner = try PartRunner(
      part, subject: subject, quickThreshold: quickly ? 0 : QuickJudge.usualThreshold)
    var outcome = runner.start(.whole)
    try runner.run(&outcome, .whole) { $0.mismatches == 0 && $0.cases < limit }
    return outcome
  }
}
