import NeuralNetworks
import RunRecords

/// One setting of a study: its key, what it may be, and where it stands in a typed specification.
public struct SpecKey: Sendable {
  /// A value that was read once: its typed form goes into a specification, its JSON names it.
  struct Value: Sendable {
    /// The canonical form, as records and labels have it.
    let json: JSONValue
    /// Puts the value where it belongs; the text is the name of the layer that a rule is for.
    let assign: @Sendable (inout RunSettings, String?) -> Void
  }

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

  /// The model and the data set of a run, by which some settings are its own.
  struct Owner {
    let model, data: String
  }

  /// Reads the value that a study writes.
  let read: @Sendable (SpecNode) throws(SpecValueError) -> Value
  /// Reads the canonical value that a record holds; nil where this program knows no such value.
  let decode: @Sendable (JSONValue) -> Value?
  /// The canonical value in a specification; nil where it is not set.
  let json: @Sendable (RunSettings, String?) -> JSONValue?
  /// Goes back to the default.
  let reset: @Sendable (inout RunSettings, String?) -> Void

  /// A setting that always has a value; its default is that of `RunSettings()`.
  ///
  /// - Parameters:
  ///   - path: the key path.
  ///   - kind: what it may be.
  ///   - place: where it stands.
  ///   - firstDefault: the default that it came with, written out: it stays when the default changes.
  ///   - models: the models that have it.
  ///   - datasets: the data sets that have it.
  ///   - meaning: what it means, in one line.
  init<Content>(
    _ path: String, _ kind: SettingKind<Content>,
    at place: any WritableKeyPath<RunSettings, Content> & Sendable,
    firstDefault: JSONValue, models: Set<String>? = nil, datasets: Set<String>? = nil,
    _ meaning: String
  ) {
    self.init(
      path, kind, firstDefault: firstDefault, models: models, datasets: datasets, meaning,
      get: { settings, _ in settings[keyPath: place] },
      set: { settings, _, value in
        settings[keyPath: place] = value ?? RunSettings()[keyPath: place]
      })
  }

  /// A setting that may stay unset.
  ///
  /// - Parameters:
  ///   - path: the key path.
  ///   - kind: what it may be.
  ///   - place: where it stands; nil there means unset.
  ///   - models: the models that have it.
  ///   - datasets: the data sets that have it.
  ///   - meaning: what it means, in one line.
  ///   - decidesResults: whether it belongs into the names of runs.
  init<Content>(
    _ path: String, _ kind: SettingKind<Content>,
    at place: any WritableKeyPath<RunSettings, Content?> & Sendable,
    models: Set<String>? = nil, datasets: Set<String>? = nil, _ meaning: String,
    decidesResults: Bool = true
  ) {
    self.init(
      path, kind, firstDefault: nil, models: models, datasets: datasets, meaning,
      decidesResults: decidesResults,
      get: { settings, _ in settings[keyPath: place] },
      set: { settings, _, value in settings[keyPath: place] = value })
  }

  /// A part of the rule for a class of tensors, of the network or, where the path has a `*`, of a layer.
  ///
  /// - Parameters:
  ///   - path: the key path.
  ///   - kind: what it may be.
  ///   - tensorClass: whose rule it is; nil for that of all classes.
  ///   - part: where it stands in a rule.
  ///   - firstDefault: the default that it came with; nil where it stays unset.
  ///   - meaning: what it means, in one line.
  init<Content>(
    _ path: String, _ kind: SettingKind<Content>, of tensorClass: TensorClass?,
    part: any WritableKeyPath<TensorRule, Content?> & Sendable, firstDefault: JSONValue?,
    _ meaning: String
  ) {
    self.init(
      path, kind, firstDefault: firstDefault, meaning,
      get: { settings, layer in
        settings.training.policy[layer: layer, tensorClass][keyPath: part]
      },
      set: { settings, layer, value in
        let standard = RunSettings().training.policy[layer: layer, tensorClass][keyPath: part]
        settings.training.policy[layer: layer, tensorClass][keyPath: part] = value ?? standard
      })
  }

  private init<Content>(
    _ path: String, _ kind: SettingKind<Content>, firstDefault: JSONValue?,
    models: Set<String>? = nil, datasets: Set<String>? = nil, _ meaning: String,
    decidesResults: Bool = true,
    get: @escaping @Sendable (RunSettings, String?) -> Content?,
    set: @escaping @Sendable (inout RunSettings, String?, Content?) -> Void
  ) {
    @Sendable func value(_ content: Content) -> Value {
      Value(json: kind.json(content)) { settings, layer in set(&settings, layer, content) }
    }
    self.path = path
    allowed = kind.allowed
    self.firstDefault = firstDefault
    self.models = models
    self.datasets = datasets
    self.meaning = meaning
    self.decidesResults = decidesResults
    defaultValue = get(RunSettings(), nil).map(kind.json)
    read = { (node) throws(SpecValueError) in value(try kind.read(node)) }
    decode = { json in kind.decode(json).map(value) }
    json = { settings, layer in get(settings, layer).map(kind.json) }
    reset = { settings, layer in set(&settings, layer, nil) }
  }

  /// Whether a run has the setting.
  func applies(to owner: Owner) -> Bool { foreignness(to: owner) == nil }

  /// Why a run does not have the setting; nil where it does.
  func foreignness(to owner: Owner) -> String? {
    for (owners, name, what) in [
      (models, owner.model, "model"), (datasets, owner.data, "data set"),
    ] {
      guard let owners, !owners.contains(name) else { continue }
      return "is a setting of \(owners.sorted().joined(separator: ", ")); the \(what) is \(name)"
    }
    return nil
  }
}

extension PrecisionPolicy {
  /// The rule of a class of tensors in the scope of a layer or of the network; empty where there is none.
  ///
  /// - Parameters:
  ///   - layer: the name of the layer; nil for the network.
  ///   - tensorClass: the class; nil for the default of the scope.
  fileprivate subscript(layer layer: String?, tensorClass: TensorClass?) -> TensorRule {
    get {
      let scope = layer.map { layers[$0] ?? .init() } ?? network
      return
        (tensorClass.flatMap { scope.classes[$0] } ?? (tensorClass == nil ? scope.default : nil))
        ?? TensorRule()
    }
    set {
      let rule = newValue == TensorRule() ? nil : newValue
      var scope = layer.map { layers[$0] ?? .init() } ?? network
      if let tensorClass { scope.classes[tensorClass] = rule } else { scope.default = rule }
      guard let layer else {
        network = scope
        return
      }
      layers[layer] = scope == .init() ? nil : scope
    }
  }
}
