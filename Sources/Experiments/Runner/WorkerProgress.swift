/// Tells the sweep how far a run has come, a few times a second at most.
final class WorkerProgress {
  private let interval: Duration
  private let tell: (WorkerEvent) -> Void
  private var last = ContinuousClock.now

  init(interval: Duration, tell: @escaping (WorkerEvent) -> Void) {
    self.interval = interval
    self.tell = tell
  }

  /// Reports the number of steps done, unless the last report was a moment ago.
  func report(_ steps: Int, force: Bool = false) {
    let now = ContinuousClock.now
    guard force || last.duration(to: now) >= interval else { return }
    last = now
    tell(.progress(steps: steps))
  }
}
