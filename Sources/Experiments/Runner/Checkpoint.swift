import RunRecords

/// The state that an interrupted run goes on from: its record so far and its trainer, so that the two
/// always belong together.
///
/// Layout: a sealed line of JSON that says whose it is, how long the parts are and what their SHA-256
/// is; then the bytes of the manifest, of the metrics, and of the trainer.
struct Checkpoint {
  /// The run.
  var run: RunID
  /// What `manifest.json` holds.
  var manifest: [UInt8]
  /// What `metrics.jsonl` holds after the epochs that the trainer has completed.
  var metrics: [UInt8]
  /// The state of the trainer.
  var state: [UInt8]

  private static let version = 2

  /// Writes the checkpoint, in place of an earlier one.
  func write(to path: String) throws(RecordError) {
    let parts = manifest + metrics + state
    let header: JSONValue = .object([
      "checkpoint": .integer(Self.version), "run": .string("\(run)"),
      "manifestBytes": .integer(manifest.count), "metricBytes": .integer(metrics.count),
      "sha256": .string(SHA256.hexadecimal(of: parts)),
    ])
    try AtomicWrite.write(Array((header.sealed().canonicalText + "\n").utf8) + parts, to: path)
  }

  /// Reads the checkpoint of a run.
  ///
  /// - Returns: nil where there is none.
  /// - Throws: `RecordError` where it is damaged, of another layout or of another run.
  static func read(_ path: String, run: RunID) throws(RecordError) -> Checkpoint? {
    guard FileBytes.exists(path) else { return nil }
    let bytes = try FileBytes.read(path)
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let line = try? JSONValue(parsing: Array(bytes[..<end]))
    else {
      throw RecordError(.malformed, path: path, cause: "it does not begin as a checkpoint does")
    }
    guard line["checkpoint"]?.integer == version else {
      throw RecordError(.malformed, path: path, cause: "it is of another layout")
    }
    let header = try line.unsealed(path: path)
    guard let owner = header["run"]?.string, let manifestBytes = header["manifestBytes"]?.integer,
      let metricBytes = header["metricBytes"]?.integer, manifestBytes >= 0, metricBytes >= 0
    else { throw RecordError(.malformed, path: path, cause: "its first line lacks a key") }
    guard owner == "\(run)" else {
      throw RecordError(.malformed, path: path, cause: "it is the checkpoint of run \(owner)")
    }
    let parts = bytes[(end + 1)...]
    guard header["sha256"]?.string == SHA256.hexadecimal(of: Array(parts)) else {
      throw RecordError(.malformed, path: path, cause: "its SHA-256 does not fit: it was damaged")
    }
    let (manifest, rest) = (parts.prefix(manifestBytes), parts.dropFirst(manifestBytes))
    return Checkpoint(
      run: run, manifest: Array(manifest), metrics: Array(rest.prefix(metricBytes)),
      state: Array(rest.dropFirst(metricBytes)))
  }
}
