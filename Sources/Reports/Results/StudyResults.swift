import RunRecords

/// Everything that a report is made from: the plan of a study and what its runs measured.
public struct StudyResults: Sendable {
  /// What was planned.
  public let plan: StudyPlan
  /// The runs of every group, by cell and seed in the order of the plan.
  public let runs: [[[RunResult]]]

  /// Creates results from parts.
  ///
  /// - Parameters:
  ///   - plan: the groups and their cells.
  ///   - runs: by group, cell and seed, in the order of the plan.
  public init(plan: StudyPlan, runs: [[[RunResult]]]) {
    self.plan = plan
    self.runs = runs
  }
}

extension StudyResults {
  /// Reads the plan and every record of a results directory.
  ///
  /// - Parameter directory: holds `study.json` and `runs/`.
  /// - Throws: `ReportError` where the plan or a record is missing its files, damaged or edited, or does
  ///   not fit its name; runs that were not started, are unfinished or failed are no error.
  public init(reading directory: ResultsDirectory) throws(ReportError) {
    do throws(RecordError) {
      plan = try StudyPlan(of: directory)
      var groups: [[[RunResult]]] = []
      for group in plan.groups {
        var cells: [[RunResult]] = []
        for cell in group.cells {
          var results: [RunResult] = []
          for (id, seed) in zip(cell.runs, plan.seeds) {
            results.append(try Self.read(id, seed: seed, directory.run(id), plan))
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

  private static func read(
    _ id: RunID, seed: Int, _ directory: RunDirectory, _ plan: StudyPlan
  ) throws(RecordError) -> RunResult {
    let record = try directory.record(of: id)
    if let manifest = record.manifest {
      try checkData(of: manifest, against: plan, path: directory.manifestPath)
    }
    return RunResult(
      id: id, seed: seed, status: record.status,
      epochs: try epochs(record.metrics, path: directory.metrics.path))
  }

  /// A run must have been made from the data that the study was planned with.
  private static func checkData(
    of manifest: Manifest, against plan: StudyPlan, path: String
  ) throws(RecordError) {
    let name = manifest.specification["data"]?["name"]?.string ?? ""
    for (file, checksum) in manifest.dataChecksums.sorted(by: { $0.key < $1.key })
    where plan.dataChecksums["\(name)/\(file)"] != checksum {
      throw RecordError(
        .malformed, path: path,
        cause: "the SHA-256 of its data file \(name)/\(file) is not the one in study.json")
    }
  }

  private static func epochs(
    _ lines: [JSONValue], path: String
  ) throws(RecordError) -> [EpochRecord] {
    var records: [EpochRecord] = []
    for (index, line) in lines.enumerated() {
      guard let record = EpochRecord(line) else {
        throw RecordError(
          .malformed, path: path, cause: "line \(index + 1) is not the measurement of an epoch")
      }
      records.append(record)
    }
    return records
  }
}
