import Datasets
import NeuralNetworks
import Quantization
import RunRecords

/// Every setting of a run that decides its results, the seed apart: one cell of a study, resolved.
public struct RunSpecification: Hashable, Sendable {
  /// Canonical values by key path.
  let settings: [String: JSONValue]

  init(settings: [String: JSONValue]) {
    self.settings = settings
  }

  /// Reads the nested form that records hold; a setting that is newer than the record has the default
  /// that it came with.
  public init(json: JSONValue) {
    var settings: [String: JSONValue] = [:]
    func flatten(_ value: JSONValue, path: String) {
      guard let members = value.object else {
        settings[path] = value
        return
      }
      for (key, member) in members {
        flatten(member, path: path.isEmpty ? key : "\(path).\(key)")
      }
    }
    flatten(json, path: "")
    for key in SpecKey.firstDefaults where settings[key.path] == nil && key.applies(to: settings) {
      settings[key.path] = key.firstDefault
    }
    self.settings = settings
  }

  /// The nested form that records hold.
  public var json: JSONValue {
    func nested(_ entries: [(path: ArraySlice<Substring>, value: JSONValue)]) -> JSONValue {
      if let leaf = entries.first, leaf.path.isEmpty { return leaf.value }
      let groups = Dictionary(grouping: entries) { String($0.path.first ?? "") }
      return .object(
        groups.mapValues { members in nested(members.map { ($0.path.dropFirst(), $0.value) }) })
    }
    return nested(settings.map { ($0.key.split(separator: ".")[...], $0.value) })
  }

  /// The key paths, in order, of the settings that have the default they came with: no part of the
  /// names of runs, so that a new setting renames nothing.
  public var defaultKeys: [String] {
    SpecKey.firstDefaults.filter { settings[$0.path] == $0.firstDefault }.map(\.path).sorted()
  }

  /// The nested form with the seed.
  public func json(seed: Int) -> JSONValue {
    var members = json.object ?? [:]
    members["seed"] = .integer(seed)
    return .object(members)
  }

  /// The name of the run with a seed.
  public func runID(seed: Int) -> RunID {
    RunID(specification: json, defaultKeys: defaultKeys, seed: seed)
  }

  /// The data set.
  ///
  /// - Throws: `RunSpecificationError` where the setting is missing or names none that this program knows;
  ///   a record of a newer or a damaged one must not be taken for another data set.
  var datasetName: DatasetName {
    get throws(RunSpecificationError) {
      try value("data.name") { $0.string.flatMap(DatasetName.init) }
    }
  }

  /// A limit on the number of samples; nil for all.
  func sampleLimit(_ key: String) -> Int? {
    settings[key]?.integer
  }

  /// Numbers by channel, such as the mean of the pixels.
  func numbers(_ key: String) -> [Double] {
    settings[key]?.array?.compactMap(\.number) ?? []
  }
}
