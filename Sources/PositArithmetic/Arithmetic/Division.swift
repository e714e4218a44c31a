extension PositEngine {
  /// x / y, rounded once.
  @inlinable @inline(__always)
  static func divide(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    if n == 8 { return Posit8Tables.of(es: es).quotient(x, y) }
    if isZeroOrNaR(x, n: n) || isZeroOrNaR(y, n: n) { return divideSpecial(x, y, n: n) }
    if n > 32 { return divideWide(x, y, n: n, es: es) }
    if n <= 16 {
      // A quotient of significands of 14 bits that is not on a tie, of 15, is further than 2^-30
      // of its size from it: the double rounding changes nothing.
      return round(double(x, n: n, es: es) / double(y, n: n, es: es), n: n, es: es)
    }
    return divideShort(signed(x, n: n), signed(y, n: n), n: n, es: es)
  }

  /// x / y for nonzero reals of at most 32 bits, sign-extended.
  @inlinable @inline(__always)
  static func divideShort(_ x: Int64, _ y: Int64, n: Int, es: Int) -> UInt64 {
    let a = decodeShort(x, n: n, es: es)
    let b = decodeShort(y, n: n, es: es)
    // 64 bits by 30 bits: 34 or 35 bits of quotient, more than any posit of 32 bits and its guard.
    let divisor = b.significand &>> 34
    let quotient = a.significand / divisor
    let remainder = a.significand % divisor
    let atLeastOne = quotient &>> 34
    return roundShort(
      sign: (x ^ y) &>> 63,
      scale: a.scale &- b.scale &- 1 &+ Int(truncatingIfNeeded: atLeastOne),
      fraction: (quotient &<< (31 &- atLeastOne)) | (remainder != 0 ? 1 : 0), n: n, es: es)
  }

  /// x / y if one is zero or NaR.
  @inlinable @inline(__always)
  static func divideSpecial(_ x: UInt64, _ y: UInt64, n: Int) -> UInt64 {
    let isZero = x & mask(n) == 0 && y & mask(n) != 0 && y & mask(n) != nar(n)
    return isZero ? 0 : nar(n)
  }

  /// x / y for nonzero reals of any width: the reference of `divide`.
  @inlinable
  static func divideWide(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    let a = decode(x, n: n, es: es)
    let b = decode(y, n: n, es: es)
    // The halved dividend is below the divisor, so the quotient has 63 or 64 bits.
    let (quotient, remainder) = b.significand.dividingFullWidth((a.significand &>> 1, 0))
    let zeros = quotient.leadingZeroBitCount
    return roundAndEncode(
      negative: a.negative != b.negative, scale: a.scale &- b.scale &- zeros,
      significand: quotient &<< UInt64(truncatingIfNeeded: zeros), sticky: remainder != 0,
      n: n, es: es)
  }
}

extension PositFormat {
  /// x / y, correctly rounded.
  ///
  /// NaR if an operand is NaR or y is 0; 0 / y is 0 for other y; otherwise never 0 or NaR.
  /// Source: Posit Standard (2022), section 5.4.
  @inlinable
  public func divide(_ x: UInt64, _ y: UInt64) -> UInt64 {
    PositEngine.divide(x, y, n: n, es: es)
  }
}
