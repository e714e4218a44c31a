import PositOracle

extension IntegerJudge {
  /// Conversions between posits, IEEE numbers and integers (standard: 6.1, 6.4, 6.5).
  func isRightConversion(_ word: UInt64, _ result: UInt64) -> Bool? {
    switch rule {
    case .convert:
      if word == source.nar { return result == reader.nar }
      return isRounding(result, of: source.value(word))
    case .fromIEEE(let type):
      guard let value = ScaledSignificand(word, type) else { return result == reader.nar }
      return isRounding(result, of: value)
    case .fromInteger(let type):
      if word == type.sentinel { return result == reader.nar }
      let isNegative = type.isSigned && word & type.sentinel != 0
      let magnitude = isNegative ? (0 &- word) & type.mask : word
      return isRounding(
        result, of: ScaledSignificand(isNegative: isNegative, magnitude: magnitude, exponent: 0))
    case .toIEEE(let type):
      if word == reader.nar { return type.isQuietNaN(result) }
      return result == reader.value(word).rounded(to: type)
    case .toInteger(let type):
      if word == reader.nar { return result == type.sentinel }
      return result == reader.value(word).rounded(to: type)
    default: return nil
    }
  }
}
