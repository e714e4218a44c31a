import PositOracle

extension Judge {
  /// Whether a text is the exact decimal of a pattern, or a shortest one that reads back as it.
  func isRightDecimal(_ text: String, _ pattern: UInt64) -> Bool {
    let format = setting.oracle
    guard let value = format.exactValue(pattern) else { return text.lowercased() == "nar" }
    guard let read = ExactRational(decimal: text) else { return false }
    if setting.operation.result == .exactDecimal { return read == value }
    if read.sign == 0 || value.sign == 0 { return read.sign == 0 && value.sign == 0 }
    guard format.isCorrectlyRounded(pattern, of: read) else { return false }
    // Shortest: neither neighbour among the decimals of one digit less rounds to the pattern. (The
    // interval holds such a decimal only if it holds one next to the value.)
    let digits = significantDigits(text)
    if digits == 1 { return true }
    let magnitude = value.magnitude
    let unit = ExactRational(10).power(magnitude.decimalExponent - (digits - 2))
    let below = (magnitude / unit).floor * unit
    let sign = ExactRational(value.sign)
    return !format.isCorrectlyRounded(pattern, of: below * sign)
      && !format.isCorrectlyRounded(pattern, of: (below + unit) * sign)
  }

  /// The decimal of a pattern: the exact one, or of the shortest that read back as it the nearest.
  func expectedDecimal(_ pattern: UInt64) -> String {
    guard let value = setting.oracle.exactValue(pattern) else { return "NaR" }
    if setting.operation.result == .exactDecimal || value.sign == 0 {
      return value.exactDecimal ?? "NaR"
    }
    return shortestDecimal(pattern, value)
  }

  /// Of the decimals with the fewest digits that round to a pattern the one nearest its value.
  ///
  /// Of the decimals of a count of digits only the two next to the value need be tried: an interval
  /// around the value that holds another one holds one of these.
  private func shortestDecimal(_ pattern: UInt64, _ value: ExactRational) -> String {
    let magnitude = value.magnitude
    let exponent = magnitude.decimalExponent
    let sign = ExactRational(value.sign)
    var digits = 1
    while true {
      let unitExponent = exponent - (digits - 1)
      let unit = ExactRational(10).power(unitExponent)
      let below = (magnitude / unit).floor
      let above = below + .one
      let isBelowNearer = magnitude - below * unit <= above * unit - magnitude
      for count in isBelowNearer ? [below, above] : [above, below] {
        guard setting.oracle.isCorrectlyRounded(pattern, of: count * unit * sign) else { continue }
        let exponentText = unitExponent == 0 ? "" : "e\(unitExponent)"
        return (value.sign < 0 ? "-" : "") + "\(count)" + exponentText
      }
      digits += 1
    }
  }

  /// The number of digits without leading and trailing zeros.
  private func significantDigits(_ text: String) -> Int {
    let zero = UInt8(ascii: "0")
    let digits = text.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
      .filter { (zero...zero + 9).contains($0) }
    let trimmed = digits.drop { $0 == zero }.reversed().drop { $0 == zero }
    return max(1, trimmed.count)
  }
}
