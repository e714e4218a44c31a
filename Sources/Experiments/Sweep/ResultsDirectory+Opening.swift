import Foundation
import RunRecords

extension ResultsDirectory {
  /// Makes the directory ready for a study's runs, and refuses it where it is somebody else's.
  ///
  /// - Parameters:
  ///   - plan: what the study plans.
  ///   - extends: whether a smaller plan may be replaced.
  ///   - repairs: whether a damaged plan is moved aside and written again.
  /// - Returns: what was moved aside, in words.
  /// - Throws: `SweepError` where the directory holds something else or a damaged plan, `RecordError`
  ///   where it cannot be written; nothing is changed then.
  @discardableResult
  func open(for plan: StudyPlan, extends: Bool, repairs: Bool) throws -> [String] {
    if !FileBytes.exists(planPath) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      let own: Set = ["checkpoints", "logs", "runs"]
      let foreign = names.filter {
        !own.contains($0) && !Self.isReportFile($0) && !$0.hasSuffix(".partial")
          && !$0.hasPrefix("study.json.damaged-")
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
    var moved: [String] = []
    var recorded: StudyPlan?
    do throws(RecordError) {
      if FileBytes.exists(planPath) { recorded = try StudyPlan(of: self) }
    } catch {
      guard error.isDamage else { throw error }
      guard repairs else { throw Self.damagedPlan(error) }
      moved.append("\(error); it is now \(try Self.moveAside(planPath))")
    }
    if let recorded { try refuse(plan, unlessFitting: recorded, extends: extends) }
    let text = try plan.text()
    if (try? FileBytes.read(planPath)) != Array(text.utf8) {
      try AtomicWrite.write(text, to: planPath)
    }
    return moved
  }

  private func refuse(
    _ plan: StudyPlan, unlessFitting recorded: StudyPlan, extends: Bool
  ) throws(SweepError) {
    let differences = PlanDifference.lines(recorded: recorded, new: plan)
    if !differences.isEmpty,
      !(extends && PlanDifference.isExtension(recorded: recorded, new: plan))
    {
      throw Self.refusal(path, differences, recorded: recorded, new: plan)
    }
  }

  private static func damagedPlan(_ error: RecordError) -> SweepError {
    SweepError(
      "\(error)\ngive --repair to move it to \(asidePath(error.path)) and write it again from the "
        + "study, or delete \(error.path) yourself; the runs stay", exitStatus: error.exitStatus)
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
