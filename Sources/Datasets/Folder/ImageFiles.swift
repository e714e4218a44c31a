import Dispatch
import Foundation
import RunRecords
import Synchronization

/// The files of one part of an image folder.
///
/// In turns: the first file of every class, the second of every class that has one, and so on, so that the
/// first so many images are of all classes.
struct ImageFiles: Sendable {
  /// `train` or `val` with the path to it.
  let root: String
  /// In the order of their bytes.
  let classNames: [String]
  /// One label a file.
  let labels: [Int32]
  /// Names below the class's folder.
  private let names: [String]

  private static let endings = ["jpg", "jpeg", "png"]
  /// A file longer than this is taken for damage.
  private static let largestFile = 1 << 28

  var count: Int { names.count }

  /// Lists the files.
  ///
  /// - Throws: `DatasetError` for a class without images and for files that are not called like images.
  init(in root: String) throws(DatasetError) {
    self.root = root
    classNames = try Self.classNames(in: root)
    var byClass: [[String]] = []
    for name in classNames {
      let folder = "\(root)/\(name)"
      let files = try Self.entries(of: folder)
      for file in files {
        let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard Self.endings.contains(ending), file.contains(".") else {
          throw DatasetError(
            .malformed,
            "\(ShellWord.shown("\(folder)/\(file)")): not called like an image; allowed are .jpg, "
              + ".jpeg and .png")
        }
      }
      guard !files.isEmpty else {
        throw DatasetError(
          .malformed, "\(ShellWord.shown(folder)): the class has no images; every class needs one")
      }
      byClass.append(files)
    }
    var labels: [Int32] = []
    var names: [String] = []
    for turn in 0..<(byClass.map(\.count).max() ?? 0) {
      for (label, files) in byClass.enumerated() where turn < files.count {
        labels.append(Int32(label))
        names.append(files[turn])
      }
    }
    self.labels = labels
    self.names = names
  }

  static func classNames(in root: String) throws(DatasetError) -> [String] {
    let entries = try entries(of: root)
    for name in entries where !FileBytes.isDirectory("\(root)/\(name)") {
      throw DatasetError(
        .malformed,
        "\(ShellWord.shown("\(root)/\(name)")): not a folder; expected are folders of classes")
    }
    guard entries.count >= 2 else {
      throw DatasetError(
        .malformed, "\(root): \(entries.count) folders of classes; at least two are needed")
    }
    return entries
  }

  private static func entries(of folder: String) throws(DatasetError) -> [String] {
    guard FileBytes.isDirectory(folder),
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else {
      throw DatasetError(
        .missing,
        "\(ShellWord.shown(folder)): no such folder, or it cannot be read; "
          + DatasetName.imageFolder.instructions)
    }
    return names.filter { !$0.hasPrefix(".") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func path(of index: Int) -> String {
    "\(root)/\(classNames[Int(labels[index])])/\(names[index])"
  }

  /// The bytes of a file.
  private func bytes(of index: Int) throws(DatasetError) -> [UInt8] {
    let path = path(of: index)
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path)
    } catch {
      throw DatasetError(.missing, "\(error)")
    }
    guard bytes.count <= Self.largestFile else {
      throw DatasetError(
        .malformed, "\(ShellWord.shown(path)): \(bytes.count) bytes are no image of a data set")
    }
    return bytes
  }

  /// An image, brought to a size.
  ///
  /// - Throws: `DatasetError` naming the file.
  func decoded(_ index: Int, side: Int) throws(DatasetError) -> [UInt8] {
    try decoded(try bytes(of: index), index, side: side)
  }

  private func decoded(
    _ bytes: [UInt8], _ index: Int, side: Int
  ) throws(DatasetError) -> [UInt8] {
    do {
      return try DecodedImage(bytes, atLeast: side).resized(side: side)
    } catch {
      throw DatasetError(
        .malformed, "\(ShellWord.shown(path(of: index))): \(error.description)")
    }
  }

  /// Reads every file.
  ///
  /// - Parameters:
  ///   - side: the size of the images to keep; nil to keep none.
  ///   - workers: threads that share the work.
  /// - Returns: the images, and the SHA-256 over every file's class, name, length and SHA-256, in order.
  /// - Throws: the error of the first file, in order, that has one.
  func readAll(
    side: Int?, workers: Int
  ) throws(DatasetError) -> (pixels: [UInt8]?, checksum: String) {
    struct Part {
      var pixels: [UInt8] = []
      var lines: [String] = []
      var failure: DatasetError?
    }
    // Contiguous parts, many more than workers, so that none waits long for another.
    let partCount = min(count, 16 * workers)
    let parts = Mutex([Part](repeating: Part(), count: partCount))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < partCount else { break }
        var part = Part()
        for index in (number * count / partCount)..<((number + 1) * count / partCount) {
          do throws(DatasetError) {
            let bytes = try bytes(of: index)
            part.lines.append(
              "\(classNames[Int(labels[index])])/\(names[index]) \(bytes.count) "
                + SHA256.hexadecimal(of: bytes))
            if let side { part.pixels += try decoded(bytes, index, side: side) }
          } catch {
            part.failure = error
            break
          }
        }
        parts.withLock { $0[number] = part }
      }
    }
    let done = parts.withLock { $0 }
    for part in done {
      if let failure = part.failure { throw failure }
    }
    var hash = SHA256()
    for line in done.lazy.flatMap(\.lines) { hash.update(Array((line + "\n").utf8)) }
    var pixels: [UInt8]?
    if let side {
      var all: [UInt8] = []
      all.reserveCapacity(count * side * side * 3)
      for part in done { all += part.pixels }
      pixels = all
    }
    return (pixels, SHA256.hexadecimal(digest: hash.digest()))
  }
}
