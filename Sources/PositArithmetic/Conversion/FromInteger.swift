extension PositFormat {
  /// The pattern an integer rounds to, correctly rounded, by the standard's sentinel rule: the word
  /// with only its most significant bit set is NaR.
  ///
  /// That word is the least value of a signed type and 2^(w-1) of an unsigned type of w bits; any
  /// type of 8 to 64 bits. Source: Posit Standard (2022), section 6.4.
  @inlinable
  public func pattern<Integer: FixedWidthInteger>(rounding value: Integer) -> UInt64 {
    let sentinel = Integer(1) &<< Integer(truncatingIfNeeded: Integer.bitWidth &- 1)
    if value == sentinel { return narPattern }
    return pattern(
      roundingValueNegative: value < 0, magnitude: UInt64(truncatingIfNeeded: value.magnitude))
  }

  /// The pattern that (-1)^negative * magnitude rounds to, with no sentinel.
  @inlinable
  public func pattern(roundingValueNegative negative: Bool, magnitude: UInt64) -> UInt64 {
    if magnitude == 0 { return 0 }
    let zeros = magnitude.leadingZeroBitCount
    return PositEngine.roundAndEncode(
      negative: negative, scale: 63 &- zeros,
      significand: magnitude &<< UInt64(truncatingIfNeeded: zeros), sticky: false, n: n, es: es)
  }
}
