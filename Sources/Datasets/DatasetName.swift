/// The data sets that studies can name.
public enum DatasetName: String, CaseIterable, Codable, Hashable, Sendable {
  /// 70,000 grey images of clothes, 28 x 28, 10 classes (Xiao et al. 2017, arXiv 1708.07747).
  case fashionMNIST = "fashion-mnist"
  /// 70,000 grey images of handwritten digits, 28 x 28, 10 classes (LeCun et al. 1998).
  case mnist
  /// Small grey images made by code, 28 x 28, 10 classes; needs no files.
  case synthetic

  /// The rows, columns and channels of every image.
  public var imageSize: (height: Int, width: Int, channels: Int) {
    switch self {
    case .fashionMNIST, .mnist, .synthetic: (28, 28, 1)
    }
  }

  /// The number of classes.
  public var classes: Int {
    switch self {
    case .fashionMNIST, .mnist, .synthetic: 10
    }
  }

  /// Where the files are looked for when no directory is given, in this order.
  ///
  /// The environment variable `POSITLAB_DATA` names a folder that holds one folder a data set.
  public func searchedDirectories(environment: [String: String]) -> [String] {
    var directories: [String] = []
    if self == .synthetic { return [] }
    if let root = environment["POSITLAB_DATA"], !root.isEmpty {
      directories.append("\(root)/\(rawValue)")
    }
    if self == .fashionMNIST { directories.append("/usr/share/datasets/fashion-mnist") }
    return directories
  }

  /// How a user gets the files.
  public var instructions: String {
    let names = IDXFileRole.allCases.map(\.fileName).joined(separator: ", ")
    switch self {
    case .fashionMNIST:
      return "on Debian: apt-get install dataset-fashion-mnist; elsewhere put \(names) (plain or "
        + ".gz) into a folder and name it by --set data.directory=FOLDER, or into "
        + "$POSITLAB_DATA/fashion-mnist"
    case .mnist:
      return "put \(names) (plain or .gz) into a folder and name it by "
        + "--set data.directory=FOLDER, or into $POSITLAB_DATA/mnist"
    case .synthetic: return "made by code; nothing to get"
    }
  }
}
