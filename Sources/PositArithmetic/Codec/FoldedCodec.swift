// The fast codec for n <= 32, bit for bit the twin of `decode` and `roundAndEncode`.
//
// The "linear logarithm" of a magnitude is floor(log2) with the fraction of the significand behind
// the point. The bits of a double, less the bias, are that; and a posit's pattern is a piecewise
// linear function of it, symmetric about 1: pattern(-log) = 2^(n-1) - pattern(log). Below 1 the
// regime is a run of zeros, so that a pattern read as an integer m has its regime in the place of
// its leading 1 and exponent and fraction behind, which is what converting m to a double finds:
// log = (bits(m) - bits(2^(n-2))) * 2^es. There is no count of leading zeros and no variable shift.
// On the way back, the hardware's rounding of a double to an integer, to nearest, ties to even, is
// the posit rounding itself: the integer's bits are the bit string that the standard cuts.
extension PositEngine {
  /// The bits of the double 1.0, the bias of the linear logarithm.
  @inlinable @inline(__always)
  static var bias: Int64 { 1023 &<< 52 }

  /// The fraction bits of a double.
  @inlinable @inline(__always)
  static var fractionMask: Int64 { (1 &<< 52) &- 1 }

  /// The linear logarithm of |x|, in units of 2^-52, and the sign as 0 or -1; for n <= 32 and a
  /// pattern that is neither zero nor NaR.
  @inlinable @inline(__always)
  static func linearLog(_ pattern: UInt64, n: Int, es: Int) -> (log: Int64, sign: Int64) {
    let word = signed(pattern, n: n)
    let sign = word &>> 63
    let magnitude = (word ^ sign) &- sign
    let one: Int64 = 1 &<< Int64(truncatingIfNeeded: n &- 2)
    let folded = min(magnitude, one &+ one &- magnitude)
    let unit = Int64(truncatingIfNeeded: 1023 &+ n &- 2) &<< 52
    let below = (Int64(bitPattern: Double(folded).bitPattern) &- unit) &<< Int64(es)
    let aboveOne = (one &- magnitude) &>> 63
    return ((below ^ aboveOne) &- aboveOne, sign)
  }

  /// The pattern that a real rounds to, from its linear logarithm, whose last bit may be a sticky
  /// bit, and its sign as 0 or -1; for n <= 32.
  @inlinable @inline(__always)
  static func round(linearLog log: Int64, sign: Int64, n: Int, es: Int) -> UInt64 {
    let belowOne = log &>> 63
    let limit = Int64(truncatingIfNeeded: (n &- 2) &<< es) &<< 52
    // Saturation: nothing is further from 1 than minpos and maxpos.
    let folded = limit &- min((log ^ belowOne) &- belowOne, limit)
    let lost = folded & ((1 &<< Int64(es)) &- 1)
    let real = (folded &>> Int64(es)) | (lost != 0 ? 1 : 0)
    // Adding 2^52 leaves the integer in the low bits, rounded to nearest, ties to even.
    let value = Double(bitPattern: UInt64(bitPattern: real &+ bias)) + 0x1p52
    let m = Int64(bitPattern: value.bitPattern) & 0xFFFF_FFFF
    let wrap: Int64 = 1 &<< Int64(truncatingIfNeeded: n &- 1)
    let magnitude = belowOne != 0 ? m : wrap &- m
    return UInt64(bitPattern: (magnitude ^ sign) &- sign) & mask(n)
  }

  /// `decode` by the folded codec; for n <= 32.
  @inlinable @inline(__always)
  static func decodeFolded(_ pattern: UInt64, n: Int, es: Int) -> DecodedPosit {
    let (log, sign) = linearLog(pattern, n: n, es: es)
    return DecodedPosit(
      negative: sign != 0, scale: Int(truncatingIfNeeded: log &>> 52),
      significand: (1 &<< 63) | UInt64(bitPattern: (log & fractionMask) &<< 11))
  }

  /// `roundAndEncode` by the folded codec; for n <= 32 and scales within 1000.
  @inlinable @inline(__always)
  static func roundFolded(
    negative: Bool, scale: Int, significand: UInt64, sticky: Bool, n: Int, es: Int
  ) -> UInt64 {
    let fraction = significand &<< 1
    let lost = fraction & 0xFFF != 0 || sticky
    let log =
      (Int64(truncatingIfNeeded: scale) &<< 52) | Int64(bitPattern: fraction &>> 12)
      | (lost ? 1 : 0)
    return round(linearLog: log, sign: negative ? -1 : 0, n: n, es: es)
  }

  /// The value of a pattern as a double, exact for n <= 32; neither zero nor NaR.
  @inlinable @inline(__always)
  static func doubleFolded(_ pattern: UInt64, n: Int, es: Int) -> Double {
    let (log, sign) = linearLog(pattern, n: n, es: es)
    return Double(bitPattern: UInt64(bitPattern: (log &+ bias) | (sign &<< 63)))
  }

  /// The pattern a finite nonzero double rounds to; for n <= 32.
  ///
  /// Subnormals are far below every minpos, and so need no care.
  @inlinable @inline(__always)
  static func round(_ value: Double, n: Int, es: Int) -> UInt64 {
    let bits = Int64(bitPattern: value.bitPattern)
    return round(linearLog: (bits & .max) &- bias, sign: bits &>> 63, n: n, es: es)
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
}
