/// Why a text is not a posit's value.
public struct PositParsingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text that was refused.
  public let text: String

  /// One clear message: what was given and what is allowed.
  public var description: String {
    "'\(text)' is not a number: write a decimal such as -1.25 or 3e-4, or NaR, maxpos, minpos"
  }
}

extension PositFormat {
  /// The pattern that a decimal number rounds to, with one rounding however many digits it has.
  ///
  /// Accepted: an optional sign, digits with at most one point among or beside them, an optional
  /// exponent (`e` or `E`, sign, digits); and `NaR`, `maxpos`, `minpos` in any case, the last two
  /// with an optional sign. No blanks. Values other than zero saturate, as in every rounding.
  /// Throws `PositParsingError` for any other text.
  /// Source: Posit Standard (2022), section 6.3.
  public func pattern(parsing text: String) throws(PositParsingError) -> UInt64 {
    switch text.lowercased() {
    case "nar": return narPattern
    case "maxpos", "+maxpos": return maxposPattern
    case "minpos", "+minpos": return minposPattern
    case "-maxpos": return negate(maxposPattern)
    case "-minpos": return negate(minposPattern)
    default: break
    }
    guard let number = DecimalNumber(text) else { throw PositParsingError(text: text) }
    return pattern(rounding: number)
  }

  /// The pattern that a decimal number rounds to.
  func pattern(rounding number: DecimalNumber) -> UInt64 {
    guard !number.digits.isEmpty else { return 0 }
    // |number| is in [10^(point-1), 10^point). 10^400 is past maxpos of every format, and 10^-400
    // below minpos, so an absurd exponent costs nothing.
    let scale: Int
    let significand: UInt64
    let sticky: Bool
    if let pattern = quickPattern(rounding: number) { return pattern }
    if number.point > 400 {
      (scale, significand, sticky) = (10_000, 1 << 63, true)
    } else if number.point < -400 {
      (scale, significand, sticky) = (-10_000, 1 << 63, true)
    } else {
      let integer = BigNatural(decimalDigits: number.digits)
      let power = number.point - number.digits.count
      if power >= 0 {
        let value = integer * BigNatural.power(10, power)
        (significand, sticky) = value.leading64
        scale = value.bitWidth - 1
      } else {
        (scale, significand, sticky) = BigNatural.quotient(integer, BigNatural.power(10, -power))
      }
    }
    return PositEngine.roundAndEncode(
      negative: number.negative, scale: scale, significand: significand, sticky: sticky,
      n: n, es: es)
  }

  /// The same between two bounds of 128 bits; nil where they round to two patterns, as they do next
  /// to a tie, and for absurd exponents.
  private func quickPattern(rounding number: DecimalNumber) -> UInt64? {
    guard number.point.magnitude <= 400 else { return nil }
    // 38 digits fit 128 bits with room for one more unit.
    let used = min(number.digits.count, 38)
    var leading: UInt128 = 0
    for digit in number.digits[..<used] { leading = leading &* 10 &+ UInt128(digit) }
    let value = WordPowerEnclosure(
      leading, exponent: 0, isCutOff: used < number.digits.count)
    let power = number.point - used
    if power == 0 { return value.rounded(negative: number.negative, n: n, es: es) }
    let scaling = WordPowerEnclosure(10, exponent: 0).power(UInt64(power.magnitude))
    return (value * (power < 0 ? scaling.inverse : scaling)).rounded(
      negative: number.negative, n: n, es: es)
  }
}
