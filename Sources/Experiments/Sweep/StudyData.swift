import Datasets
import RunRecords

/// The data sets of a study: what the sweep checks before it starts anything.
struct StudyData: Sendable {
  /// A data set at a place, as cells name it.
  struct Location: Hashable, Sendable {
    var name: DatasetName
    /// nil where it is found by itself.
    var directory: String?

    /// The place in words.
    var place: String { directory ?? "the usual place" }
  }

  private struct Measured: Sendable {
    var checksums: [String: String]
    var trainingCount: Int
  }

  private var contents: [Location: Measured] = [:]

  /// Reads every data set that some cell uses, each once.
  ///
  /// The names of runs are made from the name of the data set and not from its place: in one study a
  /// name must mean one content.
  ///
  /// - Throws: `DatasetError` where one is missing or damaged, has images of another size than its name says,
  ///   or a name has different contents at different places.
  init(of study: Study) throws {
    let sources = Set(study.groups.flatMap(\.cells).map(\.dataSource))
    let ordered = sources.sorted {
      ($0.name.rawValue, $0.directory ?? "") < ($1.name.rawValue, $1.directory ?? "")
    }
    var first: [DatasetName: Location] = [:]
    for source in ordered {
      let dataset = try Dataset.load(source.name, directory: source.directory)
      try Self.checkImages(of: dataset, at: source)
      contents[source] = Measured(
        checksums: dataset.checksums, trainingCount: dataset.train.labels.count)
      guard let twin = first[source.name] else {
        first[source.name] = source
        continue
      }
      let other = contents[twin]?.checksums ?? [:]
      if let file = dataset.checksums.keys.sorted().first(where: {
        dataset.checksums[$0] != other[$0]
      }) {
        throw DatasetError(
          .malformed,
          "data set \(source.name.rawValue): \(file) in \(source.place) is not the one in "
            + "\(twin.place); within a study a data set must have one content wherever it lies, "
            + "as the names of its runs do not hold the directory")
      }
    }
  }

  /// The images must have the size that networks were checked against.
  private static func checkImages(of dataset: Dataset, at source: Location) throws(DatasetError) {
    let (found, expected) = (dataset.train, source.name.imageSize)
    guard (found.height, found.width, found.channels) != expected else { return }
    throw DatasetError(
      .malformed,
      "data set \(source.name.rawValue) in \(source.place): the images are \(found.height) x "
        + "\(found.width) x \(found.channels), expected \(expected.height) x \(expected.width) x "
        + "\(expected.channels)")
  }

  /// SHA-256 of every data file, by data set and file.
  var checksums: [String: String] {
    var all: [String: String] = [:]
    for (source, content) in contents {
      for (file, checksum) in content.checksums {
        all["\(source.name.rawValue)/\(file)"] = checksum
      }
    }
    return all
  }

  /// SHA-256 of every data file of a run.
  func checksums(of run: PlannedRun) -> [String: String] {
    contents[run.dataSource]?.checksums ?? [:]
  }

  /// Optimiser steps of every run.
  func stepCounts(of runs: [PlannedRun]) -> [RunID: Int] {
    var counts: [RunID: Int] = [:]
    for run in runs {
      counts[run.id] = run.specification.stepCount(
        trainingSamples: contents[run.dataSource]?.trainingCount ?? 0)
    }
    return counts
  }
}

extension Study.Cell {
  fileprivate var dataSource: StudyData.Location {
    StudyData.Location(name: specification.values.data.name, directory: dataDirectory)
  }
}

extension PlannedRun {
  fileprivate var dataSource: StudyData.Location {
    StudyData.Location(name: specification.values.data.name, directory: dataDirectory)
  }
}
