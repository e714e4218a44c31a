import Foundation

/// The exclusive right to write a run's files, held by one process and given back by the system
/// when the process ends, however it ends.
public final class RunLock: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Takes the lock, waiting a while for a holder that may be about to end.
  ///
  /// - Parameters:
  ///   - path: the lock file; it is created and stays.
  ///   - patience: seconds to wait.
  /// - Returns: nil where another process still holds it.
  /// - Throws: `RecordError` where the file cannot be created.
  public static func acquire(_ path: String, patience: Double) throws(RecordError) -> RunLock? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(path) }
    let deadline = Date().addingTimeInterval(patience)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        let error = RecordError.system(path)
        close(descriptor)
        throw error
      }
      guard Date() < deadline else {
        close(descriptor)
        return nil
      }
      usleep(20_000)
    }
    return RunLock(descriptor: descriptor)
  }

  deinit {
    close(descriptor)
  }
}
