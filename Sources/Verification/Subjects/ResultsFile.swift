import Foundation
import PositJudge
import RunRecords
import Synchronization

/// A file of results that were computed elsewhere: on an FPGA, an emulator, a licence server.
///
/// It holds one line for every line that `positlab vectors --operands-only` writes with the same
/// options, in that order: the result alone, or the operands and the result, which are then held
/// against the operands of the campaign. It is read once, from its first line to its last.
public final class ResultsFile: Subject {
  /// The name in certificates: the path; the digest of the content is part of the identity.
  public let name: String

  /// The number of lines by which the results come late: so many at the beginning are dropped, and
  /// so many more are at the end.
  public let latency: Int

  private let path: String
  private let reading: Mutex<Reading>

  private struct Reading {
    let descriptor: Int32
    var lines = ArrivingLines(limit: ArrivingLines.operandLimit)
    /// Where the next line begins among the complete ones.
    var next = 0
    var lineNumber = 0
    var isAtEnd = false
    /// The number of the line that answers the first case of the last batch.
    var firstLine = 1
  }

  /// Opens a file.
  ///
  /// - Throws: `RecordError` of kind `cannotRead` for what is no readable regular file.
  public init(_ path: String, latency: Int = 0) throws(RecordError) {
    self.path = path
    self.latency = latency
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw RecordError(.cannotRead, path: path, cause: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw RecordError(
        .cannotRead, path: path,
        cause: "it is not a regular file (a pipe can be judged by --subject 'cat PIPE')")
    }
    name = "results in \(path)" + (latency == 0 ? "" : " (latency \(latency))")
    reading = Mutex(Reading(descriptor: descriptor))
  }

  deinit { reading.withLock { _ = close($0.descriptor) } }

  /// Whether there are results of an operation: the lines say so.
  public func supports(_ setting: Setting) -> Bool { setting.problem == nil }

  /// The file.
  public func origin(_ setting: Setting) -> SubjectOrigin { .files([path]) }

  /// A line is read once.
  public var isReadInOrder: Bool { true }

  /// The line that holds the answer.
  public func origin(ofRow row: Int, operands: String, _ setting: Setting) -> String {
    "line \(reading.withLock { $0.firstLine } + row) of \(path)"
  }

  /// The results of the next lines.
  ///
  /// - Throws: `SubjectFailure` if the file has too few lines, or one that is malformed or answers
  ///   other operands; it names the line.
  public func results(_ batch: CaseBatch) throws -> ResultBatch {
    let format = LineFormat(batch.setting)
    var results = ResultBatch(batch.setting)
    try reading.withLock { reading in
      if reading.lineNumber == 0 {
        for _ in 0..<latency where try nextLine(&reading) == nil {
          throw SubjectFailure("\(path) has fewer than the \(latency) lines that --latency drops")
        }
      }
      reading.firstLine = reading.lineNumber + 1
      for index in 0..<batch.count {
        guard let line = try nextLine(&reading) else {
          throw SubjectFailure(
            "\(path) ends after line \(reading.lineNumber); the next line is due to answer "
              + operands(batch, index, format))
        }
        do throws(LineError) {
          try read(line, reading.lineNumber, batch, index, format, &results)
        } catch {
          throw SubjectFailure(
            "\(path): \(error); the operands of the campaign are "
              + operands(batch, index, format))
        }
      }
    }
    return results
  }

  /// Requires that all lines were read.
  ///
  /// - Throws: `SubjectFailure` that names the first line too many.
  public func finish() throws {
    try reading.withLock { reading in
      if try nextLine(&reading) != nil {
        throw SubjectFailure(
          "\(path) has more lines than the campaign has cases: line \(reading.lineNumber) is the "
            + "first too many (same operation, format, strengths, seed and shard as the vectors?)")
      }
    }
  }

  private func operands(_ batch: CaseBatch, _ index: Int, _ format: LineFormat) -> String {
    var text: [UInt8] = []
    format.appendOperands(batch, index, to: &text)
    return String(decoding: text.prefix(400), as: UTF8.self)
  }

  private func nextLine(_ reading: inout Reading) throws -> ArraySlice<UInt8>? {
    do {
      while reading.next == reading.lines.complete.endIndex && !reading.isAtEnd {
        reading.lines.removeComplete()
        reading.next = 0
        let block = try readBlock(reading.descriptor)
        reading.isAtEnd = block.isEmpty
        // The last line may lack its line feed.
        let isCut = block.isEmpty && !reading.lines.open.isEmpty
        try reading.lines.append(isCut ? [0x0A] : block, line: reading.lineNumber + 1)
      }
    } catch {
      throw SubjectFailure("\(path): \(error)")
    }
    let complete = reading.lines.complete
    guard let end = complete[reading.next...].firstIndex(of: 0x0A) else { return nil }
    defer { reading.next = end + 1 }
    reading.lineNumber += 1
    return complete[reading.next..<end]
  }

  private func read(
    _ line: ArraySlice<UInt8>, _ number: Int, _ batch: CaseBatch, _ index: Int,
    _ format: LineFormat, _ results: inout ResultBatch
  ) throws(LineError) {
    let columns = LineReader.columnCount(line)
    if columns == 1 { return try format.parseResult(line, line: number, into: &results) }
    var reader = LineReader(line, line: number)
    guard columns == batch.setting.columnNames(rowWidth: batch.rowWidth).count + 1 else {
      throw reader.failure("expected a result, or the operands and the result")
    }
    if latency > 0 { throw reader.failure("with --latency a line holds nothing but a result") }
    var start = line.startIndex
    for _ in 1..<columns { start = try reader.token().endIndex }
    var given = CaseBatch(batch.setting, rowWidth: batch.rowWidth)
    try format.parseOperands(line[..<start], line: number, into: &given)
    let isSame =
      batch.texts.isEmpty
      ? given.row(0) == batch.row(index) : given.text(0) == batch.text(index)
    guard isSame else { throw reader.failure("these are not the operands of this line") }
    try format.parseResult(line[start...], line: number, into: &results)
  }
}
