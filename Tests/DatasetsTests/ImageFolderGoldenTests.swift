import CTurboJPEG
import Datasets
import Foundation
import TestSupport
import Testing

/// Folders of images that tests make: what is read of them.
@Suite struct ImageFolderGoldenTests {
  private static func bytes(_ images: FolderImages, _ image: Int) throws -> [UInt8] {
    var copy: [UInt8] = []
    try images.withPixels(of: image) { pixels in
      for index in 0..<pixels.count { copy.append(pixels[index]) }
    }
    return copy
  }

  /// Three classes of 2, 3 and 1 images to train on, one each to test on, of many sizes.
  private static func write(_ folder: TemporaryDirectory) throws {
    let sizes = [(20, 30), (33, 17), (64, 64), (16, 16), (9, 41), (100, 90)]
    for (index, name) in ["b/2.JPEG", "a/1.jpg", "b/1.jpeg", "b/3.jpg", "a/2.jpg", "c/x.jpg"]
      .enumerated()
    {
      let (height, width) = sizes[index]
      try folder.write(
        MadeUpPictures.jpeg(
          MadeUpPictures.pixels(height: height, width: width, tint: 20 * index), height: height,
          width: width, subsampling: index % 2 == 0 ? TJSAMP_420 : TJSAMP_444),
        to: "train/\(name)")
    }
    for name in ["a", "b", "c"] {
      try folder.write(
        MadeUpPictures.png(MadeUpPictures.pixels(height: 16, width: 16), height: 16, width: 16),
        to: "val/\(name)/image.png")
    }
    try folder.write("passed over", to: "train/.DS_Store")
    try folder.write("passed over", to: "val/a/.hidden")
    try folder.write("beside them", to: "classes.txt")
  }

  @Test func classesAndFilesAreInOrder() throws {
    let folder = try TemporaryDirectory()
    try Self.write(folder)
    let images = try ImageFolder(directory: folder.path, side: 16)
    #expect(images.classNames == ["a", "b", "c"])
    #expect(try ImageFolder.classNames(in: folder.path) == images.classNames)
    // In turns: a/1, b/1, c/x, a/2, b/2, b/3.
    #expect(images.train.labels == [0, 1, 2, 0, 1, 1])
    #expect(images.test.labels == [0, 1, 2])
    #expect(images.train.classes == 3 && images.train.isInMemory)
    #expect((images.train.height, images.train.width, images.train.channels) == (16, 16, 3))
    // A PNG of the wanted size is what was written.
    #expect(try Self.bytes(images.test, 1) == MadeUpPictures.pixels(height: 16, width: 16))
    // b/3.jpg was the fourth that was written, 16 x 16 with a tint of 60: JPEG changes levels a little.
    let found = try Self.bytes(images.train, 5)
    let wanted = MadeUpPictures.pixels(height: 16, width: 16, tint: 60)
    #expect(zip(found, wanted).allSatisfy { abs(Int($0) - Int($1)) <= 6 })
  }

  /// Decoded at once or when asked for, by however many threads, in whatever order: the same bytes.
  @Test func bytesDependOnFilesAlone() throws {
    let folder = try TemporaryDirectory()
    try Self.write(folder)
    let images = try ImageFolder(directory: folder.path, side: 16, workers: 1)
    let all = try (0..<6).map { try Self.bytes(images.train, $0) }
    #expect(Set(all).count == 6)
    for workers in [1, 2, 5] {
      let kept = try ImageFolder(directory: folder.path, side: 16, workers: workers)
      #expect(try (0..<6).map { try Self.bytes(kept.train, $0) } == all)
      #expect(kept.checksums == images.checksums)
      let lazy = try ImageFolder(
        directory: folder.path, side: 16, workers: workers, memoryLimit: 100)
      #expect(!lazy.train.isInMemory && !lazy.test.isInMemory)
      #expect(lazy.checksums == images.checksums)
      for order: [Int32] in [[0, 1, 2, 3, 4, 5], [5, 3, 1, 0, 2, 4, 5, 5, 0]] {
        for (place, image) in order.enumerated() {
          lazy.train.expect(order[place...])
          #expect(try Self.bytes(lazy.train, Int(image)) == all[Int(image)], "\(workers) \(image)")
        }
      }
      // Told one thing and asked for another.
      lazy.train.expect([1, 2])
      #expect(try Self.bytes(lazy.train, 4) == all[4])
    }
  }

  @Test func checksumsAreOfNamesAndContents() throws {
    let folder = try TemporaryDirectory()
    try Self.write(folder)
    let before = try ImageFolder(directory: folder.path, side: 16).checksums
    #expect(Set(before.keys) == ["train", "val"])
    try folder.write(try folder.bytes(of: "train/a/1.jpg") + [0], to: "train/a/1.jpg")
    let after = try ImageFolder(directory: folder.path, side: 16).checksums
    #expect(after["train"] != before["train"] && after["val"] == before["val"])
    try folder.write(try folder.bytes(of: "val/a/image.png"), to: "val/a/z.png")
    try folder.remove("val/a/image.png")
    #expect(try ImageFolder(directory: folder.path, side: 16).checksums["val"] != before["val"])
  }

  /// A folder of two classes, of which the first holds one picture.
  private func only(_ bytes: [UInt8], _ name: String, side: Int) throws -> [UInt8] {
    let folder = try TemporaryDirectory()
    let other = MadeUpPictures.png([1, 2, 3], height: 1, width: 1)
    for part in ["train", "val"] {
      try folder.write(bytes, to: "\(part)/a/\(name)")
      try folder.write(other, to: "\(part)/b/image.png")
    }
    return try Self.bytes(ImageFolder(directory: folder.path, side: side).train, 0)
  }

  @Test func oneByOne() throws {
    let png = try only(MadeUpPictures.png([7, 80, 200], height: 1, width: 1), "x.png", side: 5)
    #expect(png == (0..<25).flatMap { _ in [7, 80, 200] as [UInt8] })
    let jpeg = try only(
      MadeUpPictures.jpeg([120, 120, 120], height: 1, width: 1), "x.jpg", side: 3)
    #expect(jpeg.count == 27 && jpeg.allSatisfy { abs(Int($0) - 120) < 4 })
    let line = try only(
      MadeUpPictures.png(MadeUpPictures.pixels(height: 1, width: 300), height: 1, width: 300),
      "x.png", side: 4)
    #expect(line.count == 48)
  }

  @Test func otherKindsOfImages() throws {
    func near(_ found: [UInt8], _ wanted: [UInt8], _ what: String) {
      #expect(zip(found, wanted).allSatisfy { abs(Int($0) - Int($1)) <= 4 }, "\(what)")
    }
    let grey = try only(
      MadeUpPictures.png([10, 20, 30, 40], height: 2, width: 2, format: 0), "x.png", side: 2)
    #expect(grey == [10, 10, 10, 20, 20, 20, 30, 30, 30, 40, 40, 40])
    // Half transparent white over black: libpng mixes in linear light.
    let alpha = try only(
      MadeUpPictures.png([255, 255, 255, 255, 255, 255, 255, 0], height: 1, width: 2, format: 3),
      "x.png", side: 1)
    #expect(alpha.count == 3)
    let greyJPEG = try only(
      MadeUpPictures.jpeg(
        [UInt8](repeating: 90, count: 64), height: 8, width: 8, format: TJPF_GRAY,
        subsampling: TJSAMP_GRAY),
      "x.jpg", side: 8)
    near(greyJPEG, [UInt8](repeating: 90, count: 192), "grey JPEG")
    // Inverted inks: 255 is none, so that red is 255 - cyan's ink, times what black leaves.
    let inks = (0..<64).flatMap { _ in [200, 100, 50, 255] as [UInt8] }
    let cmyk = try only(
      MadeUpPictures.jpeg(inks, height: 8, width: 8, format: TJPF_CMYK), "x.jpg", side: 8)
    near(cmyk, (0..<64).flatMap { _ in [200, 100, 50] as [UInt8] }, "CMYK JPEG")
    // Files are told by their content: a few of ImageNet's have the wrong name.
    let disguised = try only(MadeUpPictures.png([9, 8, 7], height: 1, width: 1), "x.JPEG", side: 1)
    #expect(disguised == [9, 8, 7])
    // Many times larger than wanted: decoded at a fraction of the size.
    let large = try only(
      MadeUpPictures.jpeg([UInt8](repeating: 77, count: 500 * 400 * 3), height: 400, width: 500),
      "x.jpg", side: 7)
    near(large, [UInt8](repeating: 77, count: 147), "large JPEG")
  }
}
