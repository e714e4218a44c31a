extension Posit: LosslessStringConvertible, CustomDebugStringConvertible {
  /// The shortest decimal that reads back as this posit; "NaR" for NaR.
  public var description: String { Self.format.shortestDecimal(pattern) }

  /// The decimal with its bits: "1.5 = posit(16,1) 0x4800".
  public var debugDescription: String {
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
