import RunRecords

/// Everything that a report is made from: the plan of a study and what its runs measured.
public struct StudyResults: Sendable {
  /// What was planned.
  public let plan: StudyPlan
  /// The runs of every group, by cell and seed in the order of the plan.
  public let runs: [[[RunResult]]]

  /// Creates results from parts.
  ///
  /// - Parameters:
  ///   - plan: the groups and their cells.
  ///   - runs: by group, cell and seed, in the order of the plan.
  public init(plan: StudyPlan, runs: [[[RunResult]]]) {
    self.plan = plan
    self.runs = runs
  }
}
