extension Posit: Comparable {
  /// The standard's order: NaR is less than every real.
  ///
  /// Source: Posit Standard (2022), section 5.3.
  @inlinable @inline(__always)
  public static func < (x: Self, y: Self) -> Bool {
    PositEngine.signed(x.pattern, n: n) < PositEngine.signed(y.pattern, n: n)
  }
}
