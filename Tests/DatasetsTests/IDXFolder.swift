import CZlib
import Foundation

/// A temporary folder with small IDX files, which a test may damage.
struct IDXFolder: ~Copyable {
  let path: String

  /// Writes a sound data set: images of 4 x 3 pixels, labels 0...9 in turn.
  init(trainCount: Int = 20, testCount: Int = 10) throws {
    path = NSTemporaryDirectory() + "positlab-idx-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (prefix, count) in [("train", trainCount), ("t10k", testCount)] {
      try write(
        Self.images(count: count, height: 4, width: 3), to: "\(prefix)-images-idx3-ubyte")
      try write(Self.labels(count: count), to: "\(prefix)-labels-idx1-ubyte")
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func bytes(of name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

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
