import Datasets
import Foundation
import TestSupport
import Testing

/// Every way in which an image folder can be wrong gives one message that names the file or folder.
@Suite struct ImageFolderRegressionTests {
  private static func write(_ folder: TemporaryDirectory) throws {
    for part in ["train", "val"] {
      for name in ["cat", "dog"] {
        let pixels = MadeUpPictures.pixels(height: 40, width: 40)
        try folder.write(
          MadeUpPictures.jpeg(pixels, height: 40, width: 40), to: "\(part)/\(name)/1.jpg")
        try folder.write(
          MadeUpPictures.png(pixels, height: 40, width: 40), to: "\(part)/\(name)/2.png")
      }
    }
  }

  private func message(_ damage: (TemporaryDirectory) throws -> Void) throws -> String {
    let folder = try TemporaryDirectory()
    try Self.write(folder)
    try damage(folder)
    do throws(DatasetError) {
      _ = try ImageFolder(directory: folder.path, side: 16)
      return "no error"
    } catch {
      return "\(error.exitStatus) \(error.description.replacing(folder.path, with: "DIR"))"
    }
  }

  @Test func soundFoldersAreRead() throws {
    #expect(try message { _ in } == "no error")
  }

  @Test func brokenJPEG() throws {
    let text = try message {
      try $0.write([0xff, 0xd8] + [UInt8](repeating: 7, count: 50), to: "train/dog/1.jpg")
    }
    #expect(text.hasPrefix("65 DIR/train/dog/1.jpg: a damaged JPEG image: "), "\(text)")
  }

  @Test(arguments: [0.2, 0.5, 0.9])
  func imagesCutShort(_ share: Double) throws {
    for (name, kind) in [("train/cat/1.jpg", "JPEG"), ("val/cat/2.png", "PNG")] {
      let text = try message {
        let bytes = try $0.bytes(of: name)
        try $0.write(Array(bytes.prefix(Int(Double(bytes.count) * share))), to: name)
      }
      #expect(text.hasPrefix("65 DIR/\(name): a damaged \(kind) image: "), "\(text)")
    }
  }

  @Test func damagedBytes() throws {
    // Whatever bytes are changed, there is an image or a message, and no crash.
    for place in stride(from: 2, to: 400, by: 7) {
      for name in ["train/cat/1.jpg", "train/cat/2.png"] {
        let text = try message {
          var bytes = try $0.bytes(of: name)
          for index in bytes.indices.dropFirst(place).prefix(5) { bytes[index] ^= 0x5a }
          try $0.write(bytes, to: name)
        }
        #expect(text == "no error" || text.hasPrefix("65 DIR/\(name): "), "\(text)")
      }
    }
  }

  @Test func filesThatAreNoImages() throws {
    let html = try message { try $0.write("<html>", to: "train/cat/1.jpg") }
    #expect(
      html == "65 DIR/train/cat/1.jpg: neither a JPEG nor a PNG image (it begins 3c 68 74 6d)",
      "\(html)")
    let empty = try message { try $0.write([], to: "train/cat/1.jpg") }
    #expect(empty == "65 DIR/train/cat/1.jpg: the file is empty")
    let text = try message { try $0.write("hello", to: "train/cat/readme.txt") }
    #expect(
      text
        == "65 DIR/train/cat/readme.txt: not called like an image; allowed are .jpg, .jpeg and .png"
    )
    let stray = try message { try $0.write("hello", to: "train/readme.txt") }
    #expect(stray == "65 DIR/train/readme.txt: not a folder; expected are folders of classes")
    let folder = try message { try $0.write("x", to: "train/cat/inner.jpg/file") }
    #expect(folder.hasPrefix("66 ") && folder.contains("DIR/train/cat/inner.jpg"), "\(folder)")
  }

  @Test func classesThatLackImages() throws {
    let empty = try message {
      try FileManager.default.createDirectory(
        atPath: $0.path + "/train/emu", withIntermediateDirectories: true)
    }
    #expect(
      empty == "65 DIR/train/emu: the class has no images; every class needs one", "\(empty)")
    let missing = try message { try $0.remove("val/dog") }
    #expect(
      missing == "65 DIR/val: 1 folders of classes; at least two are needed", "\(missing)")
    let other = try message {
      try $0.write([], to: "train/emu/1.jpg")
      try $0.write([], to: "val/gnu/1.jpg")
    }
    #expect(
      other
        == "65 DIR/val/emu: no such class, but DIR/train has it; both must have the same classes",
      "\(other)")
    let extra = try message { try $0.write([], to: "val/gnu/1.jpg") }
    #expect(
      extra
        == "65 DIR/train/gnu: no such class, but DIR/val has it; both must have the same classes",
      "\(extra)")
  }

  @Test func missingFolders() throws {
    let text = try message { try $0.remove("val") }
    #expect(
      text.hasPrefix("66 DIR/val: no such folder") && text.contains("val/CLASS/*.jpg"), "\(text)")
    #expect {
      _ = try LoadedData(DataRequest(.imageFolder, directory: "/nonexistent"))
    } throws: { "\($0)".contains("not in /nonexistent") }
  }

  /// A folder too large for memory is not decoded in advance: the message comes with the image.
  @Test func aBrokenImageOfALargeFolder() throws {
    let folder = try TemporaryDirectory()
    try Self.write(folder)
    try folder.write([0xff, 0xd8, 1, 2, 3], to: "train/dog/1.jpg")
    let images = try ImageFolder(directory: folder.path, side: 16, memoryLimit: 0)
    for isExpected in [false, true] {
      if isExpected { images.train.expect([0, 1, 2, 3]) }
      for image in 0..<4 {
        var count = 0
        do {
          try images.train.withPixels(of: image) { count = $0.count }
          #expect(image != 1 && count == 768)
        } catch {
          #expect(image == 1 && "\(error)".contains("train/dog/1.jpg: a damaged JPEG image"))
        }
      }
    }
  }
}
