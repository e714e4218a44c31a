import RunRecords

extension StudyResults {
  /// Reads the plan and every record of a results directory.
  ///
  /// - Parameter directory: holds `study.json` and `runs/`.
  /// - Throws: `ReportError` where the plan or a record is missing its files or damaged; runs that
  ///   were not started, are unfinished or failed are no error.
  public init(reading directory: ResultsDirectory) throws(ReportError) {
    do throws(RecordError) {
      plan = try StudyPlan(of: directory)
      var cache: [RunID: RunResult] = [:]
      var groups: [[[RunResult]]] = []
      for group in plan.groups {
        var cells: [[RunResult]] = []
        for cell in group.cells {
          try Self.check(cell, of: group, in: plan, path: directory.planPath)
          var results: [RunResult] = []
          for (id, seed) in zip(cell.runs, plan.seeds) {
            if cache[id] == nil { cache[id] = try Self.read(id, seed: seed, directory.run(id)) }
            if let result = cache[id] { results.append(result) }
          }
          cells.append(results)
        }
        groups.append(cells)
      }
      runs = groups
    } catch {
      throw .record(error)
    }
    guard runs.joined().joined().contains(where: { $0.status != .notStarted }) else {
      throw .noRuns(directory: directory.path, planned: plan.runs.count)
    }
  }

  private static func check(
    _ cell: StudyPlan.Cell, of group: StudyPlan.Group, in plan: StudyPlan, path: String
  ) throws(RecordError) {
    let name = "cell '\(cell.labels.joined(separator: ", "))' of group '\(group.name)'"
    guard cell.labels.count == group.axes.count else {
      throw RecordError(
        .malformed, path: path,
        cause: "\(name) has \(cell.labels.count) labels for \(group.axes.count) axes")
    }
    guard cell.runs.count == plan.seeds.count else {
      throw RecordError(
        .malformed, path: path,
        cause: "\(name) has \(cell.runs.count) runs for \(plan.seeds.count) seeds")
    }
  }

  private static func read(
    _ id: RunID, seed: Int, _ directory: RunDirectory
  ) throws(RecordError) -> RunResult {
    let status = try directory.status()
    guard status != .notStarted else {
      return RunResult(id: id, seed: seed, status: status, epochs: [])
    }
    // A run may fail before its manifest is there; whatever has one must be the run it says.
    if FileBytes.exists(directory.manifestPath) || status == .finished {
      let manifest = try directory.readManifest()
      guard manifest.run == id else {
        throw RecordError(
          .malformed, path: directory.manifestPath,
          cause: "it is the manifest of run \(manifest.run), not of \(id)")
      }
    }
    if status == .finished { try checkSeal(of: directory) }
    let epochs = try readEpochs(directory.metrics)
    guard status != .finished || !epochs.isEmpty else {
      throw RecordError(
        .malformed, path: directory.metrics.path, cause: "the run is finished and measured nothing")
    }
    return RunResult(id: id, seed: seed, status: status, epochs: epochs)
  }

  /// `DONE` names the checksum of the metrics it sealed.
  private static func checkSeal(of directory: RunDirectory) throws(RecordError) {
    let checksum = SHA256.hexadecimal(of: try FileBytes.read(directory.metrics.path))
    let seal = String(decoding: try FileBytes.read(directory.donePath), as: UTF8.self)
    guard seal == "metrics.jsonl sha256 \(checksum)\n" else {
      throw RecordError(
        .malformed, path: directory.metrics.path,
        cause: "it is not what the run wrote: its SHA-256 is not the one in DONE")
    }
  }

  private static func readEpochs(_ log: MetricLog) throws(RecordError) -> [EpochRecord] {
    var records: [EpochRecord] = []
    for (index, line) in try log.read().enumerated() {
      guard let record = EpochRecord(line), record.epoch > (records.last?.epoch ?? -1) else {
        throw RecordError(
          .malformed, path: log.path,
          cause: "line \(index + 1) is not the measurement of a next epoch")
      }
      records.append(record)
    }
    return records
  }
}
