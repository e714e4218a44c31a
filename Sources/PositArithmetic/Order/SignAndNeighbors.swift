extension PositFormat {
  /// -x, exact: the two's complement of the word.
  ///
  /// 0 and NaR are their own negatives. Source: Posit Standard (2022), section 5.2.
  @inlinable
  public func negate(_ pattern: UInt64) -> UInt64 { (0 &- pattern) & patternMask }

  /// |x|, exact; abs(NaR) is NaR.
  ///
  /// Source: Posit Standard (2022), section 5.2.
  @inlinable
  public func abs(_ pattern: UInt64) -> UInt64 {
    isNegative(pattern) ? negate(pattern) : pattern & patternMask
  }

  /// The pattern of 1, 0 or -1 by the sign of x; sign(NaR) is NaR.
  ///
  /// In posit(2,es) these are maxpos and its negative too.
  /// Source: Posit Standard (2022), section 5.2.
  @inlinable
  public func sign(_ pattern: UInt64) -> UInt64 {
    if PositEngine.isZeroOrNaR(pattern, n: n) { return pattern & patternMask }
    return isNegative(pattern) ? negate(onePattern) : onePattern
  }
}

extension PositFormat {
  /// The pattern one above, wrapping: next(maxpos) is NaR, next(NaR) the most negative real.
  ///
  /// Source: Posit Standard (2022), section 5.2.
  @inlinable
  public func next(_ pattern: UInt64) -> UInt64 { (pattern &+ 1) & patternMask }

  /// The pattern one below, wrapping: the inverse of `next`.
  ///
  /// Source: Posit Standard (2022), section 5.2.
  @inlinable
  public func prior(_ pattern: UInt64) -> UInt64 { (pattern &- 1) & patternMask }
}
