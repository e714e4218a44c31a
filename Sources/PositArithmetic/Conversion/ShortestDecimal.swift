extension PositFormat {
  /// The shortest decimal that reads back as the same pattern: "1.1", "-3.0", "1e-05", "NaR".
  ///
  /// Of the decimals with the fewest digits, the one nearest to the exact value. Written with an
  /// exponent where the value is below 10^-4 or at least 10^16.
  public func shortestDecimal(_ pattern: UInt64) -> String {
    guard let x = decode(pattern) else { return isZero(pattern) ? "0.0" : "NaR" }
    let magnitude = abs(pattern)
    let (exact, point) = PositFormat.exactDigits(x)
    var shortest = DecimalNumber(negative: false, digits: exact, point: point)
    // If any decimal of so many digits lies in the interval that rounds to the pattern, then one
    // of the two that enclose the exact value does. A decimal is also one of more digits, so the
    // smallest number of digits can be found by halving.
    var tooFew = 0
    var enough = exact.count
    while enough - tooFew > 1 {
      let count = min((tooFew + enough) / 2, tooFew + 16)
      let below = DecimalNumber(negative: false, digits: Array(exact[..<count]), point: point)
      let above = below.successor
      let belowReturns = self.pattern(rounding: below) == magnitude
      let aboveReturns = self.pattern(rounding: above) == magnitude
      if !belowReturns && !aboveReturns {
        tooFew = count
        continue
      }
      enough = count
      // The first digit cut off, against one half.
      shortest = aboveReturns && (exact[count] >= 5 || !belowReturns) ? above : below
    }
    return (x.negative ? "-" : "") + shortest.text
  }
}

extension DecimalNumber {
  init(negative: Bool, digits: [UInt8], point: Int) {
    self.negative = negative
    self.digits = digits
    self.point = point
  }

  /// The next larger magnitude with as many digits (or fewer: 9 -> 10).
  var successor: DecimalNumber {
    var next = self
    while next.digits.last == 9 { next.digits.removeLast() }
    if next.digits.isEmpty {
      next.digits = [1]
      next.point += 1
    } else {
      next.digits[next.digits.count - 1] += 1
    }
    return next
  }

  /// The magnitude as text, positional from 10^-4 to 10^16, else with an exponent.
  var text: String {
    var significant = digits[...]
    while significant.count > 1, significant.last == 0 { significant.removeLast() }
    let characters = String(
      decoding: significant.map { UInt8(ascii: "0") + $0 }, as: UTF8.self)
    if point > -4 && point <= 0 {
      return "0." + String(repeating: "0", count: -point) + characters
    }
    if point > 0 && point <= 16 {
      if point >= characters.count {
        return characters + String(repeating: "0", count: point - characters.count) + ".0"
      }
      return characters.prefix(point) + "." + characters.dropFirst(point)
    }
    let exponent = point - 1
    let digits = String(exponent.magnitude)
    let fraction = characters.count > 1 ? "." + characters.dropFirst() : ""
    return characters.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+")
      + (digits.count < 2 ? "0" : "") + digits
  }
}
