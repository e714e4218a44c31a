import CMPFR

extension ExactRational {
  /// The exact value of a decimal number: sign, digits with at most one point, exponent.
  ///
  /// Accepts what `-?digits.digits(e-?digits)?` describes, `+` included; nil for anything else and
  /// for an exponent of more than 5 digits.
  public init?(decimal text: String) {
    // Bytes, not characters: campaigns read hundreds of millions of decimals.
    let bytes = Array(text.utf8)
    var position = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { position = 1 }
    var digits: [CChar] = []
    digits.reserveCapacity(bytes.count + 1)
    var exponent = 0
    var hasPoint = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: ".") && !hasPoint {
        hasPoint = true
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        digits.append(CChar(byte))
        if hasPoint { exponent -= 1 }
      } else {
        break
      }
      position += 1
    }
    if digits.isEmpty { return nil }
    if position < bytes.count {
      guard bytes[position] == UInt8(ascii: "e") || bytes[position] == UInt8(ascii: "E"),
        let value = Int(String(decoding: bytes[(position + 1)...], as: UTF8.self)),
        abs(value) <= 99_999
      else { return nil }
      exponent += value
    }
    digits.append(0)
    let integer = ExactRational { number in
      _ = __gmpz_set_str(cmpfr_numerator(number), digits, 10)
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
