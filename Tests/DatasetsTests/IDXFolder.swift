import CZlib
import Foundation
import TestSupport

/// A temporary folder with small IDX files, which a test may damage.
struct IDXFolder {
  private let directory: TemporaryDirectory

  var path: String { directory.path }

  /// Writes a sound data set: images of 4 x 3 pixels, labels 0...9 in turn.
  init(trainCount: Int = 20, testCount: Int = 10) throws {
    directory = try TemporaryDirectory()
    for (prefix, count) in [("train", trainCount), ("t10k", testCount)] {
      try write(
        Self.images(count: count, height: 4, width: 3), to: "\(prefix)-images-idx3-ubyte")
      try write(Self.labels(count: count), to: "\(prefix)-labels-idx1-ubyte")
    }
  }

  func write(_ bytes: [UInt8], to name: String) throws { try directory.write(bytes, to: name) }

  func bytes(of name: String) throws -> [UInt8] { try directory.bytes(of: name) }

  func remove(_ name: String) throws { try directory.remove(name) }

  /// Replaces a file by its gzip form.
  func compress(_ name: String) throws {
    let content = try bytes(of: name)
    guard let handle = gzopen("\(path)/\(name).gz", "wb") else {
      throw CocoaError(.fileWriteUnknown)
    }
    gzwrite(handle, content, UInt32(content.count))
    gzclose(handle)
    try remove(name)
  }

  static func images(count: Int, height: Int, width: Int) -> [UInt8] {
    header(dimensions: [count, height, width])
      + (0..<(count * height * width)).map { UInt8($0 * 7 % 256) }
  }

  static func labels(count: Int) -> [UInt8] {
    header(dimensions: [count]) + (0..<count).map { UInt8($0 % 10) }
  }

  static func header(dimensions: [Int]) -> [UInt8] {
    [0, 0, 8, UInt8(dimensions.count)]
      + dimensions.flatMap { length in
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
      }
  }
}
