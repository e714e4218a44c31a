import Foundation
import RunRecords

extension ResultsDirectory {
  /// Makes the directory ready for a study's runs, and refuses it where it is somebody else's.
  ///
  /// - Parameters:
  ///   - plan: what the study plans.
  ///   - extends: whether a smaller plan may be replaced.
  /// - Throws: `SweepError` where the directory holds something else, `RecordError` where it cannot
  ///   be written; nothing is changed then.
  func open(for plan: StudyPlan, extends: Bool) throws {
    if !FileBytes.exists(planPath) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      let own: Set = ["checkpoints", "logs", "runs"]
      let foreign = names.filter {
        !own.contains($0) && !Self.isReportFile($0) && !$0.hasSuffix(".partial")
      }
      if let first = foreign.sorted().first {
        throw SweepError(
          "\(path) holds files that no sweep wrote (such as \(first)) and no study.json; "
            + "give another directory with --results", exitStatus: 73)
      }
    }
    for directory in [path, path + "/runs", checkpointsPath, logsPath] {
      try AtomicWrite.createDirectory(directory)
    }
    guard let lock = try RunLock.acquire(planLockPath, patience: 20) else {
      throw SweepError("\(path) is being prepared by another sweep; try again", exitStatus: 75)
    }
    defer { withExtendedLifetime(lock) {} }
    AtomicWrite.removeAbandoned(of: [planPath])
    guard FileBytes.exists(planPath) else { return try plan.write(to: self) }
    let recorded = try StudyPlan(of: self)
    guard recorded != plan else { return }
    let differences = PlanDifference.lines(recorded: recorded, new: plan)
    if !differences.isEmpty,
      !(extends && PlanDifference.isExtension(recorded: recorded, new: plan))
    {
      throw Self.refusal(path, differences, recorded: recorded, new: plan)
    }
    try plan.write(to: self)
  }

  private static func refusal(
    _ path: String, _ differences: [String], recorded: StudyPlan, new: StudyPlan
  ) -> SweepError {
    let shown = differences.prefix(10).map { "\n  \($0)" }.joined()
    let more = differences.count > 10 ? "\n  and \(differences.count - 10) more" : ""
    let hint =
      PlanDifference.isExtension(recorded: recorded, new: new)
      ? "the study only adds runs: give --extend to add them, or another directory with --results"
      : "give another directory with --results"
    return SweepError(
      "\(path) holds the results of another specification; \(hint):\(shown)\(more)",
      exitStatus: 73)
  }
}
