extension PositFormat {
  /// The exact value of a pattern in decimal, without exponent: "0.0009765625", "-3", "0", "NaR".
  ///
  /// Every real posit is a dyadic rational and so has a finite decimal expansion; that of minpos
  /// of posit(64,4) has 992 digits after the point.
  public func exactDecimal(_ pattern: UInt64) -> String {
    guard let x = decode(pattern) else { return isZero(pattern) ? "0" : "NaR" }
    let (digits, point) = PositFormat.exactDigits(x)
    let sign = x.negative ? "-" : ""
    if point <= 0 {
      return sign + "0." + String(repeating: "0", count: -point) + digits
    }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// The decimal digits of |x| without leading and trailing zeros, and the position of the
  /// decimal point: |x| = 0.digits * 10^point.
  static func exactDigits(_ x: DecodedPosit) -> (digits: String, point: Int) {
    let zeros = x.significand.trailingZeroBitCount
    let odd = x.significand >> UInt64(zeros)
    // |x| = odd * 2^power; a negative power of two is that of five with the point moved.
    let power = x.scale - 63 + zeros
    let integer =
      power >= 0
      ? BigNatural(odd) << power : BigNatural(odd) * BigNatural.power(5, -power)
    let digits = integer.decimalDigits
    let point = digits.count + min(power, 0)
    let significant = digits.reversed().drop { $0 == "0" }.reversed()
    return (String(significant), point)
  }
}
