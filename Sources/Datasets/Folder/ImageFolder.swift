import Foundation
import RunRecords

/// Images in folders of classes, `train/CLASS/NAME.jpg` and `val/CLASS/NAME.jpg`: the layout of ImageNet.
///
/// Classes are the folders of `train` in the order of their names' bytes; so are the files of a class. Images
/// are taken from the classes in turns.
/// JPEG and PNG files of any size are taken (by their content, whatever they are called: a few of
/// ImageNet's have the wrong name), grey ones, those with a palette, an alpha channel (over black) or CMYK
/// colours too. Names that begin with a dot are passed over.
public struct ImageFolder: Sendable {
  /// The images to train on, of `train`.
  public let train: FolderImages
  /// The images to test on, of `val`.
  public let test: FolderImages
  /// The names of the classes.
  public let classNames: [String]
  /// `train` and `val`: the SHA-256 of all names, lengths and contents.
  public let checksums: [String: String]

  /// Images are kept in memory where all of them take no more bytes than this.
  public static let memoryLimit = 1 << 30

  /// Opens a folder: reads every file once, and decodes those that memory is to hold.
  ///
  /// - Parameters:
  ///   - directory: the folder that holds `train` and `val`.
  ///   - side: rows and columns that images are brought to: the shorter side by resizing, the longer one by
  ///     cutting off both ends.
  ///   - workers: how many threads read and decode; results do not depend on it.
  ///   - memoryLimit: bytes that images may take; where they need more they are decoded when they are asked
  ///     for.
  /// - Throws: `DatasetError` that names the folder or the file: no such folder, a class without images,
  ///   classes of `train` and `val` that differ, files that are no images, damaged images.
  public init(
    directory: String, side: Int, workers: Int = 2, memoryLimit: Int = Self.memoryLimit
  ) throws(DatasetError) {
    precondition(side >= 1 && workers >= 1)
    let training = try ImageFiles(in: "\(directory)/train")
    let testing = try ImageFiles(in: "\(directory)/val")
    try Self.check(testing, hasClassesOf: training)
    let fits = (training.count + testing.count) * side * side * 3 <= memoryLimit
    func images(_ files: ImageFiles) throws(DatasetError) -> (FolderImages, String) {
      let read = try files.readAll(side: fits ? side : nil, workers: workers)
      return (
        FolderImages(files, side: side, pixels: read.pixels, workers: workers), read.checksum
      )
    }
    let (train, trainSum) = try images(training)
    let (test, testSum) = try images(testing)
    self.train = train
    self.test = test
    classNames = training.classNames
    checksums = ["train": trainSum, "val": testSum]
  }

  /// The names of the classes of a folder, without a look at its images.
  ///
  /// - Throws: `DatasetError` where there is no `train` in it, or no class.
  public static func classNames(in directory: String) throws(DatasetError) -> [String] {
    try ImageFiles.classNames(in: "\(directory)/train")
  }

  private static func check(
    _ testing: ImageFiles, hasClassesOf training: ImageFiles
  ) throws(DatasetError) {
    func missing(_ name: String, _ from: ImageFiles, _ other: ImageFiles) -> DatasetError {
      DatasetError(
        .malformed,
        "\(from.root)/\(ShellWord.shown(name)): no such class, but \(other.root) has it; both must "
          + "have the same classes")
    }
    if let name = training.classNames.first(where: { !testing.classNames.contains($0) }) {
      throw missing(name, testing, training)
    }
    if let name = testing.classNames.first(where: { !training.classNames.contains($0) }) {
      throw missing(name, training, testing)
    }
  }
}
