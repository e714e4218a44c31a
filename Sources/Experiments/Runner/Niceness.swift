import Foundation

/// How much a process gives way to others, from -20 to 19.
///
/// Linux keeps it by thread, and Dispatch gives its threads that of their class where it may, as for
/// root: what they start would not inherit that of the program. So a sweep reads its own and every
/// worker takes it on.
enum Niceness {
  #if canImport(Glibc)
  private static let process = __priority_which_t(PRIO_PROCESS.rawValue)
  #else
  private static let process = PRIO_PROCESS
  #endif

  /// That of the program: of its first thread.
  static var ofProgram: Int32 { getpriority(process, id_t(getpid())) }

  /// Gives the program's first thread, the calling one, and those that they start, another; without the
  /// right to, it stays.
  static func use(_ niceness: Int32) {
    for thread in [0, id_t(getpid())] { setpriority(process, thread, niceness) }
  }
}
