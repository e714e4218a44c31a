extension OracleFormat {
  /// The pattern that the standard's rounding gives for an exact value.
  ///
  /// Finds the neighbours u <= x < w by searching the patterns, then compares x with the
  /// (n+1)-bit posit v between them: u below v, w above, the even word on v itself. Values beyond
  /// maxPos give maxPos, nonzero values within minPos give minPos; never zero, never NaR.
  ///
  /// Source: Standard for Posit Arithmetic (2022), section 4.1.
  public func rounded(_ value: ExactRational) -> UInt64 {
    if value.sign == 0 { return 0 }
    if value.sign < 0 { return negated(rounded(-value)) }
    if compare(value, maxPos) >= 0 { return maxPos }
    if compare(value, minPos) <= 0 { return minPos }
    // value(lower) <= x < value(upper) from here on.
    var lower = minPos
    var upper = maxPos
    while upper - lower > 1 {
      let middle = lower + (upper - lower) / 2
      if compare(value, middle) >= 0 { lower = middle } else { upper = middle }
    }
    if compare(value, lower) == 0 { return lower }
    guard let boundary = boundaryAbove(lower) else { return lower }
    let order = value.compare(boundary)
    if order == 0 { return lower % 2 == 0 ? lower : upper }
    return order < 0 ? lower : upper
  }

  /// The pattern of a binary64 number; NaR for NaN and the infinities, zero for both zeros.
  ///
  /// Source: Standard for Posit Arithmetic (2022), section 6.5.
  public func rounded(_ value: Double) -> UInt64 {
    IEEEFormat.binary64.exactValue(value.bitPattern).map { rounded($0) } ?? nar
  }

  /// The pattern of a binary32 number; NaR for NaN and the infinities, zero for both zeros.
  ///
  /// Source: Standard for Posit Arithmetic (2022), section 6.5.
  public func rounded(_ value: Float) -> UInt64 {
    IEEEFormat.binary32.exactValue(UInt64(value.bitPattern)).map { rounded($0) } ?? nar
  }

  /// The pattern nearest a decimal number such as `-1.25e-3`; nil if the text is not one.
  public func rounded(decimal text: String) -> UInt64? {
    if text.lowercased() == "nar" { return nar }
    return ExactRational(decimal: text).map { rounded($0) }
  }

  /// The sign of `value` less the value of a pattern that is not NaR.
  private func compare(_ value: ExactRational, _ pattern: UInt64) -> Int {
    guard let other = dyadic(pattern) else { preconditionFailure("NaR has no place in the order") }
    return value.compare(other)
  }
}
