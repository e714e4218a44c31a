/// The record of a run as it was read, held against its name and its seals.
public struct RunRecord: Sendable {
  /// How far the run has come.
  public let status: RunStatus
  /// What the run is; nil where there is no manifest yet.
  public let manifest: Manifest?
  /// What it measured, in the order of the epochs.
  public let metrics: [JSONValue]
}

extension RunDirectory {
  /// Reads the whole record of a run.
  ///
  /// - Parameter id: the name of the run, which its manifest must have and be hashed to.
  /// - Returns: the record; without manifest and metrics where the run was not started.
  /// - Throws: `RecordError` that names the file which is missing, damaged, edited or another run's.
  public func record(of id: RunID) throws(RecordError) -> RunRecord {
    try checkKinds()
    let isFinished = FileBytes.exists(donePath)
    let hasManifest = FileBytes.exists(manifestPath)
    guard isFinished || hasManifest || FileBytes.exists(failedPath) else {
      return RunRecord(status: .notStarted, manifest: nil, metrics: [])
    }
    // A run may fail before its manifest is there.
    let manifest = hasManifest || isFinished ? try readManifest(of: id) : nil
    var status = RunStatus.unfinished
    if isFinished {
      try checkSeals(layout: manifest?.recordVersion ?? RunRecordLayout.current)
      status = .finished
    } else if FileBytes.exists(failedPath) {
      status = .failed(reason: try readFailure(of: id, layout: manifest?.recordVersion))
    }
    let lines = try metrics.read()
    if manifest?.kind == .trainingRun {
      try checkEpochs(lines, of: manifest?.specification, isFinished: isFinished)
    }
    return RunRecord(status: status, manifest: manifest, metrics: lines)
  }

  /// How far a run has come.
  ///
  /// The records of ended runs are verified; what is unfinished is not read, since whoever goes on
  /// with it needs nothing but its checkpoint.
  ///
  /// - Throws: `RecordError` that names the file which is missing, damaged, edited or another run's.
  public func status(of id: RunID) throws(RecordError) -> RunStatus {
    try checkKinds()
    if FileBytes.exists(donePath) || FileBytes.exists(failedPath) {
      return try record(of: id).status
    }
    return FileBytes.exists(manifestPath) ? .unfinished : .notStarted
  }

  /// Reads the manifest and holds it against the name of the run.
  ///
  /// - Throws: `RecordError` where it is missing, of another layout or run, or makes no sense.
  public func readManifest(of id: RunID) throws(RecordError) -> Manifest {
    try Self.manifest(parsing: try FileBytes.read(manifestPath), of: id, path: manifestPath)
  }

  /// Reads a manifest from its bytes and holds it against the name of the run.
  ///
  /// - Parameters:
  ///   - bytes: what a manifest file holds.
  ///   - id: the name of the run.
  ///   - path: where the bytes come from, for messages.
  /// - Returns: the manifest.
  /// - Throws: `RecordError` where it is of another layout or run, or makes no sense.
  public static func manifest(
    parsing bytes: [UInt8], of id: RunID, path: String
  ) throws(RecordError) -> Manifest {
    let manifest: Manifest
    do {
      manifest = try RunRecordLayout.opened(try JSONValue(parsing: bytes), path: path)
        .decoded(as: Manifest.self)
    } catch let error as RecordError {
      throw error
    } catch {
      throw RecordError(.malformed, path: path, cause: "\(error)")
    }
    guard manifest.run == id else {
      throw RecordError(
        .malformed, path: path, cause: "it is the manifest of run \(manifest.run), not of \(id)")
    }
    let defaultKeys = RunRecordLayout.defaultKeys(manifest.defaultKeys, manifest.recordVersion)
    if let key = RunID.missingKey(defaultKeys, in: manifest.specification) {
      throw RecordError(
        .malformed, path: path, cause: "its specification lacks '\(key)': it was damaged or edited")
    }
    let named = RunID(specification: manifest.specification, defaultKeys: defaultKeys)
    guard named == id else {
      throw RecordError(
        .malformed, path: path,
        cause: "its specification is that of run \(named), not of \(id): it was damaged or edited")
    }
    guard manifest.seed == manifest.specification["seed"]?.integer else {
      throw RecordError(.malformed, path: path, cause: "its seed is not that of its specification")
    }
    return manifest
  }

  /// Whatever is there must be a plain file in a directory.
  private func checkKinds() throws(RecordError) {
    if FileBytes.exists(path), !FileBytes.isDirectory(path) {
      throw RecordError(.malformed, path: path, cause: "it is not a directory")
    }
    for file in files where FileBytes.exists(file) && !FileBytes.isRegular(file) {
      throw RecordError(.malformed, path: file, cause: "it is not a regular file")
    }
  }

  /// `DONE` names the SHA-256 of the metrics and, since version 2, of the manifest.
  private func checkSeals(layout: Int) throws(RecordError) {
    let text = String(decoding: try FileBytes.read(donePath), as: UTF8.self)
    let sealed = try sealedFiles(layout: layout, in: text)
    for (name, line) in sealed {
      let file = path + "/" + name
      guard line == Self.sealLine(name, try FileBytes.read(file)) else {
        throw RecordError(
          .malformed, path: file,
          cause: "it is not what the run wrote: its SHA-256 is not the one in DONE")
      }
    }
  }

  private func sealedFiles(
    layout: Int, in text: String
  ) throws(RecordError) -> [(name: String, line: String)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { String($0) + "\n" }
    let names = Self.sealedNames.prefix(layout == 1 && lines.count == 1 ? 1 : 2)
    let fits =
      text == lines.joined() && lines.count == names.count
      && zip(names, lines).allSatisfy { name, line in
        line.hasPrefix("\(name) sha256 ") && line.utf8.count == name.utf8.count + 8 + 64 + 1
      }
    guard fits else {
      throw RecordError(
        .malformed, path: donePath,
        cause: "expected the SHA-256 of \(names.joined(separator: " and ")): it was damaged")
    }
    return zip(names, lines).map { ($0, $1) }
  }

  private func readFailure(of id: RunID, layout: Int?) throws(RecordError) -> String {
    let value = try FileBytes.readJSON(failedPath)
    if layout == 1, value[JSONValue.sealKey] == nil { return value["reason"]?.string ?? "unknown" }
    let failure = try value.unsealed(path: failedPath)
    guard failure["run"]?.string == "\(id)", let reason = failure["reason"]?.string else {
      throw RecordError(.malformed, path: failedPath, cause: "it is not the failure of run \(id)")
    }
    let digests = try digests()
    for name in Self.sealedNames where digests[name] != failure["sha256"]?[name] {
      throw RecordError(
        .malformed, path: path + "/" + name,
        cause: digests[name] == .null
          ? "it is gone: FAILED.json names its SHA-256"
          : "it is not what the run wrote: its SHA-256 is not the one in FAILED.json")
    }
    return reason
  }

  /// The lines of a training run are its epochs from 0 on, without a gap, to the last one planned or
  /// the one that diverged.
  private func checkEpochs(
    _ lines: [JSONValue], of specification: JSONValue?, isFinished: Bool
  ) throws(RecordError) {
    for (index, line) in lines.enumerated() where line["epoch"]?.integer != index {
      throw RecordError(
        .malformed, path: metrics.path,
        cause: "line \(index + 1) is not the measurement of epoch \(index)")
    }
    guard isFinished else { return }
    guard let last = lines.last else {
      throw RecordError(
        .malformed, path: metrics.path, cause: "the run is finished and measured nothing")
    }
    guard let epochs = specification?["epochs"]?.integer, last["diverged"]?.bool != true else {
      return
    }
    guard lines.count == epochs + 1 else {
      throw RecordError(
        .malformed, path: metrics.path,
        cause: "it ends with epoch \(lines.count - 1) of \(epochs), and the run is finished")
    }
  }
}
