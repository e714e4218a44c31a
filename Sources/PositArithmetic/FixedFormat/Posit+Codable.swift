extension Posit: Codable {
  /// Reads the decimal text that `encode(to:)` writes, any other that `init?(_: String)` takes, or a
  /// number.
  ///
  /// A number with a fraction comes as the nearest double, as decoders give it: up to n = 32 one of
  /// 15 digits or fewer rounds as if once; write text where every digit must count. Throws
  /// `DecodingError` naming what is neither.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let integer = try? container.decode(Int64.self) {
      self.init(integer)
    } else if let integer = try? container.decode(UInt64.self) {
      self.init(integer)
    } else if let number = try? container.decode(Double.self) {
      self.init(number)
    } else {
      let text = try container.decode(String.self)
      guard let value = Self(text) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: PositParsingError(text: text).description)
      }
      self = value
    }
  }

  /// Writes the shortest decimal text that reads back as this posit, NaR as "NaR".
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
