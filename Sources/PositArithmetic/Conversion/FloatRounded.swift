extension PositEngine {
  /// The float32 any pattern rounds to, NaN for NaR; for n <= 32 and scales within 126, where it is
  /// normal.
  ///
  /// `doubleFolded` with the exponent of a float32 in front, rounded to nearest, ties to even, where
  /// it stands: the hardware's conversion of a double costs two trips between the registers.
  @inlinable @inline(__always)
  static func floatRounded(_ pattern: UInt64, n: Int, es: Int) -> Float {
    let (word, aboveOne, magnitude) = folded(pattern, n: n)
    let mask = Int64(aboveOne)
    let bias: Int64 = 127 &<< 52
    let unit = (Int64(truncatingIfNeeded: 1023 &+ n &- 2) &<< 52) &<< Int64(truncatingIfNeeded: es)
    let offset = ((0 &- unit) ^ mask) &+ (bias &- mask &- mask)
    let bits = Int64(bitPattern: Double(magnitude).bitPattern) &<< Int64(truncatingIfNeeded: es)
    let wide = (bits ^ mask) &+ offset
    // 29 of the 52 fraction bits go: half of the last place less one, and one more if it is odd.
    let odd = (wide &>> 29) & 1
    let rounded = Int32(truncatingIfNeeded: (wide &+ 0xFFF_FFFF &+ odd) &>> 29)
    let real = rounded | (word & .min)
    let nan = Int32(bitPattern: Float.nan.bitPattern)
    let isSpecial = word &<< Int32(truncatingIfNeeded: 33 &- n) == 0
    return Float(bitPattern: UInt32(bitPattern: isSpecial ? (word &>> 31) & nan : real))
  }
}
