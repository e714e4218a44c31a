import Datasets
import RunRecords

/// The data sets of a study: what the sweep checks before it starts anything.
struct StudyData: Sendable {
  private var checksumsByName: [DatasetName: [String: String]] = [:]
  private var trainingCounts: [DatasetName: Int] = [:]

  /// Reads every data set that some cell uses.
  ///
  /// - Throws: `DatasetError` where one is missing or damaged.
  init(of study: Study) throws(DatasetError) {
    let names = Set(study.groups.flatMap(\.cells).map(\.specification.datasetName))
    for name in names.sorted(by: { $0.rawValue < $1.rawValue }) {
      let dataset = try Dataset.load(name, directory: study.dataDirectory)
      checksumsByName[name] = dataset.checksums
      trainingCounts[name] = dataset.train.labels.count
    }
  }

  /// SHA-256 of every data file, by data set and file.
  var checksums: [String: String] {
    var all: [String: String] = [:]
    for (name, checksums) in checksumsByName {
      for (file, checksum) in checksums { all["\(name.rawValue)/\(file)"] = checksum }
    }
    return all
  }

  /// SHA-256 of every file of one data set.
  func checksums(of name: DatasetName) -> [String: String] {
    checksumsByName[name] ?? [:]
  }

  /// Optimiser steps of every run.
  func stepCounts(of runs: [PlannedRun]) -> [RunID: Int] {
    var counts: [RunID: Int] = [:]
    for run in runs {
      counts[run.id] = run.specification.stepCount(
        trainingSamples: trainingCounts[run.specification.datasetName] ?? 0)
    }
    return counts
  }
}
