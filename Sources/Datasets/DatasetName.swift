/// The data sets that studies can name.
public enum DatasetName: String, CaseIterable, Codable, Hashable, Sendable {
  /// 70,000 grey images of clothes, 28 x 28, 10 classes (Xiao et al. 2017, arXiv 1708.07747).
  case fashionMNIST = "fashion-mnist"
  /// 70,000 grey images of handwritten digits, 28 x 28, 10 classes (LeCun et al. 1998).
  case mnist
  /// 60,000 coloured images of things, 32 x 32, 10 classes (Krizhevsky 2009).
  case cifar10
  /// 60,000 coloured images of things, 32 x 32, 100 classes (Krizhevsky 2009).
  case cifar100
  /// Any JPEG and PNG images, in a folder a class, as ImageNet is laid out.
  case imageFolder = "image-folder"
  /// A million words of the Wall Street Journal (Marcus et al. 1993, as Mikolov et al. 2010 prepared it).
  case pennTreebank = "penn-treebank"
  /// Any text of words.
  case text
  /// Small grey images made by code, 28 x 28, 10 classes; needs no files.
  case synthetic

  /// What the samples of a data set are.
  public enum Content: Hashable, Sendable {
    /// Images whose sizes and classes belong to the data set.
    case images(height: Int, width: Int, channels: Int, classes: Int)
    /// Coloured images whose classes are folders, brought to a size that who reads them chooses.
    case imageFolder
    /// Words.
    case text
  }

  /// What the samples are.
  public var content: Content {
    switch self {
    case .fashionMNIST, .mnist, .synthetic:
      .images(height: 28, width: 28, channels: 1, classes: 10)
    case .cifar10: .images(height: 32, width: 32, channels: 3, classes: 10)
    case .cifar100: .images(height: 32, width: 32, channels: 3, classes: 100)
    case .imageFolder: .imageFolder
    case .pennTreebank, .text: .text
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
    func put(_ files: String) -> String {
      "put \(files) into a folder and name it by --set data.directory=FOLDER, or into "
        + "$POSITLAB_DATA/\(rawValue)"
    }
    let names = IDXFileRole.allCases.map(\.fileName).joined(separator: ", ") + " (plain or .gz)"
    switch self {
    case .fashionMNIST:
      return "on Debian: apt-get install dataset-fashion-mnist; elsewhere \(put(names))"
    case .mnist: return put(names)
    case .cifar10:
      return put("data_batch_1.bin to data_batch_5.bin and test_batch.bin (plain or .gz)")
    case .cifar100: return put("train.bin and test.bin (plain or .gz)")
    case .imageFolder: return put("train/CLASS/*.jpg and val/CLASS/*.jpg (.jpg, .jpeg or .png)")
    case .pennTreebank: return put("ptb.train.txt and ptb.test.txt")
    case .text: return put("train.txt and test.txt")
    case .synthetic: return "made by code; nothing to get"
    }
  }
}
