import Foundation

/// The number of files that a process may have open at a time, `ulimit -n`.
public enum OpenFileLimit {
  /// Files that a command has open whatever it does: its streams, locks, records, the event loops of
  /// its libraries.
  private static let base = 40
  /// Files that another process costs: two pipes with both ends while it is started, and a handle of
  /// the process.
  private static let perWorker = 8

  #if canImport(Glibc)
  private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
  private static let resource = RLIMIT_NOFILE
  #endif

  /// Makes sure that so many other processes can be started, raising the limit where the system lets it.
  ///
  /// Running out later would not be a message but a trap in the middle of a library.
  ///
  /// - Throws: `SweepError` that says the limit and what is needed.
  public static func require(for workers: Int) throws(SweepError) {
    let needed = rlim_t(base + perWorker * max(1, workers))
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < needed else { return }
    var raised = limit
    raised.rlim_cur = min(needed, limit.rlim_max)
    if setrlimit(resource, &raised) == 0, raised.rlim_cur >= needed { return }
    throw SweepError(
      "\(limit.rlim_max) files may be open at a time (ulimit -n), and \(max(1, workers)) processes need "
        + "\(needed); raise the limit"
        + (workers > 1 ? " or give fewer --jobs" : ""), exitStatus: 69)
  }
}
