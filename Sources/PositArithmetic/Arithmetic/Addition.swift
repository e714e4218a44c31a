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
    // Order by magnitude, so that the difference of scales is not negative.
    let shift = UInt64(truncatingIfNeeded: 64 &- n)
    let signX = Int64(bitPattern: x &<< shift) &>> 63
    let signY = Int64(bitPattern: y &<< shift) &>> 63
    let magnitudeX = (x ^ UInt64(bitPattern: signX)) &- UInt64(bitPattern: signX)
    let magnitudeY = (y ^ UInt64(bitPattern: signY)) &- UInt64(bitPattern: signY)
    let xFirst = magnitudeX & mask(n) >= magnitudeY & mask(n)
    let large = decode(xFirst ? magnitudeX : magnitudeY, n: n, es: es)
    let small = decode(xFirst ? magnitudeY : magnitudeX, n: n, es: es)
    let sign = xFirst ? signX : signY
    // A significand has at most n - 2 <= 30 bits, so shifting it by 33 + 1 loses nothing; and a
    // smaller operand further away than that may as well be 33 away: it is below a quarter of the
    // larger one's last place either way, on the same side of every boundary between posits.
    let distance = UInt64(truncatingIfNeeded: min(large.scale &- small.scale, 33))
    let aligned = (small.significand &>> 1) &>> distance
    let oppositeMask = UInt64(bitPattern: signX ^ signY)
    let sum = (large.significand &>> 1) &+ ((aligned ^ oppositeMask) &- oppositeMask)
    if sum == 0 { return 0 }
    let zeros = sum.leadingZeroBitCount
    return roundAndEncode(
      negative: sign != 0, scale: large.scale &+ 1 &- zeros,
      significand: sum &<< UInt64(truncatingIfNeeded: zeros), sticky: false, n: n, es: es)
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
