import Datasets
import Foundation
import RunRecords
import TestSupport
import Testing

@testable import Experiments

/// Every cell is trained on the data that its own directory holds, and says so in its record.
@Suite struct StudyDataRegressionTests {
  /// Images and labels in the format of MNIST, other ones for every seed.
  private static func writeDataSet(
    _ name: String, seed: UInt64, rows: UInt8 = 28, columns: UInt8 = 28,
    in directory: TemporaryDirectory
  ) throws {
    for (prefix, count) in [("train", 40), ("t10k", 20)] {
      let set = SyntheticImages.images(count: count, seed: seed + UInt64(count))
      let images =
        [0, 0, 8, 3, 0, 0, 0, UInt8(count), 0, 0, 0, rows, 0, 0, 0, columns] + set.pixels
      let labels = [0, 0, 8, 1, 0, 0, 0, UInt8(count)] + set.labels.map { UInt8($0) }
      try directory.write(images, to: "\(name)/\(prefix)-images-idx3-ubyte")
      try directory.write(labels, to: "\(name)/\(prefix)-labels-idx1-ubyte")
    }
  }

  private static func yaml(_ groups: String) -> String {
    """
    base:
      model: {name: mlp, hidden: [4]}
      epochs: 1
      precision: {default: {format: float32}}
    seeds: [1]
    groups:
    \(groups)
    """
  }

  private static func group(
    _ name: String, _ data: String, _ directory: String, rate: Double = 0.01
  )
    -> String
  {
    "  - {name: \(name), set: {learningRate: \(rate), "
      + "data: {name: \(data), directory: '\(directory)'}}}"
  }

  @Test func everyGroupHasItsOwnDirectory() async throws {
    let data = try TemporaryDirectory(inMemory: true)
    try Self.writeDataSet("clothes", seed: 1, in: data)
    try Self.writeDataSet("digits", seed: 2, in: data)
    let clothes = Self.group("clothes", "fashion-mnist", data.path + "/clothes")
    let digits = Self.group("digits", "mnist", data.path + "/digits")
    let results = try TemporaryDirectory(inMemory: true)
    // Together in both orders, and alone: every run is the same.
    let studies = [clothes + "\n" + digits, digits + "\n" + clothes, clothes, digits]
    var records: [RunID: Set<[String: [UInt8]]>] = [:]
    for (index, groups) in studies.enumerated() {
      let path = results.path + "/\(index)"
      let sweep = try TinySweep(Self.yaml(groups))
      let summary = try await sweep.run(into: path)
      #expect(summary.exitStatus == 0)
      for run in sweep.study.runs {
        let files = try FileTree(reading: path + "/runs/\(run.id)").lasting
        records[run.id, default: []].insert(files)
      }
    }
    #expect(records.count == 2)
    #expect(records.values.allSatisfy { $0.count == 1 }, "a run depends on what it stands beside")
    let ids = try TinySweep(Self.yaml(studies[0])).study.runs.map(\.id)
    let together = ResultsDirectory(path: results.path + "/0")
    let plan = try StudyPlan(of: together)
    #expect(plan.dataChecksums.count == 8)
    for (id, name) in zip(ids, ["fashion-mnist", "mnist"]) {
      for (file, checksum) in try together.run(id).readManifest(of: id).dataChecksums {
        #expect(plan.dataChecksums["\(name)/\(file)"] == checksum)
      }
    }
    let images = "train-images-idx3-ubyte"
    #expect(
      plan.dataChecksums["fashion-mnist/" + images] != plan.dataChecksums["mnist/" + images])
  }

  /// Networks are checked on the images that a data set is known to have.
  @Test func imagesOfAnotherSizeAreRefused() async throws {
    let data = try TemporaryDirectory(inMemory: true)
    try Self.writeDataSet("wide", seed: 1, rows: 14, columns: 56, in: data)
    let sweep = try TinySweep(Self.yaml(Self.group("a", "mnist", data.path + "/wide")))
    let error = await #expect(throws: DatasetError.self) {
      _ = try await sweep.run(into: data.path + "/results")
    }
    #expect(error?.exitStatus == 65)
    #expect(
      error?.description.contains("the images are 14 x 56 x 1, expected 28 x 28 x 1") == true,
      "\(String(describing: error))")
    #expect(!FileBytes.exists(data.path + "/results"))
  }

  /// The names of runs do not hold the directory, so one name with two contents would be two results of
  /// one name.
  @Test func oneNameWithTwoContentsIsRefused() async throws {
    let data = try TemporaryDirectory(inMemory: true)
    try Self.writeDataSet("one", seed: 1, in: data)
    try Self.writeDataSet("two", seed: 2, in: data)
    try Self.writeDataSet("copy", seed: 1, in: data)
    func run(_ second: String) async throws -> SweepSummary {
      let sweep = try TinySweep(
        Self.yaml(
          Self.group("a", "mnist", data.path + "/one") + "\n"
            + Self.group("b", "mnist", data.path + "/" + second, rate: 0.02)))
      return try await sweep.run(into: data.path + "/results-" + second)
    }
    #expect(try await run("copy").exitStatus == 0)
    let error = await #expect(throws: DatasetError.self) { _ = try await run("two") }
    #expect(error?.exitStatus == 65)
    #expect(error?.description.contains(data.path + "/two") == true, "\(String(describing: error))")
    #expect(!FileBytes.exists(data.path + "/results-two"))
  }
}
