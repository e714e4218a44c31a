import Foundation

/// A running program with a pipe to its input and pipes from its output and standard error.
final class ProgramExchange {
  private var process: pid_t = 0
  private var toProgram: Int32 = -1
  private var fromProgram: Int32 = -1
  private var errorsOfProgram: Int32 = -1
  private let timeLimit: Double
  private let errors: PassedErrors

  /// How long, in seconds, an output may stay open when its program has ended and all answers are
  /// there.
  private static let graceAfterEnd = 2.0

  /// How a program ended by itself.
  enum Ending: Equatable {
    case status(Int32)
    case signal(Int32)

    /// The ending in words that follow "it" or "then".
    var text: String {
      switch self {
      case .status(let code): "ended with exit status \(code)"
      case .signal(let number): "was killed by signal \(number)"
      }
    }
  }

  /// Between the making of a pipe and its closing on exec another thread must not start a program: it
  /// would hold the pipe open.
  private static let starting = NSLock()

  /// Starts a command by `sh -c`, in a process group of its own.
  ///
  /// - Parameters:
  ///   - command: the command line.
  ///   - timeLimit: how long the program may neither take input nor give a whole line, in seconds.
  ///   - errors: takes what it writes to its standard error.
  /// - Throws: `SubjectFailure` if the system cannot start it.
  init(_ command: String, timeLimit: Double, errors: PassedErrors) throws {
    self.timeLimit = timeLimit
    self.errors = errors
    Self.starting.lock()
    defer { Self.starting.unlock() }
    signal(SIGPIPE, SIG_IGN)
    var programEnds: [Int32] = []
    defer { for end in programEnds { close(end) } }
    let input = try Self.pipe()
    toProgram = input.writing
    programEnds.append(input.reading)
    let output = try Self.pipe()
    fromProgram = output.reading
    programEnds.append(output.writing)
    let messages = try Self.pipe()
    errorsOfProgram = messages.reading
    programEnds.append(messages.writing)
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
    posix_spawn_file_actions_adddup2(&actions, messages.writing, STDERR_FILENO)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The program must see SIGPIPE as programs do, and no signal that waits for us to start it.
    var usual = sigset_t()
    var mask = sigset_t()
    sigemptyset(&usual)
    sigaddset(&usual, SIGPIPE)
    sigemptyset(&mask)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var arguments = ["/bin/sh", "-c", command].map { (text: String) in strdup(text) } + [nil]
    defer { arguments.forEach { free($0) } }
    process = try UnsafeProcessGroups.start {
      var started: pid_t = 0
      let code = posix_spawn(&started, "/bin/sh", &actions, &attributes, &arguments, environ)
      guard code == 0 else {
        throw SubjectFailure("cannot start the program: \(String(cString: strerror(code)))")
      }
      return started
    }
    for end in [toProgram, fromProgram, errorsOfProgram] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  }

  deinit {
    for end in [toProgram, fromProgram, errorsOfProgram] where end >= 0 { close(end) }
    endGroup()
  }

  /// Gives the program its input and takes its lines until its output ends; then ends what it has
  /// left running.
  ///
  /// - Returns: how it ended.
  /// - Throws: `SubjectFailure` if it moves nothing for the time limit, or if its output stays open
  ///   after its end; what `lines` throws.
  func run(_ input: [UInt8], into lines: inout ResultLines) throws -> Ending {
    var sent = 0
    var isOpen = true
    var hasEnded = false
    var lastMove = Self.now
    while isOpen {
      let limit = hasEnded && lines.isComplete ? min(timeLimit, Self.graceAfterEnd) : timeLimit
      let left = limit - (Self.now - lastMove)
      if left <= 0 { throw stopped(lines, unsent: input.count - sent, hasEnded: hasEnded) }
      var requests = [
        pollfd(fd: fromProgram, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errorsOfProgram, events: Int16(POLLIN), revents: 0),
        // A negative descriptor is passed over.
        pollfd(fd: toProgram, events: Int16(POLLOUT), revents: 0),
      ]
      let ready = poll(&requests, nfds_t(requests.count), Int32(min(left, 0.1) * 1000) + 1)
      if ready < 0 && errno == EINTR { continue }
      if ready == 0 { hasEnded = hasEnded || isZombie }
      if requests[2].revents != 0 {
        let count = send(input[sent...])
        sent += max(0, count)
        if count > 0 { lastMove = Self.now }
        // A program that closes its input early is judged by what it has answered.
        if count < 0 || sent == input.count { closeInput() }
      }
      if requests[1].revents != 0 { takeErrors() }
      if requests[0].revents != 0 {
        let before = lines.count
        let block = receive(fromProgram) ?? []
        isOpen = !block.isEmpty
        try lines.take(block)
        // Bytes that never become a line are no progress, else a dot a second would go on for ever.
        if lines.count != before { lastMove = Self.now }
      }
    }
    closeInput()
    return try ending(lines)
  }

  private static var now: Double { ProcessInfo.processInfo.systemUptime }

  private func stopped(_ lines: ResultLines, unsent: Int, hasEnded: Bool) -> SubjectFailure {
    if hasEnded {
      return SubjectFailure(
        "the program ended after \(lines.count) of \(lines.expected) lines, but something that it "
          + "started still holds its output open\(lines.unanswered)")
    }
    let piece = lines.openCount
    return SubjectFailure(
      "the program hangs: for \(timeLimit) seconds it neither took nor gave a line"
        + (unsent > 0 ? "" : " (it has all operands, and its input is closed)")
        + (piece > 0 ? "; \(piece) bytes of a line came without its line feed" : "")
        + lines.unanswered)
  }

  private func closeInput() {
    if toProgram >= 0 { close(toProgram) }
    toProgram = -1
  }

  /// The number of bytes that the pipe took; negative if nobody reads it.
  private func send(_ bytes: ArraySlice<UInt8>) -> Int {
    let count = bytes.withUnsafeBytes { write(toProgram, $0.baseAddress, $0.count) }
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : count
  }

  /// What has come; empty at the end, nil where nothing waits.
  private func receive(_ descriptor: Int32) -> [UInt8]? {
    var isWaiting = true
    let block = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      let received = read(descriptor, buffer.baseAddress, buffer.count)
      isWaiting = received >= 0 || (errno != EAGAIN && errno != EINTR)
      count = max(0, received)
    }
    return isWaiting ? block : nil
  }

  private func takeErrors() {
    guard errorsOfProgram >= 0, let block = receive(errorsOfProgram) else { return }
    if block.isEmpty {
      close(errorsOfProgram)
      errorsOfProgram = -1
    } else {
      errors.take(block)
    }
  }

  /// Whether the program has ended; it is not waited for yet, so its number stays its own.
  private var isZombie: Bool {
    var information = siginfo_t()
    let code = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
    return code == 0 && information.si_signo == SIGCHLD
  }

  /// Waits for the end of a program that has closed its output.
  private func ending(_ lines: ResultLines) throws -> Ending {
    let start = Self.now
    while !isZombie {
      takeErrors()
      if Self.now - start > timeLimit { throw stopped(lines, unsent: 0, hasEnded: false) }
      usleep(1000)
    }
    for _ in 0..<16 { takeErrors() }
    let status = endGroup()
    let signal = status & 0x7F
    return signal != 0 ? .signal(signal) : .status(status >> 8 & 0xFF)
  }

  /// Ends the program and all that it has started; gives its status.
  @discardableResult private func endGroup() -> Int32 {
    guard process > 0 else { return 0 }
    UnsafeProcessGroups.end(process)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    process = 0
    return status
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
