import Foundation

/// The files of one run: `manifest.json`, `metrics.jsonl`, `timing.jsonl`, and `DONE` or
/// `FAILED.json`, whichever comes last.
public struct RunDirectory: Sendable {
  /// The directory.
  public let path: String

  /// Names a directory; it need not exist.
  public init(path: String) {
    self.path = path
  }

  /// What the run is.
  public var manifestPath: String { path + "/manifest.json" }
  /// What it measured; holds nothing that depends on time or machine load.
  public var metrics: MetricLog { MetricLog(path: path + "/metrics.jsonl") }
  /// When it was started and resumed, and how long its epochs took.
  public var timing: MetricLog { MetricLog(path: path + "/timing.jsonl") }
  /// There once every result is: its presence is what makes a run finished.
  public var donePath: String { path + "/DONE" }
  /// There once the run has ended without a result.
  public var failedPath: String { path + "/FAILED.json" }

  /// Every file of a run; all are written under the run's lock.
  public var files: [String] { [manifestPath, metrics.path, timing.path, donePath, failedPath] }

  /// Writes the manifest in the current layout, creating the directory.
  ///
  /// - Throws: `RecordError` where it cannot be written.
  public func write(_ manifest: Manifest) throws(RecordError) {
    try AtomicWrite.createDirectory(path)
    try AtomicWrite.write(try Self.text(of: manifest, path: manifestPath), to: manifestPath)
  }

  /// What a manifest file holds: the manifest in the current layout, sealed.
  ///
  /// - Parameters:
  ///   - manifest: the manifest.
  ///   - path: the file, for messages.
  /// - Returns: the text of the file.
  /// - Throws: `RecordError` where the manifest has no JSON form.
  public static func text(of manifest: Manifest, path: String) throws(RecordError) -> String {
    var manifest = manifest
    manifest.recordVersion = RunRecordLayout.current
    do {
      return try JSONValue(encoding: manifest).sealed().indentedText
    } catch {
      throw RecordError(.malformed, path: path, cause: error.description)
    }
  }

  /// Declares the run finished; the last file of a record, which seals the others.
  ///
  /// - Throws: `RecordError` where it cannot be written.
  public func markFinished() throws(RecordError) {
    var text = ""
    for name in Self.sealedNames {
      text += Self.sealLine(name, try FileBytes.read("\(path)/\(name)"))
    }
    try AtomicWrite.write(text, to: donePath)
  }

  /// The files that `DONE` seals, in its order.
  static let sealedNames = ["metrics.jsonl", "manifest.json"]

  static func sealLine(_ name: String, _ bytes: [UInt8]) -> String {
    "\(name) sha256 \(SHA256.hexadecimal(of: bytes))\n"
  }

  /// Declares the run failed; it stays so until somebody asks for it to be tried again.
  ///
  /// - Parameters:
  ///   - id: the name of the run.
  ///   - reason: why it ended, in one line.
  /// - Throws: `RecordError` where it cannot be written.
  public func markFailed(_ id: RunID, reason: String) throws(RecordError) {
    try AtomicWrite.createDirectory(path)
    let failure: JSONValue = .object([
      "run": .string("\(id)"), "reason": .string(reason),
      "sha256": try digests(),
    ])
    try AtomicWrite.write(failure.sealed().indentedText, to: failedPath)
  }

  /// The SHA-256 of metrics and manifest as they are, by name; null for one that is not there, as a run
  /// may fail before it has any.
  func digests() throws(RecordError) -> JSONValue {
    var digests: [String: JSONValue] = [:]
    for name in Self.sealedNames {
      let file = path + "/" + name
      digests[name] =
        FileBytes.exists(file)
        ? .string(SHA256.hexadecimal(of: try FileBytes.read(file))) : .null
    }
    return .object(digests)
  }

  /// Forgets a failure, so that the run is started again.
  public func forgetFailure() {
    unlink(failedPath)
  }
}
