import RunRecords

/// The state that an interrupted run goes on from: a line that says whose it is, then the bytes of
/// the trainer.
struct Checkpoint {
  /// The run.
  var run: RunID
  /// The state of its trainer.
  var state: [UInt8]

  /// Writes the checkpoint, in place of an earlier one.
  func write(to path: String) throws(RecordError) {
    let header: JSONValue = .object([
      "checkpoint": 1, "run": .string("\(run)"),
      "sha256": .string(SHA256.hexadecimal(of: state)),
    ])
    try AtomicWrite.write(Array((header.canonicalText + "\n").utf8) + state, to: path)
  }

  /// Reads the checkpoint of a run; nil where there is none, or none that is whole and of this run.
  static func read(_ path: String, run: RunID) -> Checkpoint? {
    guard let bytes = try? FileBytes.read(path),
      let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let header = try? JSONValue(parsing: Array(bytes[..<end]))
    else { return nil }
    let state = Array(bytes[(end + 1)...])
    guard header["checkpoint"] == 1, header["run"]?.string == "\(run)",
      header["sha256"]?.string == SHA256.hexadecimal(of: state)
    else { return nil }
    return Checkpoint(run: run, state: state)
  }
}
