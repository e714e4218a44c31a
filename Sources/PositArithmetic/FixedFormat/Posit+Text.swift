extension Posit: LosslessStringConvertible, CustomDebugStringConvertible {
  /// The number as decimal text that reads back as this posit; "NaR" for NaR.
  ///
  /// Integers of up to 16 digits in full, since the shortest digits of a posit far from 1 mislead
  /// (posit8's maxpos, 16777216, would be 20000000); every other value with the fewest digits.
  public var description: String {
    if let integer = Int64(exactly: self), integer.magnitude < 10_000_000_000_000_000 {
      return "\(integer).0"
    }
    return Self.format.shortestDecimal(pattern)
  }

  /// The number, as `description`: what a list of posits prints.
  public var debugDescription: String { description }

  /// The number with its format and its bits: "1.5 = posit(16,1) 0x4800".
  public var patternDescription: String {
    "\(description) = \(Self.format) \(Self.format.hexadecimal(pattern))"
  }

  /// The posit a decimal text rounds to, however many digits it has, or nil if it is not one.
  ///
  /// Accepts what `PositFormat.pattern(parsing:)` accepts.
  public init?(_ description: String) {
    guard let pattern = try? Self.format.pattern(parsing: description) else { return nil }
    self.init(pattern: pattern)
  }
}
