extension PositFormat {
  /// nearestInt: the integer nearest to x, ties to the even integer; always a posit, so exact.
  ///
  /// NaR for NaR. Source: Posit Standard (2022), section 5.2.
  public func nearestInt(_ x: UInt64) -> UInt64 {
    integral(x) { whole, half, beyond, _ in half && (beyond || whole & 1 == 1) }
  }

  /// ceil: the least integer not below x; always a posit, so exact.
  ///
  /// NaR for NaR.
  ///
  /// Source: Posit Standard (2022), section 5.2.
  public func ceil(_ x: UInt64) -> UInt64 {
    integral(x) { _, half, beyond, negative in (half || beyond) && !negative }
  }

  /// floor: the greatest integer not above x; always a posit, so exact.
  ///
  /// NaR for NaR.
  ///
  /// Source: Posit Standard (2022), section 5.2.
  public func floor(_ x: UInt64) -> UInt64 {
    integral(x) { _, half, beyond, negative in (half || beyond) && negative }
  }

  /// |x| cut at the point and raised by one where `goesUp(whole, half, beyond, negative)` says so:
  /// `half` is the first bit behind the point, `beyond` whether any bit follows it.
  private func integral(
    _ x: UInt64, goesUp: (UInt64, Bool, Bool, Bool) -> Bool
  ) -> UInt64 {
    guard let a = decode(x), a.scale < 63 else { return x & patternMask }
    let (whole, half, beyond) = PositEngine.splitAtPoint(a)
    let integer = goesUp(whole, half, beyond, a.negative) ? whole + 1 : whole
    if integer == 0 { return 0 }
    let zeros = integer.leadingZeroBitCount
    return PositEngine.roundAndEncode(
      negative: a.negative, scale: 63 - zeros, significand: integer << UInt64(zeros),
      sticky: false, n: n, es: es)
  }
}

extension PositEngine {
  /// |x| below 2^64 as whole part, first bit behind the point, and whether any bit follows it.
  static func splitAtPoint(_ x: DecodedPosit) -> (whole: UInt64, half: Bool, beyond: Bool) {
    if x.scale < -1 { return (0, false, true) }
    if x.scale == -1 { return (0, true, x.significand << 1 != 0) }
    let fraction = x.scale == 63 ? 0 : x.significand << UInt64(x.scale + 1)
    return (x.significand >> UInt64(63 - x.scale), fraction >> 63 == 1, fraction << 1 != 0)
  }
}
