import PositOracle

extension IntegerJudge {
  /// Conversions between posits, IEEE numbers and integers (standard: 6.1, 6.4, 6.5).
  func isRightConversion(_ word: UInt64, _ result: UInt64) -> Bool? {
    switch rule {
    case .convert:
      if word == source.nar { return result == reader.nar }
      return isRounding(result, of: source.value(word))
    case .fromIEEE(let type):
      guard let value = Self.value(word, type) else { return result == reader.nar }
      return isRounding(result, of: value)
    case .fromInteger(let type):
      if word == type.sentinel { return result == reader.nar }
      let isNegative = type.isSigned && word & type.sentinel != 0
      let magnitude = isNegative ? (0 &- word) & type.mask : word
      return isRounding(
        result, of: ScaledSignificand(isNegative: isNegative, magnitude: magnitude, exponent: 0))
    case .toIEEE(let type):
      if word == reader.nar { return result == type.quietNaN }
      return result == Self.rounded(reader.value(word), type)
    case .toInteger(let type):
      if word == reader.nar { return result == type.sentinel }
      return result == Self.rounded(reader.value(word), type)
    default: return nil
    }
  }

  /// The number of an IEEE pattern; nil for NaN and the infinities.
  private static func value(_ word: UInt64, _ type: IEEEFormat) -> ScaledSignificand? {
    let fraction = word & ((1 << UInt64(type.fractionBits)) - 1)
    let largest = (1 << type.exponentBits) - 1
    let biased = Int(word >> UInt64(type.fractionBits)) & largest
    if biased == largest { return nil }
    return ScaledSignificand(
      isNegative: word >> UInt64(type.width - 1) & 1 == 1,
      magnitude: biased == 0 ? fraction : fraction | 1 << UInt64(type.fractionBits),
      exponent: unitOfSubnormals(type) + max(0, biased - 1))
  }

  /// The weight of the lowest bit of a subnormal number, as a power of two.
  private static func unitOfSubnormals(_ type: IEEEFormat) -> Int {
    2 - (1 << (type.exponentBits - 1)) - type.fractionBits
  }

  /// The IEEE pattern nearest a number, ties to even, infinity beyond the largest one.
  private static func rounded(_ value: ScaledSignificand, _ type: IEEEFormat) -> UInt64 {
    if value.isZero { return 0 }
    let least = unitOfSubnormals(type)
    // The unit in the last place of the binade, or that of the subnormal numbers.
    let unit = max(value.exponent + 63 - type.fractionBits, least)
    let magnitude = value.nearest(shift: unit - value.exponent)
    // The hidden bit of a normal number and a carry both add one to the exponent field.
    let pattern = UInt64(unit - least) << UInt64(type.fractionBits) + magnitude
    let sign: UInt64 = value.isNegative ? 1 << UInt64(type.width - 1) : 0
    return sign | min(pattern, type.infinity)
  }

  /// The integer word nearest a number, ties to even; the sentinel where it is out of range.
  private static func rounded(_ value: ScaledSignificand, _ type: IntegerFormat) -> UInt64 {
    if value.exponent > 0 { return type.sentinel }
    let magnitude = value.exponent == 0 ? value.significand : value.nearest(shift: -value.exponent)
    let isNegative = value.isNegative && magnitude != 0
    if type.isSigned {
      if magnitude > type.sentinel || (magnitude == type.sentinel && !isNegative) {
        return type.sentinel
      }
    } else if isNegative || magnitude > type.mask {
      return type.sentinel
    }
    return (isNegative ? 0 &- magnitude : magnitude) & type.mask
  }
}
