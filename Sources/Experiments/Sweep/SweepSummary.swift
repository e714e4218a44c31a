import RunRecords

/// How a sweep ended.
public struct SweepSummary: Hashable, Sendable {
  /// Runs with results, those of earlier sweeps among them.
  public var finished = 0
  /// Runs that ended without a result, with their reasons.
  public var failed: [String] = []
  /// Runs whose records are damaged, with what is damaged and what to do.
  public var damaged: [String] = []
  /// Runs that another process is writing.
  public var busy: [String] = []
  /// Runs whose worker was killed again and again.
  public var interrupted: [String] = []

  /// 0 where every run has results, 1 where runs failed, 65 where records are damaged, 75 where the same
  /// command has to be given again.
  public var exitStatus: Int32 {
    if !damaged.isEmpty { return 65 }
    if !busy.isEmpty || !interrupted.isEmpty { return 75 }
    return failed.isEmpty ? 0 : 1
  }
}

/// Counts how the runs of a sweep end.
actor SweepTally {
  private(set) var summary: SweepSummary
  private var deaths: [RunID: Int] = [:]

  init(_ summary: SweepSummary) {
    self.summary = summary
  }

  func finished() { summary.finished += 1 }
  func failed(_ message: String) { summary.failed.append(message) }
  func damaged(_ message: String) { summary.damaged.append(message) }
  func busy(_ label: String) { summary.busy.append(label) }
  func interrupted(_ label: String) { summary.interrupted.append(label) }

  /// Counts one more death of a run's worker, and gives their number in this sweep.
  func deaths(of run: RunID) -> Int {
    deaths[run, default: 0] += 1
    return deaths[run, default: 0]
  }
}
