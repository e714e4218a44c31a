import Foundation
import Synchronization

/// The standard error of a subject on its way to ours: so much of it, then one line that says that
/// the rest is dropped.
///
/// A subject is started once a batch; the limits hold for all its runs together.
final class PassedErrors: Sendable {
  /// The number of bytes that are passed on.
  static let byteLimit = 1 << 20

  /// The number of lines that are passed on.
  static let lineLimit = 100

  private struct Count {
    var bytes = 0
    var lines = 0
    var isFull = false
  }

  private let count = Mutex(Count())

  /// Passes on what the limits allow; that our standard error cannot be written is no error.
  func take(_ block: [UInt8]) {
    let passed = count.withLock { count -> [UInt8] in
      if count.isFull { return [] }
      var end = 0
      while end < block.count {
        if count.lines == Self.lineLimit || count.bytes == Self.byteLimit {
          count.isFull = true
          let feed = end > 0 && block[end - 1] != 0x0A ? "\n" : ""
          return block[..<end] + Array("\(feed)... further output of the subject dropped\n".utf8)
        }
        if block[end] == 0x0A { count.lines += 1 }
        count.bytes += 1
        end += 1
      }
      return block
    }
    var sent = 0
    while sent < passed.count {
      let written = passed[sent...].withUnsafeBytes {
        write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      if written < 0 && errno == EINTR { continue }
      if written <= 0 { return }
      sent += written
    }
  }
}
