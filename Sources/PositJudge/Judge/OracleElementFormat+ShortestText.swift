import PositOracle

extension OracleElementFormat {
  /// Of the decimals with the fewest digits that round to nearest to a pattern the one nearest its value;
  /// what ``exactText(_:)`` says of zeros, infinities and NaN.
  ///
  /// Of the decimals of a count of digits only the two next to the value need be tried: an interval
  /// around the value that holds another one holds one of these.
  package func shortestText(_ pattern: UInt64) -> String {
    guard let value = exactValue(pattern), value.sign != 0 else { return exactText(pattern) }
    let magnitude = value.magnitude
    let exponent = magnitude.decimalExponent
    let sign = ExactRational(value.sign)
    for digits in 1... {
      let unitExponent = exponent - (digits - 1)
      let unit = ExactRational(10).power(unitExponent)
      let below = (magnitude / unit).floor
      let above = below + .one
      let isBelowNearer = magnitude - below * unit <= above * unit - magnitude
      for count in isBelowNearer ? [below, above] : [above, below]
      where count.sign > 0 && rounded(count * unit * sign) == pattern {
        let exponentText = unitExponent == 0 ? "" : "e\(unitExponent)"
        return (value.sign < 0 ? "-" : "") + "\(count)" + exponentText
      }
    }
    return exactText(pattern)
  }

  /// Whether a text is one of the shortest decimals that round to nearest to a pattern.
  package func isShortestText(_ text: String, of pattern: UInt64) -> Bool {
    guard let value = exactValue(pattern), value.sign != 0 else {
      return isExactText(text, of: pattern)
    }
    guard case .number(let read, _)? = Value(text: text), rounded(read) == pattern else {
      return false
    }
    return Self.significantDigits(text) <= Self.significantDigits(shortestText(pattern))
  }

  /// The number of digits without leading and trailing zeros.
  private static func significantDigits(_ text: String) -> Int {
    let zero = UInt8(ascii: "0")
    let digits = text.lowercased().utf8.prefix { $0 != UInt8(ascii: "e") }
      .filter { (zero...zero + 9).contains($0) }
    return max(1, digits.drop { $0 == zero }.reversed().drop { $0 == zero }.count)
  }
}
