import RunRecords

/// One setting of a study: its key, what it may be, and what it is when nobody says.
public struct SpecKey: Sendable {
  /// The key path, for example `data.name`; `*` stands for the name of a layer.
  public let path: String
  /// What is allowed, in words.
  public let allowed: String
  /// The value when the study says nothing; nil where the setting then stays unset.
  public let defaultValue: JSONValue?
  /// The default that the setting came with; a setting that has it is no part of the names of runs.
  ///
  /// It never changes: names of runs that have results depend on it.
  public let firstDefault: JSONValue?
  /// What the setting means, in one line.
  public let meaning: String
  /// Whether the setting decides the results, and so the names of the runs.
  public let decidesResults: Bool
  /// The models that have the setting; nil where all do.
  public let models: Set<String>?
  /// The data sets that have the setting; nil where all do.
  public let datasets: Set<String>?

  let kind: SpecValueKind

  /// - Parameter firstDefault: what `defaultValue` was at first, where it is another now.
  init(
    _ path: String, _ kind: SpecValueKind, default defaultValue: JSONValue?,
    firstDefault: JSONValue? = nil, models: Set<String>? = nil, datasets: Set<String>? = nil,
    _ meaning: String,
    decidesResults: Bool = true
  ) {
    self.path = path
    self.kind = kind
    allowed = kind.allowed
    self.defaultValue = defaultValue
    self.firstDefault = firstDefault ?? defaultValue
    self.models = models
    self.datasets = datasets
    self.meaning = meaning
    self.decidesResults = decidesResults
  }

  /// Whether the model and the data set of a run have the setting.
  func applies(to settings: [String: JSONValue]) -> Bool { foreign(to: settings) == nil }

  /// Why a run does not have the setting; nil where it does.
  func foreign(to settings: [String: JSONValue]) -> String? {
    for (owners, key, what) in [
      (models, "model.name", "model"), (datasets, "data.name", "data set"),
    ] {
      let owner = settings[key]?.string ?? ""
      if let owners, !owners.contains(owner) {
        return "is a setting of \(owners.sorted().joined(separator: ", ")); the \(what) is \(owner)"
      }
    }
    return nil
  }
}
