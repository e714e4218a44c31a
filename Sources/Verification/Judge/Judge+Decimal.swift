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

  /// The exact decimal of a pattern; also an acceptable reading of the shortest one in messages.
  func expectedDecimal(_ pattern: UInt64) -> String {
    setting.oracle.exactValue(pattern)?.exactDecimal ?? "NaR"
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

extension ExactRational {
  /// The k with 10^k <= value < 10^(k+1) of a positive number.
  var decimalExponent: Int {
    let ten = ExactRational(10)
    // The guess is off by one at most; whatever it is, the comparisons decide.
    var exponent = (approximateBinaryExponent * 30103) / 100_000
    while self < ten.power(exponent) { exponent -= 1 }
    while self >= ten.power(exponent + 1) { exponent += 1 }
    return exponent
  }
}
