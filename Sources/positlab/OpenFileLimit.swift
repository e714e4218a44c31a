import Foundation

/// How many files the process may have open (`ulimit -n`).
///
/// Pipes to other processes count, and the system's libraries trap where they get none: so commands that
/// start processes ask first.
enum OpenFileLimit {
  /// Makes room for other processes, each with its pipes, by raising the soft limit as far as the hard
  /// one allows.
  ///
  /// - Parameter processes: those at a time.
  /// - Throws: `CommandFailure` with 69 where that is not enough.
  static func makeRoom(forProcesses processes: Int) throws(CommandFailure) {
    let needed = 32 + 8 * rlim_t(min(max(1, processes), 1 << 20))
    var limit = rlimit()
    guard getrlimit(openFiles, &limit) == 0, limit.rlim_cur < needed else { return }
    limit.rlim_cur = min(limit.rlim_max, needed)
    guard limit.rlim_cur == needed, setrlimit(openFiles, &limit) == 0 else {
      throw CommandFailure(
        message: "no more than \(limit.rlim_cur) files may be open at a time (ulimit -n); "
          + "\(processes) processes at a time need \(needed)", code: 69)
    }
  }

  #if os(Linux)
  private static let openFiles = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
  private static let openFiles = RLIMIT_NOFILE
  #endif
}
