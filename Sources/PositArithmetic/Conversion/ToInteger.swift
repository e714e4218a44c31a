extension PositFormat {
  /// The integer nearest to a posit, ties to the even integer, by the standard's sentinel rule: NaR
  /// and whatever is out of range after rounding give the word with only its top bit set.
  ///
  /// That word is the least value of a signed type and 2^(w-1) of an unsigned type of w bits, so a
  /// true result of that value cannot be told from the sentinel. A negative posit that rounds to 0
  /// is in range of an unsigned type. Any type of 8 to 64 bits.
  /// Source: Posit Standard (2022), section 6.4; the standard leaves the tie rule open.
  public func integer<Integer: FixedWidthInteger>(
    rounding pattern: UInt64, as type: Integer.Type = Integer.self
  ) -> Integer {
    let sentinel = Integer(1) &<< Integer(truncatingIfNeeded: Integer.bitWidth &- 1)
    guard let a = decode(pattern) else { return isZero(pattern) ? 0 : sentinel }
    if a.scale > 63 { return sentinel }
    let (whole, half, beyond) = PositEngine.splitAtPoint(a)
    let (magnitude, overflow) = whole.addingReportingOverflow(
      half && (beyond || whole & 1 == 1) ? 1 : 0)
    if overflow { return sentinel }
    if magnitude == 0 { return 0 }
    if a.negative {
      // -2^(w-1) of a signed type is the sentinel's own word.
      guard Integer.isSigned, magnitude <= 1 << UInt64(Integer.bitWidth - 1) else {
        return sentinel
      }
      return Integer(truncatingIfNeeded: 0 &- magnitude)
    }
    return Integer(exactly: magnitude) ?? sentinel
  }
}
