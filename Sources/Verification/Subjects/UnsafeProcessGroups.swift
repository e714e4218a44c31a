import Foundation
import Synchronization

/// The process groups of subjects that run now: a signal that ends this program ends them as well.
///
/// A subject has a group of its own, so that it can be ended with all that it started; hence a
/// terminal's interrupt does not reach it. Signals that this program was told to ignore (`nohup`)
/// stay ignored. The handler only does what a handler may: it reads numbers and sends signals.
enum UnsafeProcessGroups {
  /// The signals that end this program from outside.
  static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  /// Starts a group while these signals wait, so that none falls between its start and its entry.
  static func start(_ spawn: () throws -> pid_t) rethrows -> pid_t {
    handleSignals()
    var waiting = sigset_t()
    var before = sigset_t()
    sigemptyset(&waiting)
    for number in signals { sigaddset(&waiting, number) }
    pthread_sigmask(SIG_BLOCK, &waiting, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let group = try spawn()
    for index in 0..<slotCount
    where slots[index].compareExchange(
      expected: 0, desired: group, ordering: .sequentiallyConsistent
    ).exchanged { break }
    return group
  }

  /// Ends whatever lives in a group, and forgets it; its leader must not have been waited for, so
  /// that the number still is the group's.
  static func end(_ group: pid_t) {
    // The subject fails where its group was ended by a signal to this program, which then must end by
    // that signal, not by a verdict about the subject.
    while isEnding.load(ordering: .sequentiallyConsistent) { sleep(1) }
    kill(-group, SIGKILL)
    for index in 0..<slotCount {
      _ = slots[index].compareExchange(
        expected: group, desired: 0, ordering: .sequentiallyConsistent)
    }
  }

  private static func handleSignals() {
    guard isHandling.exchange(true, ordering: .sequentiallyConsistent) == false else { return }
    for number in signals {
      let before = signal(number, endGroups)
      // SIG_IGN is a number in the disguise of a function, and there is no other way to compare it.
      if unsafeBitCast(before, to: Int.self) == 1 { signal(number, SIG_IGN) }
    }
  }
}

private let slotCount = 64
private let slots: InlineArray<64, Atomic<pid_t>> = InlineArray { _ in Atomic(0) }
private let isHandling = Atomic(false)
private let isEnding = Atomic(false)

/// Ends all groups, and then this program by the same signal.
private func endGroups(_ number: Int32) {
  isEnding.store(true, ordering: .sequentiallyConsistent)
  for index in 0..<slotCount {
    let group = slots[index].load(ordering: .relaxed)
    if group > 0 { kill(-group, SIGKILL) }
  }
  signal(number, SIG_DFL)
  raise(number)
}
