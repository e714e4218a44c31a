/// What a data set takes beside its name.
public struct DataRequest: Hashable, Sendable {
  /// Which one.
  public var name: DatasetName
  /// The folder with its files; nil where it is found by itself.
  public var directory: String?
  /// Rows and columns that images of a folder are brought to.
  public var imageSide: Int
  /// The most words of a text; nil for all.
  public var vocabularyLimit: Int?
  /// Threads that read and decode images; results do not depend on them.
  public var workers: Int

  /// Describes what to load.
  public init(
    _ name: DatasetName, directory: String? = nil, imageSide: Int = 224,
    vocabularyLimit: Int? = nil, workers: Int = 2
  ) {
    self.name = name
    self.directory = directory
    self.imageSide = imageSide
    self.vocabularyLimit = vocabularyLimit
    self.workers = workers
  }
}

/// A data set of any kind, read and checked.
public enum LoadedData: Sendable {
  /// Images of one size.
  case images(Dataset)
  /// Images of a folder.
  case folder(ImageFolder)
  /// Text.
  case text(TextCorpus)

  /// Loads a data set.
  ///
  /// - Throws: `DatasetError`, as `Dataset.load`, `ImageFolder` and `TextCorpus` do.
  public init(_ request: DataRequest) throws(DatasetError) {
    switch request.name.content {
    case .images:
      self = .images(try Dataset.load(request.name, directory: request.directory))
    case .imageFolder:
      self = .folder(
        try ImageFolder(
          directory: try request.name.directory(given: request.directory),
          side: request.imageSide, workers: request.workers))
    case .text:
      self = .text(
        try TextCorpus(
          request.name, directory: request.directory, vocabularyLimit: request.vocabularyLimit))
    }
  }

  /// What was read, and its SHA-256: file names, or the parts of a folder.
  public var checksums: [String: String] {
    switch self {
    case .images(let images): images.checksums
    case .folder(let folder): folder.checksums
    case .text(let text): text.checksums
    }
  }

  /// Images, or words, to train on and to test on.
  public var counts: (train: Int, test: Int) {
    switch self {
    case .images(let images): (images.train.count, images.test.count)
    case .folder(let folder): (folder.train.count, folder.test.count)
    case .text(let text): (text.train.count, text.test.count)
    }
  }
}

/// The sizes of a data set's samples, before the samples are read.
public enum DataOutline: Hashable, Sendable {
  /// Images.
  case images(height: Int, width: Int, channels: Int, classes: Int)
  /// Text of so many different words.
  case text(vocabulary: Int)

  /// Finds the sizes: images by their name, folders by the names in them, text by its words.
  ///
  /// - Throws: `DatasetError` where a folder or a text must be looked at and cannot be.
  public init(of request: DataRequest) throws(DatasetError) {
    switch request.name.content {
    case .images(let height, let width, let channels, let classes):
      self = .images(height: height, width: width, channels: channels, classes: classes)
    case .imageFolder:
      let folder = try request.name.directory(given: request.directory)
      self = .images(
        height: request.imageSide, width: request.imageSide, channels: 3,
        classes: try ImageFolder.classNames(in: folder).count)
    case .text:
      let text = try TextCorpus(
        request.name, directory: request.directory, vocabularyLimit: request.vocabularyLimit)
      self = .text(vocabulary: text.vocabulary.count)
    }
  }
}
