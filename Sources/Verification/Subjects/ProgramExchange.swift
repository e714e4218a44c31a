import Foundation

/// A running program with a pipe to its input and one from its output.
final class ProgramExchange {
  private var process: pid_t = 0
  private var toProgram: Int32 = -1
  private var fromProgram: Int32 = -1
  /// Between the making of a pipe and its closing on exec another thread must not start a program: it
  /// would hold the pipe open.
  private static let starting = NSLock()

  /// Starts a command by `sh -c`, in a process group of its own.
  ///
  /// - Throws: `SubjectFailure` if the system cannot start it.
  init(_ command: String) throws {
    Self.starting.lock()
    defer { Self.starting.unlock() }
    signal(SIGPIPE, SIG_IGN)
    let input = try Self.pipe()
    let output = try Self.pipe()
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    posix_spawnattr_init(&attributes)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
      close(input.reading)
      close(output.writing)
    }
    var arguments = ["/bin/sh", "-c", command].map { (text: String) in strdup(text) } + [nil]
    defer { arguments.forEach { free($0) } }
    toProgram = input.writing
    fromProgram = output.reading
    let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, environ)
    guard code == 0 else {
      throw SubjectFailure("cannot start the program: \(String(cString: strerror(code)))")
    }
    _ = fcntl(toProgram, F_SETFL, O_NONBLOCK)
    _ = fcntl(fromProgram, F_SETFL, O_NONBLOCK)
  }

  deinit {
    if toProgram >= 0 { close(toProgram) }
    if fromProgram >= 0 { close(fromProgram) }
    if process > 0 {
      kill(-process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
  }

  /// Gives the program its input and takes its output until it ends.
  ///
  /// - Returns: how it ended in words; nil for exit status 0.
  /// - Throws: `SubjectFailure` if nothing moves for `timeLimit` seconds; what `take` throws.
  func run(
    _ input: [UInt8], timeLimit: Double, take: ([UInt8]) throws -> Void
  ) throws -> String? {
    var sent = 0
    var isOpen = true
    while isOpen {
      var requests = [
        pollfd(fd: fromProgram, events: Int16(POLLIN), revents: 0),
        pollfd(fd: toProgram, events: Int16(POLLOUT), revents: 0),
      ]
      let ready = poll(&requests, toProgram >= 0 ? 2 : 1, Int32(timeLimit * 1000))
      if ready < 0 && errno == EINTR { continue }
      if ready == 0 { throw hung(timeLimit, input.count - sent) }
      if toProgram >= 0 && requests[1].revents != 0 {
        let count = send(input[sent...])
        sent += count
        // A program that closes its input early is judged by what it has answered.
        if count == 0 || sent == input.count { closeInput() }
      }
      if requests[0].revents != 0 {
        let block = receive()
        isOpen = !block.isEmpty
        try take(block)
      }
    }
    closeInput()
    return try ending(timeLimit)
  }

  private func hung(_ timeLimit: Double, _ unsent: Int) -> SubjectFailure {
    SubjectFailure(
      "the program hangs: for \(timeLimit) seconds it neither took nor gave a line"
        + (unsent > 0 ? "" : " (it has all operands, and its input is closed)"))
  }

  private func closeInput() {
    if toProgram >= 0 { close(toProgram) }
    toProgram = -1
  }

  private func send(_ bytes: ArraySlice<UInt8>) -> Int {
    let count = bytes.withUnsafeBytes { write(toProgram, $0.baseAddress, $0.count) }
    return max(0, count)
  }

  private func receive() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = max(0, read(fromProgram, buffer.baseAddress, buffer.count))
    }
  }

  /// Waits for the end of a program that has closed its output.
  private func ending(_ timeLimit: Double) throws -> String? {
    var status: Int32 = 0
    var waited = 0.0
    while waitpid(process, &status, WNOHANG) == 0 {
      if waited > timeLimit { throw hung(timeLimit, 0) }
      usleep(2000)
      waited += 0.002
    }
    process = 0
    let signal = status & 0x7F
    if signal != 0 { return "it was killed by signal \(signal)" }
    let code = status >> 8 & 0xFF
    return code == 0 ? nil : "it ended with exit status \(code)"
  }

  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    guard Foundation.pipe(&ends) == 0 else {
      throw SubjectFailure("cannot make a pipe: \(String(cString: strerror(errno)))")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}
