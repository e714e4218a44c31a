import CPNG
import Foundation
import Randomness
import RunRecords
import TestSupport
import Testing

@testable import Experiments

/// Tiny studies of every kind of data: coloured images of one size, folders of images, text.
@Suite(.serialized) struct StudyDataKindsPropertyTests {
  /// CIFAR-10's files, with two records each.
  private static func writeCIFAR(in directory: TemporaryDirectory) throws {
    for (file, name) in ((1...5).map { "data_batch_\($0).bin" } + ["test_batch.bin"]).enumerated() {
      let noise = RandomStream(seed: UInt64(file))
      var bytes: [UInt8] = []
      for record in 0..<4 {
        let label = UInt8(record % 2)
        bytes.append(label)
        bytes += (0..<3072).map { index in
          UInt8(100 * Int(label) + noise.below(100, at: UInt64(record * 3072 + index)))
        }
      }
      try directory.write(bytes, to: "cifar/\(name)")
    }
  }

  /// Four images of each of three classes to train on, two to test on.
  private static func writeFolder(in directory: TemporaryDirectory) throws {
    for (part, count) in [("train", 4), ("val", 2)] {
      for (label, name) in ["ant", "bee", "cow"].enumerated() {
        for number in 0..<count {
          var image = png_image()
          image.version = png_uint_32(PNG_IMAGE_VERSION)
          (image.width, image.height, image.format) = (png_uint_32(13 + number), 15, 2)
          let pixels = (0..<(15 * (13 + number) * 3)).map { UInt8($0 * 7 % 90 + 80 * label) }
          var size = 0
          #expect(png_image_write_to_memory(&image, nil, &size, 0, pixels, 0, nil) != 0)
          var bytes = [UInt8](repeating: 0, count: size)
          #expect(png_image_write_to_memory(&image, &bytes, &size, 0, pixels, 0, nil) != 0)
          try directory.write(
            Array(bytes.prefix(size)), to: "animals/\(part)/\(name)/\(number).png")
        }
      }
    }
  }

  private static func writeText(in directory: TemporaryDirectory) throws {
    let line = "the cat sat on the mat and the dog sat on the log"
    try directory.write(String(repeating: line + "\n", count: 12), to: "words/train.txt")
    try directory.write(String(repeating: line + "\n", count: 4), to: "words/test.txt")
  }

  private static func yaml(_ data: String) -> String {
    """
    title: Kinds of data
    base:
      epochs: 2
      batchSize: 4
      learningRate: 0.1
      precision: {default: {format: 'posit(16,1)'}, masterWeight: {rounding: stochastic}}
    seeds: [1]
    groups:
      - name: cifar
        set:
          model: resnet8
          schedule: milestones(1, 0.5)
          data: {name: cifar10, directory: '\(data)/cifar', augmentation: crop(4)+flip}
      - name: folder
        set:
          model: {name: mlp, hidden: [6]}
          data:
            {name: image-folder, directory: '\(data)/animals', imageSize: 10, resize: 12, augmentation: crop(0)+flip}
      - name: text
        set:
          model: {name: lstm, units: 6, layers: 1, dropout: 0.1}
          gradientClip: 5
          data: {name: text, directory: '\(data)/words', sequenceLength: 6}
    """
  }

  private static func data() throws -> TemporaryDirectory {
    let data = try TemporaryDirectory(inMemory: true)
    try writeCIFAR(in: data)
    try writeFolder(in: data)
    try writeText(in: data)
    return data
  }

  @Test func everyKindIsTrainedTheSameTwice() async throws {
    let data = try Self.data()
    let sweep = try TinySweep(Self.yaml(data.path))
    let (first, second) = (
      try TemporaryDirectory(inMemory: true), try TemporaryDirectory(inMemory: true)
    )
    #expect(try await sweep.run(into: first.path).exitStatus == 0)
    // A run that goes on from a checkpoint at every step leaves the same.
    #expect(try await sweep.run(into: second.path, checkpointSeconds: 0).exitStatus == 0)
    let trees = (try FileTree(reading: first.path), try FileTree(reading: second.path))
    #expect(trees.0.differences(to: trees.1).isEmpty, "\(trees.0.differences(to: trees.1))")
    for run in sweep.study.runs {
      let directory = ResultsDirectory(path: first.path).run(run.id)
      let epochs = try directory.metrics.read()
      #expect(epochs.count == 3)
      for epoch in epochs { #expect(epoch["testLoss"]?.number?.isFinite == true) }
      let before = epochs[0]["testLoss"]?.number ?? 0
      #expect((epochs[2]["testLoss"]?.number ?? .infinity) < before, "\(run.id): \(epochs)")
      let manifest = try FileBytes.readJSON(directory.manifestPath)
      #expect(manifest["dataChecksums"]?.object?.isEmpty == false)
    }
    // Steps as the sweep foretells them: 20 images, 12 images, 14 words a line and four rows of 42.
    let steps = try StudyData(of: sweep.study).stepCounts(of: sweep.study.runs)
    #expect(steps.values.sorted() == [2 * 3, 2 * 5, 2 * ((12 * 14 - 1) / 4 / 6)].sorted())
  }

  private static func message(_ group: String) -> String {
    do {
      _ = try TinySweep(
        """
        base: {precision: {default: {format: float32}}}
        seeds: [1]
        groups:
          - {name: a, set: {\(group)}}
        """)
      return "accepted"
    } catch {
      return "\(error)"
    }
  }

  @Test func settingsBelongToTheirDataAndModels() throws {
    let data = try Self.data()
    let folder = "name: image-folder, directory: '\(data.path)/animals'"
    #expect(Self.message("model: resnet8, data: {\(folder), imageSize: 16}") == "accepted")
    for (group, expected) in [
      (
        "data: {name: synthetic, imageSize: 32}",
        "is a setting of image-folder; the data set is synthetic"
      ),
      (
        "model: lstm, data: {name: text, directory: '\(data.path)/words', augmentation: flip}",
        "the data set is text"
      ),
      ("model: {name: resnet8, stem: large}", "is a setting of resnet18; the model is resnet8"),
      (
        "data: {name: cifar10, augmentation: zoom}",
        "'zoom' is no augmentation; expected none, crop("
      ),
      (
        "model: resnet8, data: {\(folder), imageSize: 16, resize: 8}",
        "8 is less than data.imageSize, 16"
      ),
      ("model: lstm, data: {name: cifar10}", "lstm takes text, not images of 32 x 32 x 3"),
      (
        "model: resnet8, data: {name: text, directory: '\(data.path)/words'}",
        "takes images, not text of 35 tokens"
      ),
      ("model: lenet5, data: {name: cifar10}", "lenet5 takes images of 28 x 28 x 1"),
      ("schedule: 'milestones(3, 2, 0.1)'", "is no schedule"),
      ("gradientClip: 0", "above 0"),
    ] {
      let found = Self.message(group)
      #expect(found.contains(expected), "\(group): \(found)")
    }
    // The number of classes is that of the folders: a layer of three logits.
    #expect(
      Self.message(
        "model: {name: mlp, hidden: [1048576, 1048576]}, data: {\(folder), imageSize: 16}"
      )
      .contains("MiB"))
  }

  @Test func damagedDataEndTheSweepWithTheirMessage() async throws {
    for (file, bytes, text) in [
      ("cifar/data_batch_3.bin", [UInt8](repeating: 1, count: 3000), "data_batch_3.bin: cut short"),
      ("animals/val/bee/1.png", [0x89, 0x50, 0x4e, 0x47, 1], "val/bee/1.png: a damaged PNG image"),
      (
        "words/test.txt", Array("the zebra".utf8),
        "line 1: the training text does not hold the word zebra"
      ),
    ] {
      let data = try Self.data()
      let sweep = try TinySweep(Self.yaml(data.path))
      try data.write(bytes, to: file)
      let results = try TemporaryDirectory(inMemory: true)
      do {
        _ = try await sweep.run(into: results.path)
        Issue.record("\(file) was taken")
      } catch {
        #expect("\(error)".contains(text), "\(error)")
      }
    }
  }
}
