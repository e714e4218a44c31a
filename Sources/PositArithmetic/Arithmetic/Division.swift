extension PositEngine {
  /// x / y, rounded once.
  @inlinable @inline(__always)
  static func divide(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    if isZeroOrNaR(x, n: n) || isZeroOrNaR(y, n: n) {
      let isZero = x & mask(n) == 0 && y & mask(n) != 0 && y & mask(n) != nar(n)
      return isZero ? 0 : nar(n)
    }
    let a = decode(x, n: n, es: es)
    let b = decode(y, n: n, es: es)
    // The quotient of two significands is in (1/2, 2).
    var quotient: UInt64
    let sticky: Bool
    let scale: Int
    if n <= 32 {
      // 62 bits by 30 bits: 33 or 34 bits of quotient, more than any posit of 32 bits and guard.
      let dividend = a.significand &>> 1
      let divisor = b.significand &>> 34
      quotient = dividend / divisor
      sticky = quotient &* divisor != dividend
      scale = a.scale &- b.scale &+ 30
    } else {
      // The halved dividend is below the divisor, so the quotient has 63 or 64 bits.
      let (q, remainder) = b.significand.dividingFullWidth((a.significand &>> 1, 0))
      quotient = q
      sticky = remainder != 0
      scale = a.scale &- b.scale
    }
    let zeros = quotient.leadingZeroBitCount
    quotient &<<= UInt64(truncatingIfNeeded: zeros)
    return roundAndEncode(
      negative: a.negative != b.negative, scale: scale &- zeros, significand: quotient,
      sticky: sticky, n: n, es: es)
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
