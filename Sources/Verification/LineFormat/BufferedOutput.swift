import Foundation

/// Bytes on their way to a file descriptor.
public struct BufferedOutput {
  private let descriptor: Int32

  /// What is not yet written; append to it.
  public var bytes: [UInt8] = []

  /// A buffer before a file descriptor.
  public init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Writes all of it.
  ///
  /// - Throws: `OutputError`.
  public mutating func flush() throws(OutputError) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { throw OutputError(code: errno) }
      done += count
    }
    bytes.removeAll(keepingCapacity: true)
  }
}

/// The output could not be written.
public struct OutputError: Error, CustomStringConvertible {
  /// The system's number of the error.
  public let code: Int32

  /// The message of the system.
  public var description: String { "cannot write results: \(String(cString: strerror(code)))" }
}
