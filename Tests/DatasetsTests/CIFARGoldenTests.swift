import Datasets
import Foundation
import TestSupport
import Testing

/// CIFAR files of a few records that tests make, sound and damaged.
@Suite struct CIFARGoldenTests {
  /// A record: label bytes, then planes in which red counts from a start, green is its complement, blue
  /// the label.
  private static func record(_ labels: [UInt8], start: Int) -> [UInt8] {
    let red: [UInt8] = (0..<1024).map { UInt8((start + $0) % 256) }
    let green: [UInt8] = red.map { 255 - $0 }
    let blue = [UInt8](repeating: labels[labels.count - 1], count: 1024)
    return labels + red + green + blue
  }

  private static func write(_ folder: TemporaryDirectory) throws {
    for file in 1...5 {
      var records: [UInt8] = []
      for number in 0..<2 {
        let label = UInt8(2 * (file - 1) + number)
        records += record([label], start: 10 * file + number)
      }
      try folder.write(records, to: "data_batch_\(file).bin")
    }
    try folder.write(record([9], start: 77), to: "test_batch.bin")
  }

  private func message(_ damage: (TemporaryDirectory) throws -> Void) throws -> String {
    let folder = try TemporaryDirectory()
    try Self.write(folder)
    try damage(folder)
    do throws(DatasetError) {
      _ = try Dataset.load(.cifar10, directory: folder.path)
      return "no error"
    } catch {
      return "\(error.exitStatus) \(error)"
    }
  }

  @Test func planesBecomePixels() throws {
    let folder = try TemporaryDirectory()
    try Self.write(folder)
    let dataset = try Dataset.load(.cifar10, directory: folder.path)
    #expect(dataset.train.labels == Array(0..<10))
    #expect(dataset.test.labels == [9])
    #expect(dataset.checksums.count == 6)
    #expect(
      DatasetName.cifar10.content
        == .images(
          height: dataset.train.height, width: dataset.train.width,
          channels: dataset.train.channels, classes: dataset.train.classes))
    // The second record of the third file is image 5; pixel 33 is row 1, column 1.
    var pixel: [UInt8] = []
    dataset.train.withPixels(of: 5) { pixels in
      for channel in 0..<3 { pixel.append(pixels[33 * 3 + channel]) }
    }
    #expect(pixel == [31 + 33, 255 - 31 - 33, 5])
  }

  @Test func hundredClassesUseTheFineLabel() throws {
    let folder = try TemporaryDirectory()
    try folder.write(
      Self.record([3, 99], start: 0) + Self.record([19, 7], start: 5), to: "train.bin")
    try folder.write(Self.record([0, 1], start: 9), to: "test.bin")
    let dataset = try Dataset.load(.cifar100, directory: folder.path)
    #expect(dataset.train.labels == [99, 7])
    #expect(dataset.train.classes == 100)
    #expect(dataset.test.labels == [1])
  }

  @Test func aFileCutShort() throws {
    let text = try message {
      try $0.write(Array(try $0.bytes(of: "data_batch_4.bin").dropLast(2)), to: "data_batch_4.bin")
    }
    #expect(
      text.hasPrefix("65 ")
        && text.contains("data_batch_4.bin: cut short: record 2 has 3071 of 3073 bytes"),
      "\(text)")
  }

  @Test func emptyMissingAndForeignFiles() throws {
    let empty = try message { try $0.write([], to: "test_batch.bin") }
    #expect(empty.contains("test_batch.bin: it is empty"), "\(empty)")
    let missing = try message { try $0.remove("data_batch_2.bin") }
    #expect(
      missing.hasPrefix("66 ") && missing.contains("data_batch_2.bin[.gz]: no such file")
        && missing.contains("data_batch_1.bin to data_batch_5.bin"), "\(missing)")
    let label = try message {
      try $0.write(Self.record([4], start: 0) + Self.record([10], start: 0), to: "data_batch_1.bin")
    }
    #expect(
      label.contains("data_batch_1.bin: label 10 of record 2; allowed are 0 to 9"), "\(label)")
    // CIFAR-100's records are a byte longer.
    let other = try message {
      try $0.write(Self.record([1, 50], start: 0), to: "data_batch_1.bin")
    }
    #expect(other.contains("data_batch_1.bin: cut short: record 2 has 1 of 3073"), "\(other)")
  }
}
