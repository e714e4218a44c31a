import RunRecords

/// One setting of a study: its key, what it may be, and what it is when nobody says.
public struct SpecKey: Sendable {
  /// The key path, for example `data.name`; `*` stands for the name of a layer.
  public let path: String
  /// What is allowed, in words.
  public let allowed: String
  /// The value when the study says nothing; nil where the setting then stays unset.
  public let defaultValue: JSONValue?
  /// What the setting means, in one line.
  public let meaning: String
  /// Whether the setting decides the results, and so the names of the runs.
  public let decidesResults: Bool

  let kind: SpecValueKind

  init(
    _ path: String, _ kind: SpecValueKind, default defaultValue: JSONValue?, _ meaning: String,
    decidesResults: Bool = true
  ) {
    self.path = path
    self.kind = kind
    allowed = kind.allowed
    self.defaultValue = defaultValue
    self.meaning = meaning
    self.decidesResults = decidesResults
  }
}
