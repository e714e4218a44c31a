import PositOracle

extension ScaledSignificand {
  /// The number of an IEEE pattern; nil for NaN and the infinities.
  package init?(_ word: UInt64, _ type: IEEEFormat) {
    let fraction = word & ((1 << UInt64(type.fractionBits)) - 1)
    let largest = (1 << type.exponentBits) - 1
    let biased = Int(word >> UInt64(type.fractionBits)) & largest
    if biased == largest { return nil }
    self.init(
      isNegative: word >> UInt64(type.width - 1) & 1 == 1,
      magnitude: biased == 0 ? fraction : fraction | 1 << UInt64(type.fractionBits),
      exponent: Self.unitOfSubnormals(type) + max(0, biased - 1))
  }

  /// The weight of the lowest bit of a subnormal number, as a power of two.
  static func unitOfSubnormals(_ type: IEEEFormat) -> Int {
    2 - (1 << (type.exponentBits - 1)) - type.fractionBits
  }

  /// The IEEE pattern nearest a number, ties to even, infinity beyond the largest one.
  package func rounded(to type: IEEEFormat) -> UInt64 {
    if isZero { return 0 }
    let least = Self.unitOfSubnormals(type)
    // The unit in the last place of the binade, or that of the subnormal numbers.
    let unit = max(exponent + 63 - type.fractionBits, least)
    let magnitude = nearest(shift: unit - exponent)
    // The hidden bit of a normal number and a carry both add one to the exponent field.
    let pattern = UInt64(unit - least) << UInt64(type.fractionBits) + magnitude
    let sign: UInt64 = isNegative ? 1 << UInt64(type.width - 1) : 0
    return sign | min(pattern, type.infinity)
  }

  /// The integer word nearest a number, ties to even; the sentinel where it is out of range.
  package func rounded(to type: IntegerFormat) -> UInt64 {
    if exponent > 0 { return type.sentinel }
    let magnitude = exponent == 0 ? significand : nearest(shift: -exponent)
    let isBelow = isNegative && magnitude != 0
    if type.isSigned {
      if magnitude > type.sentinel || (magnitude == type.sentinel && !isBelow) {
        return type.sentinel
      }
    } else if isBelow || magnitude > type.mask {
      return type.sentinel
    }
    return (isBelow ? 0 &- magnitude : magnitude) & type.mask
  }
}
