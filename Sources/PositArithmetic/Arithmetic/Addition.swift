extension PositEngine {
  /// x + y, rounded once.
  @inlinable @inline(__always)
  static func add(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    if isZeroOrNaR(x, n: n) || isZeroOrNaR(y, n: n) {
      let a = x & mask(n)
      let b = y & mask(n)
      return a == nar(n) || b == nar(n) ? nar(n) : a | b
    }
    if n > 32 { return addWide(x, y, n: n, es: es) }
    let a = doubleFolded(x, n: n, es: es)
    let b = doubleFolded(y, n: n, es: es)
    // Significands of up to 14 bits: if the double sum is inexact, the smaller operand is below
    // 2^-38 of the larger and so far from any tie that the double rounding changes nothing.
    let sum = n <= 16 ? a + b : sumToOdd(a, b)
    if sum == 0 { return 0 }
    return round(sum, n: n, es: es)
  }

  /// x + y for nonzero reals of any width, in a frame of 128 bits: the clear twin of `add`.
  @inlinable
  static func addWide(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    let a = decode(x, n: n, es: es)
    let b = decode(y, n: n, es: es)
    let sum = alignedSum(
      negativeA: a.negative, scaleA: a.scale, significandA: UInt128(a.significand) &<< 64,
      negativeB: b.negative, scaleB: b.scale, significandB: UInt128(b.significand) &<< 64)
    if sum.significand == 0 { return 0 }
    return roundAndEncode(
      negative: sum.negative, scale: sum.scale, significand: sum.significand, sticky: false,
      n: n, es: es)
  }
}

extension PositFormat {
  /// x + y, correctly rounded.
  ///
  /// NaR if an operand is NaR; exact cancellation gives 0; otherwise never 0 or NaR.
  /// Source: Posit Standard (2022), section 5.4.
  @inlinable
  public func add(_ x: UInt64, _ y: UInt64) -> UInt64 { PositEngine.add(x, y, n: n, es: es) }
}
