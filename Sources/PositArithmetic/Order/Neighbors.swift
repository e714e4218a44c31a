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
