extension PositEngine {
  /// sqrt(x), rounded once.
  @inlinable @inline(__always)
  static func sqrt(_ x: UInt64, n: Int, es: Int) -> UInt64 {
    if n == 8 { return Posit8Tables.of(es: es).root(x) }
    let negativeOrNaR = x &>> UInt64(truncatingIfNeeded: n &- 1) & 1 != 0
    if negativeOrNaR { return nar(n) }
    if x & mask(n) == 0 { return 0 }
    if n > 32 { return sqrtWide(x, n: n, es: es) }
    if n <= 16 {
      // A root of a significand of 14 bits that is not on a tie, of 15, is further than 2^-30 of
      // its size from it: the double rounding changes nothing.
      return round(double(x, n: n, es: es).squareRoot(), n: n, es: es)
    }
    let a = decodeShort(signed(x, n: n), n: n, es: es)
    let odd = UInt64(truncatingIfNeeded: a.scale & 1)
    // The radicand, in [2^60, 2^62), has at most 31 bits and zeros behind, so that it is an exact
    // double; its root has 31 bits, one more than any posit of 32 bits. The hardware's root is at
    // most one too large after truncation.
    let radicand = a.significand &>> (3 &- odd)
    let estimate = Double(Int64(bitPattern: radicand)).squareRoot()
    let truncated = UInt64(truncatingIfNeeded: Int64(estimate))
    let root = truncated &- (truncated &* truncated > radicand ? 1 : 0)
    return roundShort(
      sign: 0, scale: a.scale &>> 1,
      fraction: (root &<< 34) | (root &* root != radicand ? 1 : 0), n: n, es: es)
  }

  /// sqrt(x) for positive reals of any width: the reference of `sqrt`.
  @inlinable
  static func sqrtWide(_ x: UInt64, n: Int, es: Int) -> UInt64 {
    let a = decode(x, n: n, es: es)
    let (root, exact) = squareRoot(UInt128(a.significand) &<< UInt128(63 &+ (a.scale & 1)))
    return roundAndEncode(
      negative: false, scale: a.scale &>> 1, significand: root, sticky: !exact, n: n, es: es)
  }
}

extension PositFormat {
  /// sqrt(x), correctly rounded.
  ///
  /// NaR for NaR and for x < 0; sqrt(0) = 0. Source: Posit Standard (2022), section 5.5.
  @inlinable
  public func sqrt(_ x: UInt64) -> UInt64 { PositEngine.sqrt(x, n: n, es: es) }
}
