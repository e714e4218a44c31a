import Foundation
import PositJudge

/// Reads lines of operands and writes lines of results, without ever waiting for the end of the
/// input before it answers.
///
/// Lines that have arrived together are computed together; whatever is computed is written before
/// the calculator waits for more input.
public struct StreamingCalculator {
  private let format: LineFormat
  private let subject: any Subject
  private let setting: Setting
  private let seed: UInt64
  private var lineNumber = 0

  /// A calculator for an operation in a format; `seed` is that of results that are drawn.
  public init(_ setting: Setting, subject: any Subject, seed: UInt64 = 0) {
    self.setting = setting
    self.seed = seed
    self.subject = subject
    format = LineFormat(setting)
  }

  /// Reads until the end of `input` and writes the results to `output`, both file descriptors.
  ///
  /// A line has at most ``ArrivingLines/operandLimit`` bytes; a byte order mark is passed over.
  ///
  /// - Throws: `LineError` for the first malformed line, when all results before it are written;
  ///   `InputError` if the input cannot be read, likewise; `OutputError` if the output cannot be
  ///   written; what the subject throws.
  public mutating func run(input: Int32, output: Int32) throws {
    var lines = ArrivingLines(limit: ArrivingLines.operandLimit)
    var out = BufferedOutput(output)
    do {
      while true {
        if !inputIsWaiting(input) { try out.flush() }
        let block = try readBlock(input)
        if block.isEmpty { break }
        try lines.append(block, line: lineNumber + 1)
        if lines.complete.isEmpty { continue }
        try answer(lines.complete, &out)
        lines.removeComplete()
      }
      // The very last line may lack its line feed.
      try answer(lines.open, &out)
    } catch {
      try out.flush()
      throw error
    }
    try out.flush()
  }

  /// Answers complete lines, the last of which may lack its line feed.
  private mutating func answer(_ lines: ArraySlice<UInt8>, _ out: inout BufferedOutput) throws {
    var start = lines.startIndex
    var batch: CaseBatch?
    while start < lines.endIndex {
      let end = lines[start...].firstIndex(of: 0x0A) ?? lines.endIndex
      let line = lines[start..<end]
      start = end + 1
      lineNumber += 1
      let width = format.rowWidth(line)
      if let current = batch, current.rowWidth != width {
        try write(current, &out)
        batch = nil
      }
      var current = batch ?? CaseBatch(setting, rowWidth: width)
      if current.count == 0 { (current.firstCase, current.seed) = (UInt64(lineNumber - 1), seed) }
      batch = nil
      do {
        try format.parseOperands(line, line: lineNumber, into: &current)
      } catch {
        if !current.words.isEmpty { try write(current, &out) }
        throw error
      }
      batch = current
    }
    if let batch { try write(batch, &out) }
  }

  private func write(_ batch: CaseBatch, _ out: inout BufferedOutput) throws {
    let results = try subject.results(batch)
    for index in 0..<results.count {
      format.appendResult(results, index, to: &out.bytes)
      out.bytes.append(0x0A)
    }
    if out.bytes.count >= 1 << 16 { try out.flush() }
  }
}

/// The input could not be read: its end is not known.
public struct InputError: Error, CustomStringConvertible {
  /// The system's number of the error.
  public let code: Int32

  /// The message of the system.
  public var description: String { "cannot read the input: \(String(cString: strerror(code)))" }
}

/// Whether a read would return at once.
func inputIsWaiting(_ descriptor: Int32) -> Bool {
  var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return poll(&request, 1, 0) > 0
}

/// Waits for input and gives what has come; nothing at its end.
///
/// - Throws: `InputError` if it cannot be read.
func readBlock(_ descriptor: Int32) throws(InputError) -> [UInt8] {
  var failure: Int32 = 0
  let block = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
    var received = read(descriptor, buffer.baseAddress, buffer.count)
    while received < 0 && (errno == EINTR || errno == EAGAIN) {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if errno == EAGAIN { poll(&request, 1, -1) }
      received = read(descriptor, buffer.baseAddress, buffer.count)
    }
    if received < 0 { failure = errno }
    count = max(0, received)
  }
  if failure != 0 { throw InputError(code: failure) }
  return block
}
