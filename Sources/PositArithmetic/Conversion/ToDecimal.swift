extension PositFormat {
  /// The exact value of a pattern in decimal, without exponent: "0.0009765625", "-3", "0", "NaR".
  ///
  /// Every real posit is a dyadic rational and so has a finite decimal expansion; that of minpos
  /// of posit(64,4) has 992 digits after the point.
  public func exactDecimal(_ pattern: UInt64) -> String {
    guard let x = decode(pattern) else { return isZero(pattern) ? "0" : "NaR" }
    let (digits, point) = PositFormat.exactDigits(x)
    var text: [UInt8] = []
    text.reserveCapacity(digits.count + Int(point.magnitude) + 3)
    func append(_ digits: ArraySlice<UInt8>) {
      for digit in digits { text.append(UInt8(ascii: "0") + digit) }
    }
    func append(zeros count: Int) {
      for _ in 0..<count { text.append(UInt8(ascii: "0")) }
    }
    if x.negative { text.append(UInt8(ascii: "-")) }
    if point <= 0 {
      append(zeros: 1)
      text.append(UInt8(ascii: "."))
      append(zeros: -point)
      append(digits[...])
    } else if point >= digits.count {
      append(digits[...])
      append(zeros: point - digits.count)
    } else {
      append(digits[..<point])
      text.append(UInt8(ascii: "."))
      append(digits[point...])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The decimal digits of |x|, 0...9, without leading and trailing zeros, and the position of the
  /// decimal point: |x| = 0.digits * 10^point.
  static func exactDigits(_ x: DecodedPosit) -> (digits: [UInt8], point: Int) {
    let zeros = x.significand.trailingZeroBitCount
    let odd = x.significand >> UInt64(zeros)
    // |x| = odd * 2^power; a negative power of two is that of five with the point moved.
    let power = x.scale - 63 + zeros
    var integer = BigNatural(odd)
    if power >= 0 { integer = integer << power } else { integer.multiply(byPowerOfFive: -power) }
    var digits = integer.decimalDigits
    let point = digits.count + min(power, 0)
    while digits.last == 0 { digits.removeLast() }
    return (digits, point)
  }
}
