/// Tells the sweep how far a run has come, a few times a second at most.
final class WorkerProgress {
  private var last = ContinuousClock.now

  /// Reports the number of steps done, unless the last report was a moment ago.
  func report(_ steps: Int, force: Bool = false) {
    let now = ContinuousClock.now
    guard force || last.duration(to: now) > .milliseconds(300) else { return }
    last = now
    WorkerEvent.progress(steps: steps).send()
  }
}
