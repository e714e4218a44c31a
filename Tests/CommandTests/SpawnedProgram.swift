import Foundation

/// A `positlab` that runs beside the test, to be killed by it; its output is thrown away.
final class SpawnedProgram {
  /// The process.
  let id: pid_t
  private var status: Int32?

  /// Starts the program.
  init(_ arguments: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // Tests in the background may have been told to ignore an interrupt; the program must not be.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var usual = sigset_t()
    sigemptyset(&usual)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    // Nor must it inherit that the test's thread does not take signals, as threads of a pool do not.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var words = ([ProgramUnderTest.path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var started = pid_t()
    let code = posix_spawn(&started, ProgramUnderTest.path, &actions, &attributes, &words, environ)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
    id = started
  }

  /// Whether the process has not ended yet.
  var isRunning: Bool {
    collect(WNOHANG)
    return status == nil
  }

  /// Sends a signal, unless the process has ended.
  func send(_ signal: Int32) {
    if isRunning { kill(id, signal) }
  }

  /// Waits for the end: the exit status, or the negative number of the signal.
  func wait() -> Int32 {
    while status == nil { collect(0) }
    return status ?? 0
  }

  /// The workers that run now.
  var workers: [pid_t] { Processes.workers(of: id) }

  private func collect(_ options: Int32) {
    guard status == nil else { return }
    var code: Int32 = 0
    guard waitpid(id, &code, options) == id else { return }
    let signal = code & 0x7f
    status = signal == 0 ? (code >> 8) & 0xff : -signal
  }

  deinit {
    send(SIGKILL)
    _ = wait()
  }
}
