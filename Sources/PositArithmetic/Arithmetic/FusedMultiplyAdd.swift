extension PositEngine {
  /// x * y + z, rounded once.
  @inlinable @inline(__always)
  static func fma(_ x: UInt64, _ y: UInt64, _ z: UInt64, n: Int, es: Int) -> UInt64 {
    if isZeroOrNaR(x, n: n) || isZeroOrNaR(y, n: n) || isZeroOrNaR(z, n: n) {
      let isNaR =
        x & mask(n) == nar(n) || y & mask(n) == nar(n) || z & mask(n) == nar(n)
      if isNaR { return nar(n) }
      return z & mask(n) == 0 ? multiply(x, y, n: n, es: es) : z & mask(n)
    }
    if n > 32 { return fmaWide(x, y, z, n: n, es: es) }
    if n <= 16 {
      // Two significands of up to 14 bits: the double product is exact.
      let product = double(x, n: n, es: es) * double(y, n: n, es: es)
      let sum = sumToOdd(product, double(z, n: n, es: es))
      return sum == 0 ? 0 : round(sum, n: n, es: es)
    }
    return fmaShort(signed(x, n: n), signed(y, n: n), signed(z, n: n), n: n, es: es)
  }

  /// The sum of two doubles rounded to odd: if it is inexact, its last bit is 1 and stands for all
  /// that follows.
  @inlinable @inline(__always)
  static func sumToOdd(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    // Knuth's exact error of a sum.
    let part = sum - a
    let error = (a - (sum - part)) + (b - part)
    if error == 0 { return sum }
    // Step back if the sum was rounded away from zero, then set the last bit.
    let opposite = (sum.bitPattern ^ error.bitPattern) &>> 63
    return Double(bitPattern: (sum.bitPattern &- opposite) | 1)
  }

  /// x * y + z for nonzero reals of at most 32 bits, sign-extended, in a frame of 64 bits.
  @inlinable @inline(__always)
  static func fmaShort(_ x: Int64, _ y: Int64, _ z: Int64, n: Int, es: Int) -> UInt64 {
    let a = decodeShort(x, n: n, es: es)
    let b = decodeShort(y, n: n, es: es)
    let c = decodeShort(z, n: n, es: es)
    // 30 bits by 30 bits: the product ends four bits above the end of the frame.
    let product = a.significand32 &* b.significand32
    let carry = product &>> 63
    let sum = alignedSum(
      negativeA: x ^ y < 0, scaleA: a.scale &+ b.scale &+ Int(truncatingIfNeeded: carry),
      significandA: product &<< (1 &- carry),
      negativeB: z < 0, scaleB: c.scale, significandB: c.significand)
    if sum.significand == 0 { return 0 }
    return roundShort(
      sign: sum.negative ? -1 : 0, scale: sum.scale, fraction: sum.significand &<< 1, n: n, es: es)
  }

  /// x * y + z for nonzero reals of any width, in a frame of 128 bits: the reference of `fma`.
  @inlinable
  static func fmaWide(_ x: UInt64, _ y: UInt64, _ z: UInt64, n: Int, es: Int) -> UInt64 {
    let c = decode(z, n: n, es: es)
    let product = exactProduct(decode(x, n: n, es: es), decode(y, n: n, es: es))
    let sum = alignedSum(
      negativeA: product.negative, scaleA: product.scale, significandA: product.significand,
      negativeB: c.negative, scaleB: c.scale, significandB: UInt128(c.significand) &<< 64)
    if sum.significand == 0 { return 0 }
    return roundAndEncode(
      negative: sum.negative, scale: sum.scale, significand: sum.significand, sticky: false,
      n: n, es: es)
  }

  /// The exact product of two nonzero reals, with the leading 1 of its significand at bit 127.
  @inlinable @inline(__always)
  static func exactProduct(
    _ a: DecodedPosit, _ b: DecodedPosit
  ) -> (negative: Bool, scale: Int, significand: UInt128) {
    let product = UInt128(a.significand) &* UInt128(b.significand)
    let carry = Int(truncatingIfNeeded: product &>> 127)
    return (
      a.negative != b.negative, a.scale &+ b.scale &+ carry,
      product &<< UInt128(truncatingIfNeeded: 1 &- carry)
    )
  }
}

extension PositFormat {
  /// x * y + z with one rounding: an extension, which the standard leaves to the quire.
  ///
  /// NaR if an operand is NaR; exact cancellation gives 0; otherwise never 0 or NaR.
  @inlinable
  public func fma(_ x: UInt64, _ y: UInt64, _ z: UInt64) -> UInt64 {
    PositEngine.fma(x, y, z, n: n, es: es)
  }
}
