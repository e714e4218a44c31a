import CMPFR

extension ExactRational {
  /// The exact value of a decimal number: sign, digits with at most one point, exponent.
  ///
  /// Accepts what `-?digits.digits(e-?digits)?` describes, `+` included; nil for anything else and
  /// for an exponent of more than 5 digits.
  public init?(decimal text: String) {
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    var exponent = 0
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      let exponentText = rest[rest.index(after: mark)...]
      guard let value = Int(exponentText), abs(value) <= 99_999 else { return nil }
      exponent = value
      rest = rest[..<mark]
    }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    if parts.count == 2 { exponent -= parts[1].count }
    let integer = ExactRational { number in
      _ = digits.withCString { __gmpz_set_str(cmpfr_numerator(number), $0, 10) }
    }
    let magnitude = integer * ExactRational(10).power(exponent)
    self = isNegative ? -magnitude : magnitude
  }

  /// The number written out in decimal without any rounding; nil if its expansion does not end.
  public var exactDecimal: String? {
    // 10^k times the number is an integer first at k = the larger power of 2 or 5 below the line.
    let denominator = cmpfr_denominator(pointer)
    let powersOfTwo = Int(__gmpz_scan1(denominator, 0))
    let oddPart = scaled(byPowerOfTwo: powersOfTwo)
    var fives = 0
    var rest = oddPart
    while !rest.isInteger {
      rest = rest * ExactRational(5)
      fives += 1
      if fives > 4096 { return nil }
    }
    let places = max(powersOfTwo, fives)
    let scaledInteger = magnitude * ExactRational(10).power(places)
    let digits = scaledInteger.numeratorDigits
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let point = padded.index(padded.endIndex, offsetBy: -places)
    let sign = self.sign < 0 ? "-" : ""
    return sign + padded[..<point] + (places > 0 ? "." + padded[point...] : "")
  }

  /// The decimal digits of the numerator.
  private var numeratorDigits: String {
    guard let text = __gmpz_get_str(nil, 10, cmpfr_numerator(pointer)) else { return "" }
    defer { cmpfr_free_text(text) }
    return String(cString: text)
  }
}

extension ExactRational: CustomStringConvertible {
  /// The number as `numerator/denominator`, or as an integer.
  public var description: String {
    guard let text = __gmpq_get_str(nil, 10, pointer) else { return "" }
    defer { cmpfr_free_text(text) }
    return String(cString: text)
  }
}
