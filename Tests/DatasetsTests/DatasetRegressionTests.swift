import Datasets
import Foundation
import Testing

/// Every way in which files can be wrong gives one message that names the file and the cause.
@Suite struct DatasetRegressionTests {
  private func message(
    _ kind: DatasetError.Kind, damagedBy damage: (IDXFolder) throws -> Void
  ) throws -> String {
    let folder = try IDXFolder()
    try damage(folder)
    do throws(DatasetError) {
      _ = try Dataset.load(.mnist, directory: folder.path)
      return "no error"
    } catch {
      #expect(error.kind == kind, "\(error)")
      return error.description
    }
  }

  @Test func missingFileSaysHowToGetIt() throws {
    let text = try message(.missing) { try $0.remove("t10k-labels-idx1-ubyte") }
    #expect(text.contains("t10k-labels-idx1-ubyte"))
    #expect(text.contains("POSITLAB_DATA"))
  }

  @Test func missingFolderIsNamed() {
    #expect {
      _ = try Dataset.load(.fashionMNIST, directory: "/nonexistent/folder")
    } throws: { error in
      "\(error)".contains("/nonexistent/folder") && "\(error)".contains("dataset-fashion-mnist")
    }
  }

  @Test func truncatedElements() throws {
    let text = try message(.malformed) {
      try $0.write(
        IDXFolder.images(count: 20, height: 4, width: 3).dropLast(5),
        to: "train-images-idx3-ubyte")
    }
    #expect(text.contains("train-images-idx3-ubyte: truncated"))
    #expect(text.contains("need 240 bytes, the file has 235"))
  }

  @Test func truncatedHeader() throws {
    let text = try message(.malformed) {
      try $0.write([0, 0, 8, 3, 0, 0], to: "train-images-idx3-ubyte")
    }
    #expect(text.contains("the header has 6 of 16 bytes"))
  }

  /// A small compressed file whose header claims a gigabyte is refused before anything is expanded.
  @Test func claimedElementsThatCannotBeThere() throws {
    let text = try message(.malformed) {
      try $0.write(
        IDXFolder.header(dimensions: [1 << 20, 32, 32]) + [0, 1, 2], to: "train-images-idx3-ubyte")
      try $0.compress("train-images-idx3-ubyte")
    }
    #expect(text.contains("need 1073741824 bytes"), "\(text)")
    #expect(text.contains("cannot hold them"), "\(text)")
  }

  @Test func moreElementsThanAnyDataSet() throws {
    let text = try message(.malformed) {
      try $0.write(
        IDXFolder.header(dimensions: [0xFFFF_FFFF, 1, 1]), to: "train-images-idx3-ubyte")
    }
    #expect(text.contains("4294967295 x 1 x 1"), "\(text)")
    #expect(text.contains("1 to 1073741824 elements"), "\(text)")
  }

  @Test func aFileThatCannotBeReadIsNotTakenForAnEmptyOne() throws {
    let text = try message(.missing) {
      try $0.remove("train-images-idx3-ubyte")
      try FileManager.default.createDirectory(
        atPath: $0.path + "/train-images-idx3-ubyte", withIntermediateDirectories: false)
    }
    #expect(text.contains("train-images-idx3-ubyte: cannot be read"), "\(text)")
  }

  @Test func emptyFile() throws {
    let text = try message(.malformed) { try $0.write([], to: "train-images-idx3-ubyte") }
    #expect(text.contains("not an IDX file"))
  }

  @Test func longerThanDeclared() throws {
    let text = try message(.malformed) {
      try $0.write(IDXFolder.labels(count: 20) + [0], to: "train-labels-idx1-ubyte")
    }
    #expect(text.contains("longer than its dimensions 20 say"))
  }

  @Test func foreignMagic() throws {
    let text = try message(.malformed) {
      try $0.write(Array("<html>".utf8), to: "train-images-idx3-ubyte")
    }
    #expect(text.contains("it begins 3c 68 74"))
  }

  @Test func labelsWhereImagesBelong() throws {
    let text = try message(.malformed) {
      try $0.write(IDXFolder.labels(count: 20), to: "train-images-idx3-ubyte")
    }
    #expect(text.contains("rank 1, where rank 3 is expected"))
  }

  @Test(arguments: [
    [0xffff_ffff, 0xffff_ffff, 0xffff_ffff], [60_000, 28, 0], [0, 28, 28], [70_000, 70_000, 2],
  ])
  func absurdDimensions(_ dimensions: [Int]) throws {
    let text = try message(.malformed) {
      try $0.write(IDXFolder.header(dimensions: dimensions), to: "train-images-idx3-ubyte")
    }
    #expect(text.contains("make no sense"))
  }

  @Test func absurdButCountableDimensionsAllocateNothing() throws {
    let text = try message(.malformed) {
      try $0.write(IDXFolder.header(dimensions: [10_000, 300, 300]), to: "train-images-idx3-ubyte")
    }
    #expect(text.contains("need 900000000 bytes, the file has 0"))
  }

  @Test func differentCounts() throws {
    let text = try message(.malformed) {
      try $0.write(IDXFolder.labels(count: 19), to: "train-labels-idx1-ubyte")
    }
    #expect(text.contains("20 images"))
    #expect(text.contains("19 labels"))
  }

  @Test func labelThatIsNoClass() throws {
    let text = try message(.malformed) {
      var bytes = IDXFolder.labels(count: 20)
      bytes[8 + 13] = 10
      try $0.write(bytes, to: "train-labels-idx1-ubyte")
    }
    #expect(text.contains("label 10 at index 13; allowed are 0 to 9"))
  }

  @Test func differentImageSizes() throws {
    let text = try message(.malformed) {
      try $0.write(IDXFolder.images(count: 10, height: 5, width: 3), to: "t10k-images-idx3-ubyte")
    }
    #expect(text.contains("4 x 3") && text.contains("5 x 3"))
  }

  @Test(arguments: [0.3, 0.9])
  func cutOffCompressedFile(_ share: Double) throws {
    let text = try message(.malformed) {
      try $0.compress("train-images-idx3-ubyte")
      let bytes = try $0.bytes(of: "train-images-idx3-ubyte.gz")
      try $0.write(
        Array(bytes.prefix(Int(Double(bytes.count) * share))), to: "train-images-idx3-ubyte.gz")
    }
    #expect(text.contains("train-images-idx3-ubyte.gz"))
    #expect(text.contains("cut off") || text.contains("truncated"))
  }

  @Test func corruptCompressedFile() throws {
    let text = try message(.malformed) {
      try $0.compress("train-images-idx3-ubyte")
      var bytes = try $0.bytes(of: "train-images-idx3-ubyte.gz")
      for index in 20..<40 { bytes[index] ^= 0x5a }
      try $0.write(bytes, to: "train-images-idx3-ubyte.gz")
    }
    #expect(text.contains("train-images-idx3-ubyte.gz: the gzip stream is damaged"))
  }
}
