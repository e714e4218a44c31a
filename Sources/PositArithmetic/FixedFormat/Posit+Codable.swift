extension Posit: Codable {
  /// Reads the decimal text that `encode(to:)` writes, or any other that `init?(_: String)` takes.
  ///
  /// Throws `DecodingError.dataCorrupted` naming a text that is no number.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: PositParsingError(text: text).description)
    }
    self = value
  }

  /// Writes the shortest decimal text that reads back as this posit, NaR as "NaR".
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
