import Foundation
import RunRecords
import Synchronization

/// Shows how far a sweep has come: one line that is rewritten on a terminal, plain lines in a log.
///
/// Everything goes to standard error, so that standard output stays for results, and where that cannot
/// be written it is lost: nothing here stops a sweep.
final class SweepProgress: Sendable {
  private struct State {
    var total = 0
    var ended = 0
    var failed = 0
    var totalSteps = 0
    var endedSteps = 0
    var running: [RunID: Int] = [:]
    var skippedSteps = 0
    var started = ContinuousClock.now
    var began: [RunID: ContinuousClock.Instant] = [:]
    var lineIsOpen = false
    var lastDrawn: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let isTerminal = isatty(STDERR_FILENO) != 0
  private let isSilent: Bool

  /// Creates a display; a silent one for whoever only wants the results.
  init(isSilent: Bool = false) {
    self.isSilent = isSilent
  }

  /// Begins with so many runs of so many steps to do.
  func start(total: Int, steps: Int, finished: Int, failed: Int, results: String) {
    state.withLock {
      $0.total = total
      $0.totalSteps = steps
      $0.started = .now
      let earlier =
        finished + failed > 0 ? ", \(finished) finished and \(failed) failed before" : ""
      print("\(total) runs to do\(earlier); results in \(results)", &$0)
    }
  }

  /// A worker has been started.
  func began(_ run: PlannedRun) {
    state.withLock {
      $0.began[run.id] = .now
      if !isTerminal { print("started: \(run.label)", &$0) }
    }
  }

  /// A run has come to so many steps.
  func advanced(_ run: PlannedRun, to steps: Int) {
    state.withLock {
      if $0.running[run.id] == nil { $0.skippedSteps += steps }
      $0.running[run.id] = steps
      draw(&$0)
    }
  }

  /// A run has results.
  func finished(_ run: PlannedRun, accuracy: Double, diverged: Bool, steps: Int) {
    let text = diverged ? "diverged" : ""
    ended(
      run, steps: steps,
      message: String(format: "test accuracy %.2f %% ", accuracy * 100) + text, failed: false)
  }

  /// A run has failed.
  func failed(_ run: PlannedRun, reason: String, steps: Int) {
    ended(run, steps: steps, message: "FAILED: \(reason)", failed: true)
  }

  /// Something worth knowing.
  func note(_ text: String) {
    state.withLock { print(text, &$0) }
  }

  /// Nothing more will come.
  func end() {
    state.withLock { closeLine(&$0) }
  }

  private func ended(_ run: PlannedRun, steps: Int, message: String, failed: Bool) {
    state.withLock {
      $0.ended += 1
      $0.failed += failed ? 1 : 0
      $0.endedSteps += steps
      $0.running[run.id] = nil
      let seconds = $0.began[run.id].map { $0.duration(to: .now).seconds } ?? 0
      let trimmed = message.trimmingCharacters(in: .whitespaces)
      print(
        "[\($0.ended)/\($0.total)] \(run.label): \(trimmed) (\(Self.clock(seconds)))"
          + (isTerminal ? "" : "; \(remaining($0))"), &$0)
      draw(&$0, force: true)
    }
  }

  private func remaining(_ state: State) -> String {
    let done = state.endedSteps + state.running.values.reduce(0, +)
    let doneNow = done - state.skippedSteps
    let elapsed = state.started.duration(to: .now).seconds
    guard doneNow > 0, elapsed > 0.5 else { return "time left unknown" }
    let left = Double(max(0, state.totalSteps - done)) * elapsed / Double(doneNow)
    return "about \(Self.clock(left)) left"
  }

  private func draw(_ state: inout State, force: Bool = false) {
    guard isTerminal, !isSilent else { return }
    if let last = state.lastDrawn, !force, last.duration(to: .now) < .milliseconds(200) { return }
    state.lastDrawn = .now
    let failed = state.failed > 0 ? ", \(state.failed) failed" : ""
    let done = state.endedSteps + state.running.values.reduce(0, +)
    let share = state.totalSteps > 0 ? 100 * done / state.totalSteps : 0
    let line =
      "\(state.ended)/\(state.total) runs\(failed), \(state.running.count) running, \(share) %, "
      + remaining(state)
    StandardError.write("\r\u{1B}[K\(line)")
    state.lineIsOpen = true
  }

  private func closeLine(_ state: inout State) {
    guard state.lineIsOpen else { return }
    StandardError.write("\r\u{1B}[K")
    state.lineIsOpen = false
  }

  private func print(_ text: String, _ state: inout State) {
    guard !isSilent else { return }
    closeLine(&state)
    StandardError.write(text + "\n")
  }

  /// Minutes and seconds, with hours where there are any.
  static func clock(_ seconds: Double) -> String {
    let total = Int(seconds.rounded())
    let (hours, minutes, rest) = (total / 3600, total / 60 % 60, total % 60)
    return hours > 0
      ? String(format: "%d:%02d:%02d h", hours, minutes, rest)
      : String(format: "%d:%02d min", minutes, rest)
  }
}
