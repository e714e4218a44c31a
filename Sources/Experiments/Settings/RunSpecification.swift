import NeuralNetworks
import RunRecords

/// A record whose settings do not make a training run; only a damaged or foreign record has them.
public struct RunSpecificationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One message that names the key.
  public let description: String
}

/// Every setting of a run that decides its results, the seed apart: one cell of a study, resolved.
public struct RunSpecification: Hashable, Sendable {
  /// The typed values.
  let values: RunSettings
  /// The canonical values by key path: what records hold and names are made from.
  let settings: [String: JSONValue]
  /// The values that runs are named by, in nested form: those that differ from the default that their
  /// setting came with.
  private let named: JSONValue

  /// Takes settings over; what depends on others is put in, what they make meaningless goes.
  init(_ values: RunSettings) {
    var values = values
    values.data.directory = nil
    values.complete()
    self.values = values
    var settings: [String: JSONValue] = [:]
    for key in SpecKey.table where key.decidesResults && key.applies(to: values.owner) {
      let layers = key.path.contains("*") ? values.training.policy.layers.keys.map { $0 } : [nil]
      for layer in layers {
        settings[layer.map { key.path.replacing("*", with: $0) } ?? key.path] = key.json(
          values, layer)
      }
    }
    self.settings = settings
    let defaults = Set(Self.defaultKeys(of: settings))
    named = Self.nested(settings.filter { !defaults.contains($0.key) })
  }

  /// Reads the nested form that records hold; a setting that is newer than the record has the default
  /// that it came with.
  ///
  /// - Throws: `RunSpecificationError` where a setting is missing, or is or says something that this
  ///   program does not know: a record of a newer program or a damaged one must not be taken for another
  ///   run.
  public init(json: JSONValue) throws(RunSpecificationError) {
    try self.init(settings: Self.settings(of: json))
  }

  /// Reads canonical values by key path.
  ///
  /// - Throws: `RunSpecificationError` as above.
  init(settings: [String: JSONValue]) throws(RunSpecificationError) {
    var values = RunSettings()
    for (path, json) in settings {
      let parts = path.split(separator: ".").map(String.init)
      guard let key = SpecKey.find(parts), key.decidesResults else {
        throw RunSpecificationError(description: "'\(path)' is no setting of this program")
      }
      guard let value = key.decode(json) else { throw Self.unknown(path) }
      value.assign(&values, SpecKey.layer(of: parts))
    }
    let needed =
      SpecKey.firstDefaults.filter { $0.applies(to: values.owner) }.map(\.path)
      + (values.data.name.pixelStatistics == nil ? [] : ["data.mean", "data.deviation"])
    if let missing = needed.first(where: { settings[$0] == nil }) { throw Self.unknown(missing) }
    self.init(values)
  }

  private static func unknown(_ path: String) -> RunSpecificationError {
    RunSpecificationError(
      description: "setting '\(path)' is missing or not of a kind that this program knows")
  }

  /// The values by key path in the nested form that records hold, with the first defaults of what is newer
  /// than the record; nothing is checked.
  static func settings(of json: JSONValue) -> [String: JSONValue] {
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
    func name(_ of: String) -> String {
      (settings["\(of).name"] ?? SpecKey.find([of, "name"])?.firstDefault)?.string ?? ""
    }
    let owner = SpecKey.Owner(model: name("model"), data: name("data"))
    for key in SpecKey.firstDefaults where settings[key.path] == nil && key.applies(to: owner) {
      settings[key.path] = key.firstDefault
    }
    return settings
  }

  /// The nested form that records hold.
  public var json: JSONValue { Self.nested(settings) }

  /// Values by key path in nested form.
  static func nested(_ settings: [String: JSONValue]) -> JSONValue {
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
  public var defaultKeys: [String] { Self.defaultKeys(of: settings).sorted() }

  private static func defaultKeys(of settings: [String: JSONValue]) -> [String] {
    SpecKey.firstDefaults.filter { settings[$0.path] == $0.firstDefault }.map(\.path)
  }

  /// The nested form with the seed.
  public func json(seed: Int) -> JSONValue {
    var members = json.object ?? [:]
    members["seed"] = .integer(seed)
    return .object(members)
  }

  /// The name of the run with a seed.
  public func runID(seed: Int) -> RunID {
    RunID(specification: named, defaultKeys: [], seed: seed)
  }

  /// What the trainer is told of the run with a seed.
  public func training(seed: Int) -> TrainingSpecification {
    var training = values.training
    training.model = NetworkModel(name: values.model.name, settings: values.model.settings)
    training.seed = UInt64(seed)
    return training
  }
}
