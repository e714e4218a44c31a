/// All real numbers that round to one pattern.
public struct RoundingInterval: Sendable {
  /// The lower end; nil if the interval has none.
  public let lower: Dyadic?

  /// The upper end; nil if the interval has none.
  public let upper: Dyadic?

  /// Whether the ends themselves round to the pattern: ties go to even words.
  public let isClosed: Bool

  /// Whether the interval holds a number.
  public func contains(_ value: ExactRational) -> Bool { holds(value) }

  /// Whether the interval holds a number that can be compared with dyadic ones.
  func holds(_ value: some PlacedReal) -> Bool {
    let limit = isClosed ? 0 : 1
    if let lower, value.compare(lower) < limit { return false }
    if let upper, value.compare(upper) > -limit { return false }
    return true
  }
}

extension OracleFormat {
  /// All real numbers that the standard rounds to a pattern; nil for NaR, to which none rounds.
  ///
  /// The words stand in the order of their values, so the boundaries of word p are the (n+1)-bit
  /// words 2p-1 and 2p+1, for either sign. Zero holds only itself; minPos and -minPos reach down
  /// to zero without it; maxPos and -maxPos have no outer end.
  public func roundingInterval(_ pattern: UInt64) -> RoundingInterval? {
    if pattern == nar { return nil }
    let zero = Dyadic(significand: 0, exponent: 0)
    if pattern == 0 { return RoundingInterval(lower: zero, upper: zero, isClosed: true) }
    let below = (UInt128(pattern) << 1) - 1
    let above = (UInt128(pattern) << 1) | 1
    let isLowest = pattern == negated(maxPos)
    let isHighest = pattern == maxPos
    let lower =
      pattern == minPos ? zero : OracleFormat.dyadic(word: below, width: n + 1, es: es)
    let upper =
      pattern == negated(minPos) ? zero : OracleFormat.dyadic(word: above, width: n + 1, es: es)
    return RoundingInterval(
      lower: isLowest ? nil : lower, upper: isHighest ? nil : upper, isClosed: pattern % 2 == 0)
  }

  /// Whether a pattern is what the standard's rounding gives for an exact value.
  ///
  /// Asks for the interval of the pattern instead of rounding the value: the second way of judging.
  public func isCorrectlyRounded(_ pattern: UInt64, of value: ExactRational) -> Bool {
    roundingInterval(pattern)?.contains(value) ?? false
  }
}
