import Foundation

/// Files that are there as a whole or not at all.
///
/// Bytes go to a new temporary file in the same directory, are forced to the device, and are then
/// renamed over the target: a reader, a kill or a full disk sees the old content or the new.
public enum AtomicWrite {
  /// Writes a file.
  ///
  /// - Throws: `RecordError` of kind `cannotCreate` (a directory that is missing or read-only) or
  ///   `cannotWrite` (a full disk); the target is then unchanged and nothing temporary is left.
  public static func write(_ bytes: [UInt8], to path: String) throws(RecordError) {
    let temporary = temporaryPath(for: path)
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(path) }
    var failure: RecordError?
    do throws(RecordError) {
      try descriptor.writeAll(bytes, path: path)
      guard fsync(descriptor) == 0 else { throw .system(path) }
    } catch {
      failure = error
    }
    if close(descriptor) != 0, failure == nil { failure = .system(path) }
    if failure == nil, rename(temporary, path) != 0 { failure = .system(path) }
    if let failure {
      unlink(temporary)
      throw failure
    }
    synchronizeDirectory(of: path)
  }

  /// Writes a text as UTF-8.
  ///
  /// - Throws: `RecordError` as for bytes.
  public static func write(_ text: String, to path: String) throws(RecordError) {
    try write(Array(text.utf8), to: path)
  }

  /// Creates a directory and those above it, where missing.
  ///
  /// - Throws: `RecordError` where it cannot be created or written to.
  public static func createDirectory(_ path: String) throws(RecordError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      if let code = underlying?.code { throw .system(path, code: Int32(code)) }
      throw RecordError(.cannotCreate, path: path, cause: "\(error.localizedDescription)")
    }
    guard access(path, W_OK) == 0 else { throw .system(path) }
  }

  /// Removes temporary files that killed writers of some targets left, on this machine or another.
  ///
  /// The caller must hold the lock under which alone these targets are written: whoever left the
  /// files then has ended, and no process number, which may be another's by now, has to tell.
  public static func removeAbandoned(of targets: [String]) {
    for (directory, group) in Dictionary(grouping: targets.map(split), by: \.directory) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
      for name in names where name.hasSuffix(".partial") {
        guard group.contains(where: { name.hasPrefix(".\($0.name).") }) else { continue }
        unlink(directory + "/" + name)
      }
    }
  }

  /// A name that nobody can foresee, and so put a link there.
  static func temporaryPath(for path: String) -> String {
    let (directory, name) = split(path)
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    return "\(directory)/.\(name).\(hostLabel)-\(getpid())-\(random).partial"
  }

  static func synchronizeDirectory(of path: String) {
    let descriptor = open(split(path).directory, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func split(_ path: String) -> (directory: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  private static let hostLabel = ProcessInfo.processInfo.hostName.filter {
    $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
  }
}

/// A file descriptor of the system.
typealias Descriptor = Int32

extension Descriptor {
  /// Writes every byte, however many calls that takes.
  func writeAll(_ bytes: [UInt8], path: String) throws(RecordError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(self, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(path) }
      written += count
    }
  }
}
