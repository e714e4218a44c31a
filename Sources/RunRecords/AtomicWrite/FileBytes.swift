import Foundation

/// Whole files in memory.
public enum FileBytes {
  /// Reads a file.
  ///
  /// - Throws: `RecordError` of kind `cannotRead`.
  public static func read(_ path: String) throws(RecordError) -> [UInt8] {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .system(path, reading: true) }
      close(descriptor)
      throw RecordError(.cannotRead, path: path, cause: "it is not a regular file")
    }
    return Array(bytes)
  }

  /// Reads a JSON file.
  ///
  /// - Throws: `RecordError` of kind `cannotRead` or `malformed`.
  public static func readJSON(_ path: String) throws(RecordError) -> JSONValue {
    let bytes = try read(path)
    do {
      return try JSONValue(parsing: bytes)
    } catch {
      throw RecordError(.malformed, path: path, cause: error.description)
    }
  }

  /// Whether there is anything at a path.
  public static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// Whether there is a plain file at a path, be it through symbolic links.
  public static func isRegular(_ path: String) -> Bool { isKind(S_IFREG, path) }

  /// Whether there is a directory at a path, be it through symbolic links.
  public static func isDirectory(_ path: String) -> Bool { isKind(S_IFDIR, path) }

  private static func isKind(_ kind: mode_t, _ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == kind
  }
}
