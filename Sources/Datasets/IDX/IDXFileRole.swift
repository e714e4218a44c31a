/// The four files of a data set in MNIST's layout.
public enum IDXFileRole: String, CaseIterable, Hashable, Sendable {
  /// Images to train on.
  case trainImages
  /// Their labels.
  case trainLabels
  /// Images to test on.
  case testImages
  /// Their labels.
  case testLabels

  /// The name that the publishers gave the file, without `.gz`.
  public var fileName: String {
    switch self {
    case .trainImages: "train-images-idx3-ubyte"
    case .trainLabels: "train-labels-idx1-ubyte"
    case .testImages: "t10k-images-idx3-ubyte"
    case .testLabels: "t10k-labels-idx1-ubyte"
    }
  }

  /// The names the file is looked for under, in this order.
  var candidates: [String] {
    let dotted = fileName.replacing("-idx", with: ".idx")
    return [fileName, fileName + ".gz", dotted, dotted + ".gz"]
  }
}
