extension PositEngine {
  /// x * y, rounded once.
  @inlinable @inline(__always)
  static func multiply(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    if isZeroOrNaR(x, n: n) || isZeroOrNaR(y, n: n) {
      let isNaR = x & mask(n) == nar(n) || y & mask(n) == nar(n)
      return isNaR ? nar(n) : 0
    }
    let a = decode(x, n: n, es: es)
    let b = decode(y, n: n, es: es)
    // The product of two significands is in [1, 4): two bits before the point.
    let high: UInt64
    let sticky: Bool
    if n <= 32 {
      // At most 30 bits each, so their upper halves hold all and the product is exact.
      high = (a.significand &>> 32) &* (b.significand &>> 32)
      sticky = false
    } else {
      let product = a.significand.multipliedFullWidth(by: b.significand)
      high = product.high
      sticky = product.low != 0
    }
    let carry = high &>> 63
    return roundAndEncode(
      negative: a.negative != b.negative,
      scale: a.scale &+ b.scale &+ Int(truncatingIfNeeded: carry),
      significand: high &<< (1 &- carry), sticky: sticky, n: n, es: es)
  }
}

extension PositFormat {
  /// x * y, correctly rounded.
  ///
  /// NaR if an operand is NaR, else 0 if one is 0, else never 0 or NaR.
  /// Source: Posit Standard (2022), section 5.4.
  @inlinable
  public func multiply(_ x: UInt64, _ y: UInt64) -> UInt64 {
    PositEngine.multiply(x, y, n: n, es: es)
  }
}
