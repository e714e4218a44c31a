/// The name of a run, made from everything that decides its course: equal inputs, equal name.
public struct RunID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Twelve lower-case hexadecimal digits.
  public let description: String

  /// The name of the run of a resolved specification: the first twelve digits of the SHA-256 of its
  /// canonical JSON.
  ///
  /// - Parameter specification: every setting with its value, the seed among them, and nothing that
  ///   does not matter to the result (paths, job counts).
  public init(specification: JSONValue) {
    description = String(
      SHA256.hexadecimal(of: Array(specification.canonicalText.utf8)).prefix(12))
  }

  /// The name of the run of a cell's specification with a seed.
  ///
  /// - Parameters:
  ///   - specification: an object with every setting but the seed.
  ///   - seed: the seed, which becomes the setting `seed`.
  public init(specification: JSONValue, seed: Int) {
    var members = specification.object ?? [:]
    members["seed"] = .integer(seed)
    self.init(specification: .object(members))
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
