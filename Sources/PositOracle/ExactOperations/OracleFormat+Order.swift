extension OracleFormat {
  /// -1, 0 or 1 as the first posit is less than, equal to or greater than the second.
  ///
  /// Decided on the exact values. NaR equals NaR and is less than every real.
  ///
  /// Source: Standard for Posit Arithmetic (2022), section 5.3.
  public func order(_ first: UInt64, _ second: UInt64) -> Int {
    switch (exactValue(first), exactValue(second)) {
    case (nil, nil): return 0
    case (nil, _): return -1
    case (_, nil): return 1
    case (let x?, let y?): return x < y ? -1 : (x == y ? 0 : 1)
    }
  }

  /// The posit of the next greater value; NaR above maxPos, -maxPos above NaR (standard: 5.2 next).
  public func next(_ pattern: UInt64) -> UInt64 { pattern == mask ? 0 : pattern + 1 }

  /// The posit of the next smaller value; NaR below -maxPos, maxPos below NaR (standard: 5.2 prior).
  public func prior(_ pattern: UInt64) -> UInt64 { pattern == 0 ? mask : pattern - 1 }
}
