/// What `positlab data` says about one data set: where it is and whether it is what was published.
public struct DatasetInventory: Sendable {
  /// How a data set was found.
  public enum Status: Sendable {
    /// Loaded, and every file has the published content.
    case published
    /// Loaded, but these files differ from the published ones.
    case differing(files: [String])
    /// Made by code.
    case generated
    /// Not usable.
    case unusable(DatasetError)
  }

  /// The data set.
  public let name: DatasetName
  /// The folder that was read; nil where none was found or needed.
  public let directory: String?
  /// Samples to train on and to test on; nil where it is not usable.
  public let counts: (train: Int, test: Int)?
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
      let dataset = try Dataset.load(name, directory: given)
      counts = (dataset.train.count, dataset.test.count)
      let published = name.publishedChecksums
      let differing = dataset.checksums.filter { published[$0.key] != $0.value }.keys.sorted()
      status =
        name == .synthetic
        ? .generated : differing.isEmpty ? .published : .differing(files: differing)
    } catch {
      counts = nil
      status = .unusable(error)
    }
  }
}
