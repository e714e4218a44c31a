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

  /// How far the run has come.
  ///
  /// - Throws: `RecordError` where the record of a failure cannot be read.
  public func status() throws(RecordError) -> RunStatus {
    if FileBytes.exists(donePath) { return .finished }
    if FileBytes.exists(failedPath) {
      let reason = try FileBytes.readJSON(failedPath)["reason"]?.string
      return .failed(reason: reason ?? "unknown")
    }
    return FileBytes.exists(manifestPath) ? .unfinished : .notStarted
  }

  /// Writes the manifest, creating the directory.
  ///
  /// - Throws: `RecordError` where it cannot be written.
  public func write(_ manifest: Manifest) throws(RecordError) {
    try AtomicWrite.createDirectory(path)
    let value: JSONValue
    do {
      value = try JSONValue(encoding: manifest)
    } catch {
      throw RecordError(.malformed, path: manifestPath, cause: error.description)
    }
    try AtomicWrite.write(value.indentedText, to: manifestPath)
  }

  /// Reads the manifest.
  ///
  /// - Throws: `RecordError` where it is missing, of another layout, or makes no sense.
  public func readManifest() throws(RecordError) -> Manifest {
    let value = try FileBytes.readJSON(manifestPath)
    if let version = value["recordVersion"]?.integer, version != Manifest.currentVersion {
      throw RecordError(
        .malformed, path: manifestPath,
        cause: "record version \(version); this program reads \(Manifest.currentVersion)")
    }
    do {
      return try value.decoded(as: Manifest.self)
    } catch {
      throw RecordError(.malformed, path: manifestPath, cause: error.description)
    }
  }

  /// Declares the run finished; the last file of a record.
  ///
  /// - Throws: `RecordError` where it cannot be written.
  public func markFinished() throws(RecordError) {
    let metricBytes = try FileBytes.read(metrics.path)
    try AtomicWrite.write(
      "metrics.jsonl sha256 \(SHA256.hexadecimal(of: metricBytes))\n", to: donePath)
  }

  /// Declares the run failed; it stays so until somebody asks for it to be tried again.
  ///
  /// - Throws: `RecordError` where it cannot be written.
  public func markFailed(reason: String) throws(RecordError) {
    try AtomicWrite.createDirectory(path)
    try AtomicWrite.write(
      JSONValue.object(["reason": .string(reason)]).indentedText, to: failedPath)
  }

  /// Forgets a failure, so that the run is started again.
  public func forgetFailure() {
    unlink(failedPath)
  }
}
