extension PositEngine {
  /// x * y, rounded once.
  @inlinable @inline(__always)
  static func multiply(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    if isZeroOrNaR(x, n: n) || isZeroOrNaR(y, n: n) {
      let isNaR = x & mask(n) == nar(n) || y & mask(n) == nar(n)
      return isNaR ? nar(n) : 0
    }
    if n > 32 { return multiplyWide(x, y, n: n, es: es) }
    if n <= 16 {
      // Two significands of up to 14 bits: the double product is exact.
      return round(doubleFolded(x, n: n, es: es) * doubleFolded(y, n: n, es: es), n: n, es: es)
    }
    let a = decodeFolded(x, n: n, es: es)
    let b = decodeFolded(y, n: n, es: es)
    // At most 30 bits each, so their upper halves hold all and the product is exact, in [1, 4).
    let product = (a.significand &>> 32) &* (b.significand &>> 32)
    let carry = product &>> 63
    return roundFolded(
      negative: a.negative != b.negative,
      scale: a.scale &+ b.scale &+ Int(truncatingIfNeeded: carry),
      significand: product &<< (1 &- carry), sticky: false, n: n, es: es)
  }

  /// x * y for nonzero reals of any width: the clear twin of `multiply`.
  @inlinable
  static func multiplyWide(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    let product = exactProduct(decode(x, n: n, es: es), decode(y, n: n, es: es))
    return roundAndEncode(
      negative: product.negative, scale: product.scale, significand: product.significand,
      sticky: false, n: n, es: es)
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
