extension PositFormat {
  /// x - y, correctly rounded: x + (-y), as negation is exact.
  ///
  /// NaR if an operand is NaR. Source: Posit Standard (2022), section 5.4.
  @inlinable
  public func subtract(_ x: UInt64, _ y: UInt64) -> UInt64 {
    PositEngine.add(x, 0 &- y, n: n, es: es)
  }
}
