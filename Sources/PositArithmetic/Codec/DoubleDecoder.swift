// A decoder for n <= 32 that gives a floating-point number, held bit for bit to its reference,
// `decode`.
//
// The "linear logarithm" of a magnitude is floor(log2) with the fraction of the significand behind
// the point. The bits of a double, less the bias, are that; and a posit's pattern is a piecewise
// linear function of it, symmetric about 1: pattern(-log) = 2^(n-1) - pattern(log). Below 1 the
// regime is a run of zeros, so that a pattern read as an integer m has its regime in the place of
// its leading 1 and exponent and fraction behind, which is what converting m to a double finds:
// log = (bits(m) - bits(2^(n-2))) * 2^es. There is no count of leading zeros, no branch, no variable
// shift and no comparison of 64 bits, so that a compiler makes a loop over several elements at a
// time of it, in the vector registers that every processor has.
extension PositEngine {
  /// A pattern sign-extended, 0 or -1 for whether its magnitude is above 1, and the pattern of the
  /// magnitude or of its inverse, whichever is at most 1; for n <= 32.
  ///
  /// Zero and NaR have the last one 0.
  @inlinable @inline(__always)
  static func reflected(
    _ pattern: UInt64, n: Int
  ) -> (word: Int32, aboveOne: Int32, magnitude: Int32) {
    let word = Int32(truncatingIfNeeded: signed(pattern, n: n))
    let magnitude = word < 0 ? 0 &- word : word
    let one: Int32 = 1 &<< Int32(truncatingIfNeeded: n &- 2)
    let distance = one &- magnitude
    return (word, distance &>> 31, distance < 0 ? one &+ one &- magnitude : magnitude)
  }

  /// The value of any pattern as a double, NaN for NaR; exact for n <= 32.
  ///
  /// A caller who knows that it is neither zero nor NaR says so and saves the test.
  @inlinable @inline(__always)
  static func exactDouble(
    _ pattern: UInt64, n: Int, es: Int, knownReal: Bool = false
  ) -> Double {
    let (word, aboveOne, magnitude) = reflected(pattern, n: n)
    let mask = Int64(aboveOne)
    let bias: Int64 = 1023 &<< 52
    let unit = (Int64(truncatingIfNeeded: 1023 &+ n &- 2) &<< 52) &<< Int64(truncatingIfNeeded: es)
    // log = ((bits(m) << es) - unit), negated above 1, with bias and sign added: all that does not
    // wait for the conversion comes first. Zero and NaR have no bits, so this alone makes theirs.
    let real = ((0 &- unit) ^ mask) &+ (bias &- mask &- mask) &+ (Int64(word) & .min)
    let special = Int64(word &>> 31) & (Int64(bitPattern: Double.nan.bitPattern) &+ 1)
    let isSpecial = !knownReal && word &<< Int32(truncatingIfNeeded: 33 &- n) == 0
    let offset = isSpecial ? special : real
    let bits = Int64(bitPattern: Double(magnitude).bitPattern) &<< Int64(truncatingIfNeeded: es)
    return Double(bitPattern: UInt64(bitPattern: (bits ^ mask) &+ offset))
  }

  /// The value of a pattern that is neither zero nor NaR as a double; exact for n <= 32.
  @inlinable @inline(__always)
  static func double(_ pattern: UInt64, n: Int, es: Int) -> Double {
    exactDouble(pattern, n: n, es: es, knownReal: true)
  }

  /// The value of any pattern as a float32, NaN for NaR; for n <= 16 and scales within 126, where
  /// it is exact.
  ///
  /// The same as `exactDouble`, with twice as many elements in a vector register. A caller who
  /// knows that the pattern is neither zero nor NaR may ask for the magnitude only.
  @inlinable @inline(__always)
  static func exactFloat(
    _ pattern: UInt64, n: Int, es: Int, magnitudeOfReal: Bool = false
  ) -> Float {
    let (word, mask, magnitude) = reflected(pattern, n: n)
    let bias: Int32 = 127 &<< 23
    let unit = (Int32(truncatingIfNeeded: 127 &+ n &- 2) &<< 23) &<< Int32(truncatingIfNeeded: es)
    let sign = magnitudeOfReal ? 0 : word & .min
    let real = ((0 &- unit) ^ mask) &+ (bias &- mask &- mask) &+ sign
    let special = (word &>> 31) & (Int32(bitPattern: Float.nan.bitPattern) &+ 1)
    let isSpecial = !magnitudeOfReal && word &<< Int32(truncatingIfNeeded: 33 &- n) == 0
    let offset = isSpecial ? special : real
    let bits = Int32(bitPattern: Float(magnitude).bitPattern) &<< Int32(truncatingIfNeeded: es)
    return Float(bitPattern: UInt32(bitPattern: (bits ^ mask) &+ offset))
  }

  /// `decode` by way of a double; for n <= 32.
  @inlinable @inline(__always)
  static func decodeByDouble(_ pattern: UInt64, n: Int, es: Int) -> DecodedPosit {
    let bits = exactDouble(pattern, n: n, es: es, knownReal: true).bitPattern
    return DecodedPosit(
      negative: Int64(bitPattern: bits) < 0,
      scale: Int(truncatingIfNeeded: (bits &>> 52) & 0x7FF) &- 1023,
      significand: (1 &<< 63) | ((bits &<< 12) &>> 1))
  }
}
