extension PositEngine {
  /// The bits of the IEEE 754 binary number (sign, `exponentBits`, `fractionBits`) that a posit
  /// rounds to, by IEEE rules: to nearest, ties to even, subnormals, overflow to infinity.
  ///
  /// 0 gives +0, NaR the quiet NaN with the sign and payload clear (Posit Standard 2022, 6.5).
  /// This is the other rounding of the library, by another standard's rule, in the one place that
  /// leaves the posits.
  @inlinable @inline(__always)
  static func toIEEE(
    _ pattern: UInt64, n: Int, es: Int, exponentBits: Int, fractionBits: Int
  ) -> UInt64 {
    let biasedMask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: exponentBits)) &- 1
    let infinity = biasedMask &<< UInt64(truncatingIfNeeded: fractionBits)
    if isZeroOrNaR(pattern, n: n) {
      if pattern & mask(n) == 0 { return 0 }
      return infinity | (1 &<< UInt64(truncatingIfNeeded: fractionBits &- 1))
    }
    let x = decode(pattern, n: n, es: es)
    let biased = x.scale &+ Int(truncatingIfNeeded: biasedMask &>> 1)
    // Bits of the significand that do not fit; a subnormal loses one more for each step down.
    let subnormalLoss = biased < 1 ? 1 &- biased : 0
    let cut = 63 &- fractionBits &+ subnormalLoss
    let significand = cut > 64 ? 1 : x.significand
    let shift = UInt64(truncatingIfNeeded: min(cut, 64) &- 1)
    let kept = significand &>> shift
    let sticky: UInt64 = significand & ((1 &<< shift) &- 1) != 0 || cut > 64 ? 1 : 0
    let lastBit = cut > 64 ? 0 : kept &>> 1
    let up = cut > 64 ? 0 : kept & (lastBit | sticky) & 1
    // The hidden bit adds one to the exponent field; so does a carry out of the fraction.
    let field = UInt64(truncatingIfNeeded: max(biased, 1) &- 1)
    let rounded = (field &<< UInt64(truncatingIfNeeded: fractionBits)) &+ lastBit &+ up
    let magnitude = min(rounded, infinity)
    let signBit: UInt64 = x.negative ? 1 : 0
    return magnitude | (signBit &<< UInt64(truncatingIfNeeded: exponentBits &+ fractionBits))
  }
}

extension PositEngine {
  /// The double a posit rounds to, by `exactDouble` where n allows.
  @inlinable @inline(__always)
  static func toDouble(_ pattern: UInt64, n: Int, es: Int) -> Double {
    if n > 32 {
      return Double(
        bitPattern: toIEEE(pattern, n: n, es: es, exponentBits: 11, fractionBits: 52))
    }
    return exactDouble(pattern, n: n, es: es)
  }

  /// The float32 a posit rounds to, by `exactFloat` or `floatRounded` where n allows.
  @inlinable @inline(__always)
  static func toFloat(_ pattern: UInt64, n: Int, es: Int) -> Float {
    if n > 32 {
      return Float(
        bitPattern: UInt32(
          truncatingIfNeeded: toIEEE(pattern, n: n, es: es, exponentBits: 8, fractionBits: 23)))
    }
    // 2^126 and 2^-126 are normal float32 numbers.
    if (n &- 2) &<< es <= 126 {
      return n <= 16
        ? exactFloat(pattern, n: n, es: es) : floatRounded(pattern, n: n, es: es)
    }
    // The double is exact, so that this rounds once.
    return Float(toDouble(pattern, n: n, es: es))
  }
}

extension PositFormat {
  /// The double a pattern rounds to by IEEE rules; exact wherever the fraction has 52 bits or
  /// fewer.
  ///
  /// 0 gives +0, NaR a quiet NaN. Source: Posit Standard (2022), section 6.5.
  @inlinable
  public func double(rounding pattern: UInt64) -> Double {
    PositEngine.toDouble(pattern, n: n, es: es)
  }

  /// The float32 a pattern rounds to by IEEE rules: large posits may become infinite, small ones
  /// subnormal or (signed) zero.
  ///
  /// 0 gives +0, NaR a quiet NaN.
  @inlinable
  public func float(rounding pattern: UInt64) -> Float {
    PositEngine.toFloat(pattern, n: n, es: es)
  }

  /// The 16 bits of the float16 a pattern rounds to by IEEE rules; see `float(rounding:)`.
  @inlinable
  public func float16Bits(rounding pattern: UInt64) -> UInt16 {
    UInt16(
      truncatingIfNeeded: PositEngine.toIEEE(
        pattern, n: n, es: es, exponentBits: 5, fractionBits: 10))
  }
}

extension PositEngine {
  /// The float32 any pattern rounds to, NaN for NaR; for n <= 32 and scales within 126, where it is
  /// normal.
  ///
  /// `exactDouble` with the exponent of a float32 in front, rounded to nearest, ties to even, where
  /// it stands: the hardware's conversion of a double costs two trips between the registers.
  @inlinable @inline(__always)
  static func floatRounded(_ pattern: UInt64, n: Int, es: Int) -> Float {
    let (word, aboveOne, magnitude) = reflected(pattern, n: n)
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
