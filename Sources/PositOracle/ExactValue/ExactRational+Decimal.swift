import CMPFR

extension ExactRational {
  /// The powers of ten between which decimal numbers are read exactly: 10^-100000 to 10^100000.
  public static let decimalRange = 100_000

  /// The value of a decimal number: sign, digits with at most one point, exponent of any size.
  ///
  /// Accepts what `-?digits.digits(e-?digits)?` describes, `+` included; nil for anything else. A
  /// nonzero number outside of ``decimalRange`` is replaced by the end of the range on its side,
  /// which rounds to the same pattern in every format (the largest posit is 2^992), so that
  /// 1e999999999 costs no memory.
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
        let written = Self.exponent(bytes[(position + 1)...])
      else { return nil }
      exponent += written
    }
    let zeros = digits.prefix { $0 == CChar(UInt8(ascii: "0")) }.count
    // The number is zero, or at least 10^(point - 1) and below 10^point.
    let point = digits.count - zeros + exponent
    if zeros == digits.count {
      self = .zero
      return
    }
    let magnitude: ExactRational
    if abs(point) > Self.decimalRange {
      magnitude = ExactRational(10).power(point < 0 ? -Self.decimalRange : Self.decimalRange)
    } else {
      digits.append(0)
      let integer = ExactRational { number in
        _ = __gmpz_set_str(cmpfr_numerator(number), digits, 10)
      }
      magnitude = integer * ExactRational(10).power(exponent)
    }
    self = isNegative ? -magnitude : magnitude
  }

  /// The exponent that is written behind the `e`, held within +-10^15; nil for other text.
  private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = isNegative || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
    if digits.isEmpty { return nil }
    var value = 0
    for byte in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = min(10 * value + Int(byte - UInt8(ascii: "0")), 1_000_000_000_000_000)
    }
    return isNegative ? -value : value
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

extension ExactRational {
  /// The k with 10^k <= value < 10^(k+1) of a positive number.
  public var decimalExponent: Int {
    let ten = ExactRational(10)
    // The guess is off by one at most; whatever it is, the comparisons decide.
    var exponent = (approximateBinaryExponent * 30103) / 100_000
    while self < ten.power(exponent) { exponent -= 1 }
    while self >= ten.power(exponent + 1) { exponent += 1 }
    return exponent
  }

  /// The number in scientific notation, its magnitude rounded to a number of digits.
  public func scientificText(digits: Int) -> String {
    if sign == 0 { return "0" }
    let exponent = magnitude.decimalExponent
    let unit = ExactRational(10).power(exponent - digits + 1)
    let text = "\((magnitude / unit).nearestInteger)"
    // Rounding up to the next power of ten adds a digit that is a zero.
    let carried = text.count > digits ? 1 : 0
    let sign = self.sign < 0 ? "-" : ""
    return "\(sign)\(text.prefix(1)).\(text.dropFirst().prefix(digits - 1))e\(exponent + carried)"
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
