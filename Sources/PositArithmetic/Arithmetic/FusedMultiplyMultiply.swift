extension PositFormat {
  /// fMM: x * y * z with one rounding; the order of the operands does not matter.
  ///
  /// NaR if an operand is NaR, else 0 if one is 0. The product of two may be beyond maxpos:
  /// fMM(maxpos, maxpos, minpos) is maxpos. Source: Posit Standard (2022), section 5.7.
  public func fMM(_ x: UInt64, _ y: UInt64, _ z: UInt64) -> UInt64 {
    guard let a = decode(x), let b = decode(y), let c = decode(z) else {
      return isNaR(x) || isNaR(y) || isNaR(z) ? narPattern : 0
    }
    // 62 bits each at most: the product of two is exact in 128 bits, that of three in 192.
    let two = PositEngine.exactProduct(a, b)
    let low = (two.significand & UInt128(UInt64.max)) * UInt128(c.significand)
    let three = (two.significand >> 64) * UInt128(c.significand) + (low >> 64)
    let carry = Int(three >> 127)
    return PositEngine.roundAndEncode(
      negative: two.negative != c.negative, scale: two.scale + c.scale + carry,
      significand: three << UInt128(1 - carry), sticky: UInt64(truncatingIfNeeded: low) != 0,
      n: n, es: es)
  }
}
