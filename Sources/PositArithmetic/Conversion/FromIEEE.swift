extension PositEngine {
  /// The posit an IEEE 754 binary number rounds to, from its bits: sign, `exponentBits`,
  /// `fractionBits`.
  ///
  /// Zero of either sign gives 0; NaN and infinities give NaR; subnormals are normalised first, so
  /// that there is one rounding (Posit Standard 2022, section 6.5).
  @inlinable @inline(__always)
  static func fromIEEE(
    bits: UInt64, exponentBits: Int, fractionBits: Int, n: Int, es: Int
  ) -> UInt64 {
    let negative = bits &>> UInt64(truncatingIfNeeded: exponentBits &+ fractionBits) & 1 != 0
    let biasedMask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: exponentBits)) &- 1
    let biased = (bits &>> UInt64(truncatingIfNeeded: fractionBits)) & biasedMask
    let fraction = bits &<< UInt64(truncatingIfNeeded: 64 &- fractionBits)
    let bias = Int(truncatingIfNeeded: biasedMask &>> 1)
    var scale = Int(truncatingIfNeeded: biased) &- bias
    var significand = (1 &<< 63) | (fraction &>> 1)
    if biased == 0 {
      if fraction == 0 { return 0 }
      let zeros = fraction.leadingZeroBitCount
      significand = fraction &<< UInt64(truncatingIfNeeded: zeros)
      scale = 0 &- bias &- zeros
    } else if biased == biasedMask {
      return nar(n)
    }
    return roundAndEncode(
      negative: negative, scale: scale, significand: significand, sticky: false, n: n, es: es)
  }
}

extension PositEngine {
  /// The posit a double rounds to, by the short codec where n allows.
  @inlinable @inline(__always)
  static func fromDouble(_ value: Double, n: Int, es: Int) -> UInt64 {
    if n > 32 {
      return fromIEEE(
        bits: value.bitPattern, exponentBits: 11, fractionBits: 52, n: n, es: es)
    }
    if value == 0 { return 0 }
    return value.isFinite ? round(value, n: n, es: es) : nar(n)
  }

  /// The posit a float32 rounds to, by way of a double: a call, for rare values.
  @usableFromInline @inline(never)
  static func fromUnusual(_ value: Float, n: Int, es: Int) -> UInt64 {
    fromDouble(Double(value), n: n, es: es)
  }

  /// The posit a float32 rounds to, from its bits without a detour through a double where it is
  /// normal.
  @inlinable @inline(__always)
  static func fromFloat(_ value: Float, n: Int, es: Int) -> UInt64 {
    let bits = value.bitPattern
    let biased = (bits &>> 23) & 0xFF
    // One comparison finds zero, subnormals, infinities and NaN.
    if n > 32 || biased &- 1 >= 254 { return fromUnusual(value, n: n, es: es) }
    return roundShort(
      sign: Int64(Int32(bitPattern: bits) &>> 31), scale: Int(truncatingIfNeeded: biased) &- 127,
      fraction: UInt64(truncatingIfNeeded: bits) &<< 41, n: n, es: es)
  }
}

extension PositFormat {
  /// The pattern a double rounds to, with one rounding.
  ///
  /// 0 and -0 give 0; NaN and infinities give NaR; other values saturate at minpos and maxpos.
  /// Source: Posit Standard (2022), section 6.5.
  @inlinable
  public func pattern(rounding value: Double) -> UInt64 {
    PositEngine.fromDouble(value, n: n, es: es)
  }

  /// The pattern a float32 rounds to; the rules are those of `pattern(rounding: Double)`.
  @inlinable
  public func pattern(rounding value: Float) -> UInt64 {
    PositEngine.fromFloat(value, n: n, es: es)
  }

  /// The pattern a float16 rounds to, from its 16 bits (Swift's `Float16` is missing on Intel
  /// Macs); the rules are those of `pattern(rounding: Double)`.
  @inlinable
  public func pattern(roundingFloat16Bits bits: UInt16) -> UInt64 {
    PositEngine.fromIEEE(bits: UInt64(bits), exponentBits: 5, fractionBits: 10, n: n, es: es)
  }
}
