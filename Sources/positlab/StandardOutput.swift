import Foundation
import RunRecords
import Synchronization

/// Prints a line of results to standard output.
///
/// It stands before Swift's own `print` in this whole target, so that no command can print past the
/// check of `StandardOutput`: what could not be written changes how the command ends.
func print(_ text: String) {
  StandardOutput.write(text + "\n")
}

/// Where commands put their results, and what becomes of a command whose results cannot be written.
///
/// A reader that stops reading (`| head -1`) is no error: nothing more is written then, and the command
/// ends as it would have. Any other failure, as of a full disk, ends the command with 74 once its work
/// is done, whatever else it would have ended with, since nobody can trust a table that is cut off.
enum StandardOutput {
  /// The exit status of a command whose output was lost.
  static let lostOutputStatus: Int32 = 74

  /// The first error of the system.
  private static let failure = Mutex<Int32?>(nil)

  /// Writes a text, at once; after a failure nothing more is tried.
  static func write(_ text: String) {
    failure.withLock { failure in
      guard failure == nil else { return }
      let bytes = Array(text.utf8)
      var written = 0
      while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes {
          Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
        }
        if count < 0, errno == EINTR { continue }
        if count <= 0 {
          failure = errno
          return
        }
        written += count
      }
    }
  }

  /// Prepares the process: a reader that goes away and a limit of file sizes become errors of writing
  /// instead of signals, and the first files that the command opens do not become its output where
  /// the caller closed that.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // Opened the wrong way round, so that its use is an error as that of a closed one.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// The status that the command ends with; says so where results were lost.
  static func finalStatus(_ status: Int32) -> Int32 {
    guard let failure = failure.withLock({ $0 }), failure != EPIPE else { return status }
    StandardError.write(
      "positlab: cannot write to standard output: \(String(cString: strerror(failure)))\n")
    return lostOutputStatus
  }
}
