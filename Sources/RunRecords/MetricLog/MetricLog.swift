import Foundation

/// Measurements in the order they were made, one JSON object a line.
///
/// A line counts once its line feed is there: what a kill tore off is dropped by the reader and
/// cut off by the next writer.
public struct MetricLog: Sendable {
  /// The file.
  public let path: String

  /// Names a log; the file need not exist.
  public init(path: String) {
    self.path = path
  }

  /// The complete lines; none where there is no file.
  ///
  /// - Throws: `RecordError` where a complete line is no JSON.
  public func read() throws(RecordError) -> [JSONValue] {
    guard FileBytes.exists(path) else { return [] }
    var lines: [JSONValue] = []
    let complete = try FileBytes.read(path).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).dropLast()
    for (index, line) in complete.enumerated() {
      do {
        lines.append(try JSONValue(parsing: Array(line)))
      } catch {
        throw RecordError(.malformed, path: path, cause: "line \(index + 1) is not valid JSON")
      }
    }
    return lines
  }

  /// Adds a line and forces it to the device.
  ///
  /// - Throws: `RecordError`; the log then holds what it held before, or that and a torn line.
  public func append(_ line: JSONValue) throws(RecordError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(path) }
    defer { close(descriptor) }
    let end = try completeLength()
    guard ftruncate(descriptor, off_t(end)) == 0, lseek(descriptor, off_t(end), SEEK_SET) >= 0
    else { throw .system(path) }
    do throws(RecordError) {
      try descriptor.writeAll(Array((line.canonicalText + "\n").utf8), path: path)
    } catch {
      ftruncate(descriptor, off_t(end))
      throw error
    }
    guard fsync(descriptor) == 0 else { throw .system(path) }
  }

  /// Replaces the whole log at once, as when a resumed run goes back to its checkpoint.
  ///
  /// - Throws: `RecordError`; the log is then unchanged.
  public func replace(with lines: [JSONValue]) throws(RecordError) {
    try AtomicWrite.write(lines.map { $0.canonicalText + "\n" }.joined(), to: path)
  }

  private func completeLength() throws(RecordError) -> Int {
    (try FileBytes.read(path).lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
  }
}
