extension PositEngine {
  /// Whether `multiplyInLanes` takes a format: float32 holds the product of two significands, of
  /// n - 2 - es bits, and of two scales.
  @inlinable @inline(__always)
  static func multipliesInLanes(n: Int, es: Int) -> Bool {
    n <= 16 && n &- es <= 14 && (n &- 2) &<< es <= 63
  }

  /// x * y for all patterns of such a format, without a branch, so that a compiler makes loops over
  /// several elements at a time of it.
  ///
  /// It is the one operator that is made for loops and not for chains: in a loop it is four times as
  /// fast as `multiplyShort`, in a chain of products it takes half as long again. Here the
  /// hardware rounds: to an integer, to nearest, ties to even, of the pattern reflected as in
  /// `reflected`, whose bits are the bit string that the standard cuts.
  @inlinable @inline(__always)
  static func multiplyInLanes(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    let exponentShift = Int32(truncatingIfNeeded: es)
    let product =
      exactFloat(x, n: n, es: es, magnitudeOfReal: true)
      * exactFloat(y, n: n, es: es, magnitudeOfReal: true)
    // The distance of |log| from that of minpos and maxpos, where the product saturates.
    let bits = Int32(bitPattern: product.bitPattern)
    let bias: Int32 = 127 &<< 23
    let limit = Int32(truncatingIfNeeded: (n &- 2) &<< es) &<< 23
    let aboveOne = ~((bits &- bias) &>> 31)
    // Masks and not choices, of which the compiler might make branches.
    let distance = (bits ^ aboveOne) &+ (limit &- bias) &+ (aboveOne & (bias &+ bias &+ 1))
    let real = distance & ~(distance &>> 31)
    let lostMask: Int32 = (1 &<< exponentShift) &- 1
    let sticky = ((real & lostMask) &+ lostMask) &>> exponentShift
    // Adding 2^23 leaves the integer in the low bits.
    let shifted = Float(
      bitPattern: UInt32(bitPattern: ((real &>> exponentShift) | sticky) &+ bias))
    let rounded = (shifted + 0x1p23).bitPattern

    // From here on 16 bits, of which twice as many go into a vector register.
    let wordX = Int16(truncatingIfNeeded: signed(x, n: n))
    let wordY = Int16(truncatingIfNeeded: signed(y, n: n))
    let nar: Int16 = 1 &<< Int16(truncatingIfNeeded: n &- 1)
    // The other half of the patterns above 1, and the negative ones, are mirror images.
    let upper = Int16(truncatingIfNeeded: aboveOne)
    let mirrored = upper ^ ((wordX ^ wordY) &>> 15)
    let pattern = (Int16(truncatingIfNeeded: rounded) ^ mirrored) &+ ((nar & upper) &- mirrored)
    let notZero: Int16 = (wordX == 0 ? 0 : -1) & (wordY == 0 ? 0 : -1)
    let isNaR: Int16 = (wordX == 0 &- nar ? -1 : 0) | (wordY == 0 &- nar ? -1 : 0)
    let result = (pattern & notZero & ~isNaR) | (nar & isNaR)
    return UInt64(truncatingIfNeeded: result) & mask(n)
  }
}
