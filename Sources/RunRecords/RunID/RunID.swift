/// The name of a run, made from everything that decides its course: equal inputs, equal name.
public struct RunID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Twelve lower-case hexadecimal digits.
  public let description: String

  /// The name of the run of a resolved specification: the first twelve digits of the SHA-256 of its
  /// canonical JSON.
  ///
  /// Settings that have the default they came with do not appear in it, so that a setting that is new
  /// renames nothing.
  ///
  /// - Parameters:
  ///   - specification: every setting with its value, the seed among them, and nothing that does not
  ///     matter to the result (paths, job counts).
  ///   - defaultKeys: the key paths of the settings that do not appear, such as `data.name`; objects
  ///     that are empty without them go too.
  public init(specification: JSONValue, defaultKeys: [String] = []) {
    let named = defaultKeys.reduce(specification) { rest, key in
      rest.removing(key.split(separator: ".")[...]) ?? .object([:])
    }
    description = String(SHA256.hexadecimal(of: Array(named.canonicalText.utf8)).prefix(12))
  }

  /// The name of the run of a cell's specification with a seed.
  ///
  /// - Parameters:
  ///   - specification: an object with every setting but the seed.
  ///   - defaultKeys: the key paths of the settings that do not appear in the name.
  ///   - seed: the seed, which becomes the setting `seed`.
  public init(specification: JSONValue, defaultKeys: [String], seed: Int) {
    var members = specification.object ?? [:]
    members["seed"] = .integer(seed)
    self.init(specification: .object(members), defaultKeys: defaultKeys)
  }

  /// Reads a name; nil where the text is none.
  public init?(parsing text: String) {
    guard text.utf8.count == 12,
      text.allSatisfy({ ("0"..."9").contains($0) || ("a"..."f").contains($0) })
    else { return nil }
    description = text
  }

  /// The order of the texts.
  public static func < (left: RunID, right: RunID) -> Bool {
    left.description < right.description
  }
}

extension JSONValue {
  /// What is left without the value at a key path; nil where nothing is.
  fileprivate func removing(_ path: ArraySlice<Substring>) -> JSONValue? {
    guard let key = path.first.map(String.init) else { return nil }
    guard case .object(var members) = self, let member = members[key] else { return self }
    members[key] = member.removing(path.dropFirst())
    return members.isEmpty ? nil : .object(members)
  }

  /// Whether there is a value at a key path.
  fileprivate func has(_ path: ArraySlice<Substring>) -> Bool {
    guard let key = path.first.map(String.init) else { return true }
    return self[key]?.has(path.dropFirst()) ?? false
  }
}

extension RunID {
  /// The first of some key paths at which a specification has no value: who says that a setting has
  /// its default must say what that is.
  static func missingKey(_ defaultKeys: [String], in specification: JSONValue) -> String? {
    defaultKeys.first { !specification.has($0.split(separator: ".")[...]) }
  }
}

extension RunID: Codable {
  /// Decodes a name.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = RunID(parsing: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a run ID (12 hexadecimal digits)")
    }
    self = id
  }

  /// Encodes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
