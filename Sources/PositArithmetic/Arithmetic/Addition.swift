extension PositEngine {
  /// x + y, rounded once.
  @inlinable @inline(__always)
  static func add(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    if n == 8 { return Posit8Tables.of(es: es).sum(x, y) }
    if isZeroOrNaR(x, n: n) || isZeroOrNaR(y, n: n) { return addSpecial(x, y, n: n) }
    if n > 32 { return addWide(x, y, n: n, es: es) }
    if n <= 16 {
      // Significands of up to 14 bits: if the double sum is inexact, the smaller operand is below
      // 2^-38 of the larger and so far from any tie that the double rounding changes nothing.
      let sum = double(x, n: n, es: es) + double(y, n: n, es: es)
      return sum == 0 ? 0 : round(sum, n: n, es: es)
    }
    return addShort(signed(x, n: n), signed(y, n: n), n: n, es: es)
  }

  /// x + y for nonzero reals of at most 32 bits, sign-extended, in a frame of 64 bits.
  @inlinable @inline(__always)
  static func addShort(_ x: Int64, _ y: Int64, n: Int, es: Int) -> UInt64 {
    let a = decodeShort(x, n: n, es: es)
    let b = decodeShort(y, n: n, es: es)
    // Significands of at most 30 bits, signed, the leading 1 at bit 61.
    let distance = a.scale &- b.scale
    let aFirst = distance >= 0
    let termA = (Int64(bitPattern: a.significand &>> 2) ^ (x &>> 63)) &- (x &>> 63)
    let termB = (Int64(bitPattern: b.significand &>> 2) ^ (y &>> 63)) &- (y &>> 63)
    let large = aFirst ? termA : termB
    let small = aFirst ? termB : termA
    // Below 2^-32 of the larger term all terms are alike: they move the sum off a posit or a tie
    // that is a posit of one more bit, and not as far as the next. So nothing is shifted out.
    let shift = min(aFirst ? distance : 0 &- distance, 32)
    let sum = large &+ (small &>> Int64(truncatingIfNeeded: shift))
    if sum == 0 { return 0 }
    let magnitude = UInt64(bitPattern: sum < 0 ? 0 &- sum : sum)
    let zeros = magnitude.leadingZeroBitCount
    return roundShort(
      sign: sum &>> 63, scale: (aFirst ? a.scale : b.scale) &+ 2 &- zeros,
      fraction: (magnitude &<< UInt64(truncatingIfNeeded: zeros)) &<< 1, n: n, es: es)
  }

  /// x + y if one is zero or NaR.
  @inlinable @inline(__always)
  static func addSpecial(_ x: UInt64, _ y: UInt64, n: Int) -> UInt64 {
    let a = x & mask(n)
    let b = y & mask(n)
    return a == nar(n) || b == nar(n) ? nar(n) : a | b
  }

  /// x + y for nonzero reals of any width, in a frame of 128 bits: the reference of `add`.
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

extension PositFormat {
  /// x - y, correctly rounded: x + (-y), as negation is exact.
  ///
  /// NaR if an operand is NaR. Source: Posit Standard (2022), section 5.4.
  @inlinable
  public func subtract(_ x: UInt64, _ y: UInt64) -> UInt64 {
    PositEngine.add(x, 0 &- y, n: n, es: es)
  }
}
