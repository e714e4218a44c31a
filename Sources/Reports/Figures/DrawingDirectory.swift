import Foundation
import RunRecords

/// A directory in which one figure is drawn, beside the figures.
///
/// Whoever draws holds a lock in it, which the system gives back when the process ends, however it ends:
/// so a later report knows which directories nobody will come back to.
struct DrawingDirectory {
  private static let prefix = ".drawing-"

  /// Its absolute path.
  let path: String
  private let lock: RunLock

  /// Creates one.
  ///
  /// - Throws: `RecordError` where it cannot be created.
  init(below place: String) throws(RecordError) {
    let absolute = URL(fileURLWithPath: place).path
    path = "\(absolute)/\(Self.prefix)\(UUID().uuidString)"
    try AtomicWrite.createDirectory(path)
    guard let lock = try RunLock.acquire(path + "/lock", patience: 1) else {
      throw RecordError(.cannotCreate, path: path, cause: "somebody else has taken its lock")
    }
    self.lock = lock
  }

  /// Removes it with everything in it.
  func remove() {
    withExtendedLifetime(lock) { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Removes what reports that were killed have left.
  static func removeAbandoned(below place: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let path = "\(place)/\(name)"
      guard let lock = try? RunLock.acquire(path + "/lock", patience: 0) else { continue }
      withExtendedLifetime(lock) { try? FileManager.default.removeItem(atPath: path) }
    }
  }
}
