/// What `positlab data` says about one data set: where it is and whether it is what was published.
public struct DatasetInventory: Sendable {
  /// How a data set was found.
  public enum Status: Sendable {
    /// Loaded, and every file whose published content is known has it.
    case published
    /// Loaded, but these files differ from the published ones.
    case differing(files: [String])
    /// Made by code.
    case generated
    /// Loaded; a user's own, or one of which no published sums are known.
    case own
    /// Not usable.
    case unusable(DatasetError)
  }

  /// The data set.
  public let name: DatasetName
  /// The folder that was read; nil where none was found or needed.
  public let directory: String?
  /// Samples, or words, to train on and to test on; nil where it is not usable.
  public let counts: (train: Int, test: Int)?
  /// What else there is to say: classes, words, the statistics of the pixels.
  public let details: [String]
  /// How it was found.
  public let status: Status

  /// Looks for a data set and reads it whole.
  ///
  /// - Parameters:
  ///   - name: which one.
  ///   - given: the folder to look in; nil for the usual places.
  public init(_ name: DatasetName, directory given: String? = nil) {
    self.name = name
    let folder = name == .synthetic ? nil : try? name.directory(given: given)
    self.directory = folder
    do throws(DatasetError) {
      let loaded = try LoadedData(DataRequest(name, directory: given))
      counts = loaded.counts
      details = Self.details(of: loaded)
      let published = name.publishedChecksums
      let differing = loaded.checksums.filter { file, sum in
        published[file].map { $0 != sum } ?? false
      }
      if name == .synthetic {
        status = .generated
      } else if published.isEmpty {
        status = .own
      } else {
        status = differing.isEmpty ? .published : .differing(files: differing.keys.sorted())
      }
    } catch {
      counts = nil
      details = []
      status = .unusable(error)
    }
  }

  private static func details(of data: LoadedData) -> [String] {
    func shown(_ numbers: [Double]) -> String {
      numbers.map { String(($0 * 10_000).rounded() / 10_000) }.joined(separator: ", ")
    }
    switch data {
    case .images(let images):
      let found = PixelStatistics(of: images.train)
      return [
        "mean \(shown(found.mean)), deviation \(shown(found.deviation)) of the training images"
      ]
    case .folder(let folder):
      return ["\(folder.classNames.count) classes"]
    case .text(let text):
      return ["\(text.vocabulary.count) different words; \(text.unknownCount) test words unknown"]
    }
  }
}
