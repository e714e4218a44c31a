/// A decimal number as text gave it: (-1)^negative * 0.digits * 10^point.
struct DecimalNumber: Hashable, Sendable {
  var negative: Bool
  /// Digits 0...9 without leading zeros; empty for zero.
  var digits: [UInt8]
  var point: Int

  /// More digits than any boundary between two posits has: tie points of posit(64,4) are multiples
  /// of 2^-1056 below 2^1000.
  ///
  /// Digits behind these only matter as "something follows".
  static let significantDigits = 1_400

  /// Keeps an exponent far from overflow; all beyond saturates in every format.
  private static let exponentLimit = 1_000_000_000

  /// Reads `[+-]digits[.digits][e[+-]digits]`; nil for anything else.
  init?(_ text: String) {
    var rest = text.utf8[...]
    negative = rest.first == UInt8(ascii: "-")
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    digits = []
    point = 0
    var anyDigit = false
    var afterPoint = false
    var something = false
    scan: while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        anyDigit = true
        let digit = byte - UInt8(ascii: "0")
        if digits.isEmpty && digit == 0 {
          if afterPoint { point -= 1 }
        } else {
          if digits.count < Self.significantDigits {
            digits.append(digit)
          } else if digit != 0 {
            something = true
          }
          if !afterPoint { point += 1 }
        }
      case UInt8(ascii: ".") where !afterPoint: afterPoint = true
      default: break scan
      }
      rest.removeFirst()
    }
    guard anyDigit else { return nil }
    if something { digits.append(1) }
    if let byte = rest.first {
      guard byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") else { return nil }
      rest.removeFirst()
      let negativeExponent = rest.first == UInt8(ascii: "-")
      if negativeExponent || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard !rest.isEmpty else { return nil }
      var exponent = 0
      for byte in rest {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        exponent = min(exponent * 10 + Int(byte - UInt8(ascii: "0")), Self.exponentLimit)
      }
      point += negativeExponent ? -exponent : exponent
    }
  }
}
