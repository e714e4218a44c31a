import Datasets
import RunRecords

/// The data sets of a study: what the sweep checks before it starts anything.
struct StudyData: Sendable {
  private struct Measured: Sendable {
    var checksums: [String: String]
    var trainingCount: Int
  }

  private var contents: [DataRequest: Measured] = [:]

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
      ($0.name.rawValue, $0.directory ?? "", $0.imageSide, $0.vocabularyLimit ?? .max)
        < ($1.name.rawValue, $1.directory ?? "", $1.imageSide, $1.vocabularyLimit ?? .max)
    }
    var first: [DatasetName: DataRequest] = [:]
    for source in ordered {
      let data = try LoadedData(source)
      try Self.checkImages(of: data, at: source)
      contents[source] = Measured(
        checksums: data.checksums, trainingCount: data.counts.train)
      guard let twin = first[source.name] else {
        first[source.name] = source
        continue
      }
      let other = contents[twin]?.checksums ?? [:]
      if let file = data.checksums.keys.sorted().first(where: {
        data.checksums[$0] != other[$0]
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
  private static func checkImages(
    of data: LoadedData, at source: DataRequest
  ) throws(DatasetError) {
    guard case .images(let images) = data,
      case .images(let height, let width, let channels, _) = source.name.content
    else { return }
    let (found, expected) = (images.train, (height: height, width: width, channels: channels))
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
        trainingCount: contents[run.dataSource]?.trainingCount ?? 0)
    }
    return counts
  }
}

extension Study.Cell {
  fileprivate var dataSource: DataRequest { specification.dataRequest(in: dataDirectory) }
}

extension PlannedRun {
  fileprivate var dataSource: DataRequest { specification.dataRequest(in: dataDirectory) }
}

extension DataRequest {
  /// The place in words.
  fileprivate var place: String { directory ?? "the usual place" }
}
