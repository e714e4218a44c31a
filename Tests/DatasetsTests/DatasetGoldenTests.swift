import Datasets
import Foundation
import Testing

@Suite struct DatasetGoldenTests {
  @Test func plainFilesAreReadByteForByte() throws {
    let folder = try IDXFolder()
    let dataset = try Dataset.load(.mnist, directory: folder.path)
    #expect(dataset.train.count == 20)
    #expect(dataset.test.count == 10)
    #expect((dataset.train.height, dataset.train.width, dataset.train.channels) == (4, 3, 1))
    #expect(dataset.train.pixels == (0..<240).map { UInt8($0 * 7 % 256) })
    #expect(dataset.train.labels == (0..<20).map { Int32($0 % 10) })
    #expect(dataset.checksums.keys.sorted().count == 4)
  }

  @Test func compressedFilesGiveTheSameSetAndTheSameChecksums() throws {
    let folder = try IDXFolder()
    let plain = try Dataset.load(.mnist, directory: folder.path)
    for name in plain.checksums.keys { try folder.compress(name) }
    let compressed = try Dataset.load(.mnist, directory: folder.path)
    #expect(compressed.train == plain.train)
    #expect(compressed.test == plain.test)
    #expect(compressed.checksums == plain.checksums)
  }

  @Test func dottedNamesAreFound() throws {
    let folder = try IDXFolder()
    try folder.write(folder.bytes(of: "train-images-idx3-ubyte"), to: "train-images.idx3-ubyte")
    try folder.remove("train-images-idx3-ubyte")
    #expect(try Dataset.load(.fashionMNIST, directory: folder.path).train.count == 20)
  }

  @Test func syntheticSetIsAlwaysTheSame() throws {
    let set = SyntheticImages.images(count: 30, seed: 7)
    #expect(
      DatasetName.synthetic.content
        == .images(
          height: set.height, width: set.width, channels: set.channels, classes: set.classes))
    #expect(set == SyntheticImages.images(count: 30, seed: 7))
    #expect(set.pixels != SyntheticImages.images(count: 30, seed: 8).pixels)
    // A prefix does not depend on how many follow.
    #expect(Array(set.pixels.prefix(784 * 10)) == SyntheticImages.images(count: 10, seed: 7).pixels)
    #expect(Set(set.labels) == Set(0..<10))
    // FNV-1a of the bytes, so that a change of the generator shows.
    let hash = set.pixels.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    #expect(String(hash, radix: 16) == "7425e643af1130f7")
  }
}
