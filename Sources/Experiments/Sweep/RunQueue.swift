/// The runs that are still to be started, shared by the workers of a sweep.
actor RunQueue {
  private var waiting: [PlannedRun]
  private var isStopped = false

  init(_ runs: [PlannedRun]) {
    waiting = runs.reversed()
  }

  /// The next run; nil where there is none left.
  func next() -> PlannedRun? {
    isStopped ? nil : waiting.popLast()
  }

  /// Puts back a run whose worker died, to be started next.
  func retry(_ run: PlannedRun) {
    waiting.append(run)
  }

  /// Starts nothing more.
  func stop() {
    isStopped = true
  }
}
