extension Posit: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The posit a floating-point literal rounds to.
  ///
  /// The compiler passes the literal as the nearest double; up to n = 32 a literal of 15 digits or
  /// fewer rounds as if once. Use `init?(_: String)` where every digit must count.
  @inlinable
  public init(floatLiteral value: Double) {
    self.init(pattern: Self.format.pattern(rounding: value))
  }

  /// The posit an integer literal rounds to; no word is a sentinel here.
  @inlinable
  public init(integerLiteral value: Int64) {
    self.init(
      pattern: Self.format.pattern(roundingValueNegative: value < 0, magnitude: value.magnitude))
  }
}
