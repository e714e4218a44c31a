import Foundation

/// Images in memory: what to train on, what to test on, and what files they came from.
public struct Dataset: Sendable {
  /// The samples to train on.
  public let train: ImageSet
  /// The samples to test on.
  public let test: ImageSet
  /// File names, and the SHA-256 of their uncompressed content; empty for the synthetic set.
  public let checksums: [String: String]

  /// Creates a data set from its parts.
  public init(train: ImageSet, test: ImageSet, checksums: [String: String]) {
    self.train = train
    self.test = test
    self.checksums = checksums
  }

  /// Loads a data set whose images belong together by their sizes; `LoadedData` loads any.
  ///
  /// - Parameters:
  ///   - name: which one; traps for folders of images and for text.
  ///   - directory: the folder with its files; nil for the places of `searchedDirectories`. The
  ///     synthetic set reads no files.
  /// - Returns: the whole data set in memory.
  /// - Throws: `DatasetError`: missing, truncated or corrupt files, images and labels of different
  ///   counts, labels that are no class, images of different sizes in training and test files.
  public static func load(_ name: DatasetName, directory: String? = nil) throws(DatasetError)
    -> Dataset
  {
    if name == .synthetic { return SyntheticImages.dataset }
    let folder = try name.directory(given: directory)
    switch name {
    case .fashionMNIST, .mnist: break
    case .cifar10, .cifar100: return try cifar(name, in: folder)
    case .imageFolder, .pennTreebank, .text, .synthetic:
      preconditionFailure("\(name.rawValue) is no set of images of one size")
    }
    let classes = 10
    var checksums: [String: String] = [:]
    func read(_ role: IDXFileRole, rank: Int) throws(DatasetError) -> (IDXArray, String) {
      let path = try name.path(of: role, in: folder)
      let array = try IDXArray(path: path, rank: rank)
      checksums[role.fileName] = array.checksum
      return (array, path)
    }
    func set(_ images: IDXFileRole, _ labels: IDXFileRole) throws(DatasetError) -> ImageSet {
      let (imageArray, imagePath) = try read(images, rank: 3)
      let (labelArray, labelPath) = try read(labels, rank: 1)
      return try ImageSet(
        images: imageArray, labels: labelArray, paths: (imagePath, labelPath),
        classes: classes)
    }
    let train = try set(.trainImages, .trainLabels)
    let test = try set(.testImages, .testLabels)
    guard (train.height, train.width) == (test.height, test.width) else {
      throw DatasetError(
        .malformed,
        "\(folder): training images are \(train.height) x \(train.width), test images "
          + "\(test.height) x \(test.width)")
    }
    return Dataset(train: train, test: test, checksums: checksums)
  }
}

extension DatasetName {
  /// The folder that holds the files: the one given, or the first searched one that exists.
  ///
  /// - Throws: `DatasetError` of kind `missing` that says how to get the files.
  func directory(given: String?) throws(DatasetError) -> String {
    let searched =
      given.map { [$0] }
      ?? searchedDirectories(environment: ProcessInfo.processInfo.environment)
    for folder in searched {
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory),
        isDirectory.boolValue
      {
        return folder
      }
    }
    let places = searched.isEmpty ? "nowhere to look" : "not in " + searched.joined(separator: ", ")
    throw DatasetError(.missing, "data set \(rawValue): \(places); \(instructions)")
  }

  /// The path of one file in a folder, under the first of its names that exists.
  ///
  /// - Throws: `DatasetError` of kind `missing`.
  func path(of role: IDXFileRole, in folder: String) throws(DatasetError) -> String {
    try path(ofFile: role.fileName, candidates: role.candidates, in: folder)
  }

  /// The path of one file in a folder, under the first of its names that exists.
  ///
  /// - Throws: `DatasetError` of kind `missing`.
  func path(
    ofFile file: String, candidates: [String], in folder: String
  ) throws(DatasetError) -> String {
    for name in candidates {
      let path = "\(folder)/\(name)"
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    let optional = candidates.contains(file + ".gz") ? "[.gz]" : ""
    throw DatasetError(
      .missing,
      "\(folder)/\(file)\(optional): no such file, needed for data set \(rawValue); "
        + instructions)
  }
}
