import RunRecords

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
