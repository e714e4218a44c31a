extension PositEngine {
  /// x * y, rounded once.
  @inlinable @inline(__always)
  static func multiply(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    if n == 8 { return Posit8Tables.of(es: es).product(x, y) }
    if multipliesInLanes(n: n, es: es) { return multiplyInLanes(x, y, n: n, es: es) }
    if isZeroOrNaR(x, n: n) || isZeroOrNaR(y, n: n) { return multiplySpecial(x, y, n: n) }
    if n > 32 { return multiplyWide(x, y, n: n, es: es) }
    return multiplyShort(signed(x, n: n), signed(y, n: n), n: n, es: es)
  }

  /// x * y for nonzero reals of at most 32 bits, sign-extended.
  @inlinable @inline(__always)
  static func multiplyShort(_ x: Int64, _ y: Int64, n: Int, es: Int) -> UInt64 {
    let a = decodeShort(x, n: n, es: es)
    let b = decodeShort(y, n: n, es: es)
    // The product of the significands is exact, in [1, 4).
    let product = a.significand32 &* b.significand32
    let carry = product &>> 63
    return roundShort(
      sign: (x ^ y) &>> 63, scale: a.scale &+ b.scale &+ Int(truncatingIfNeeded: carry),
      fraction: (product &<< (1 &- carry)) &<< 1, n: n, es: es)
  }

  /// x * y if one is zero or NaR.
  @inlinable @inline(__always)
  static func multiplySpecial(_ x: UInt64, _ y: UInt64, n: Int) -> UInt64 {
    let isNaR = x & mask(n) == nar(n) || y & mask(n) == nar(n)
    return isNaR ? nar(n) : 0
  }

  /// x * y for nonzero reals of any width: the reference of `multiply`.
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
