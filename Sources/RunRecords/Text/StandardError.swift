import Foundation

/// Standard error, for messages and progress: a courtesy that never stops the work.
public enum StandardError {
  /// Writes a text as far as it can be written.
  ///
  /// A terminal that is gone, a reader that has stopped or a full disk loses the text and nothing
  /// else; the caller goes on.
  public static func write(_ text: String) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      written += count
    }
  }
}
