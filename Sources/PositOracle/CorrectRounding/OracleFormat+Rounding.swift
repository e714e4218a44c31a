extension OracleFormat {
  /// The pattern that the standard's rounding gives for an exact value.
  ///
  /// Finds the neighbours u <= x < w by searching the patterns, then compares x with the
  /// (n+1)-bit posit v between them: u below v, w above, the even word on v itself. Values beyond
  /// maxPos give maxPos, nonzero values within minPos give minPos; never zero, never NaR.
  ///
  /// Source: Standard for Posit Arithmetic (2022), section 4.1.
  public func rounded(_ value: ExactRational) -> UInt64 { rounded(placed: value) }

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

  /// The rounding itself, of any number that can be compared with dyadic ones.
  func rounded(placed value: some RoundableReal) -> UInt64 {
    let sign = value.sign
    if sign == 0 { return 0 }
    /// The sign of |x| less a dyadic number.
    func place(_ other: Dyadic) -> Int {
      sign > 0
        ? value.compare(other)
        : -value.compare(Dyadic(significand: -other.significand, exponent: other.exponent))
    }
    let magnitude = roundedMagnitude(near: guess(value.approximateMagnitude), place)
    return sign > 0 ? magnitude : negated(magnitude)
  }

  /// The pattern of a positive number x, known by the sign of x less any dyadic number.
  private func roundedMagnitude(near guess: UInt64, _ place: (Dyadic) -> Int) -> UInt64 {
    /// The sign of x less the value of a pattern.
    func order(to pattern: UInt64) -> Int {
      guard let other = dyadic(pattern) else { preconditionFailure("NaR has no place") }
      return place(other)
    }
    if order(to: maxPos) >= 0 { return maxPos }
    if order(to: minPos) <= 0 { return minPos }
    // value(lower) <= x < value(upper) after growing steps away from the guess, whatever it is.
    var lower = guess
    var upper = maxPos
    var step: UInt64 = 1
    while order(to: lower) < 0 {
      upper = lower
      lower = lower - minPos > step ? lower - step : minPos
      step *= 2
    }
    step = 1
    while upper - lower > step && order(to: lower + step) >= 0 {
      lower += step
      step *= 2
    }
    if upper - lower > step { upper = lower + step }
    while upper - lower > 1 {
      let middle = lower + (upper - lower) / 2
      if order(to: middle) >= 0 { lower = middle } else { upper = middle }
    }
    if order(to: lower) == 0 { return lower }
    guard let boundary = boundaryAbove(lower) else { return lower }
    let order = place(boundary)
    if order == 0 { return lower % 2 == 0 ? lower : upper }
    return order < 0 ? lower : upper
  }

  /// A pattern near the number `fraction * 2^exponent`, for the search to begin at.
  private func guess(_ magnitude: (fraction: Double, exponent: Int)) -> UInt64 {
    let regime = min(max(magnitude.exponent >> es, 2 - n), n - 3)
    let regimeBits: UInt64 = regime >= 0 ? 2 << UInt64(regime + 1) - 2 : 1
    let regimeWidth = regime >= 0 ? regime + 2 : 1 - regime
    let fraction = magnitude.fraction.bitPattern & 0xF_FFFF_FFFF_FFFF
    let exponent = UInt64(magnitude.exponent & (1 << es - 1))
    let tail = exponent << 52 | fraction
    // Smart shifts: a negative count shifts the other way.
    let room = n - 1 - regimeWidth
    return min(max(regimeBits << room | tail >> (52 + es - room), minPos), maxPos - 1)
  }
}
