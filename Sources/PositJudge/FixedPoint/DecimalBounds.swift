/// The value of a decimal text between two bounds of 128 bits: integer * 10^exponent.
struct DecimalBounds {
  /// The sign that was written.
  let isNegative: Bool

  /// The first digits as an integer, and whether more follow that are not zero.
  let integer: UInt128
  let isCutOff: Bool

  /// The power of ten that scales the integer.
  let exponent: Int

  /// The largest power of ten that is prepared, 10^400; other texts are not read.
  static let exponentLimit = 400

  /// 10^0 to 10^400.
  private static let powers: [PowerBounds] = (0...exponentLimit).map { exponent in
    let ten = ScaledSignificand(isNegative: false, magnitude: 10, exponent: 0)
    return exponent == 0 ? PowerBounds(.one) : PowerBounds(ten).power(UInt64(exponent))
  }

  /// Reads `-?digits.digits(e-?digits)?`; nil for anything else and for far exponents: the general
  /// judge reads those.
  init?(_ text: String) {
    var text = text
    let read = text.withUTF8 { Self.read($0.span) }
    guard let read else { return nil }
    self = read
  }

  private init(_ isNegative: Bool, _ integer: UInt128, _ isCutOff: Bool, _ exponent: Int) {
    self.isNegative = isNegative
    self.integer = integer
    self.isCutOff = isCutOff
    self.exponent = exponent
  }

  private static func read(_ bytes: Span<UInt8>) -> DecimalBounds? {
    var position = 0
    let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
    if isNegative { position = 1 }
    var integer: UInt128 = 0
    var isCutOff = false
    var exponent = 0
    var hasPoint = false
    var hasDigits = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: ".") && !hasPoint {
        hasPoint = true
      } else if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
        hasDigits = true
        let digit = byte - UInt8(ascii: "0")
        if integer < 1_000_000_000_000_000_000_000_000_000_000_000_000 {
          integer = integer &* 10 &+ UInt128(digit)
          if hasPoint { exponent -= 1 }
        } else {
          if digit != 0 { isCutOff = true }
          if !hasPoint { exponent += 1 }
        }
      } else {
        break
      }
      position += 1
    }
    if !hasDigits { return nil }
    if position < bytes.count {
      guard bytes[position] == UInt8(ascii: "e"),
        let written = smallInteger(bytes, from: position + 1)
      else { return nil }
      exponent += written
    }
    if exponent.magnitude > exponentLimit { return nil }
    return DecimalBounds(isNegative, integer, isCutOff, exponent)
  }

  /// A signed integer of up to four digits at the end of a text.
  private static func smallInteger(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let isNegative = bytes[start] == UInt8(ascii: "-")
    let first = isNegative || bytes[start] == UInt8(ascii: "+") ? start + 1 : start
    guard first < bytes.count, bytes.count - first <= 4 else { return nil }
    var value = 0
    for position in first..<bytes.count {
      let byte = bytes[position]
      guard byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") else { return nil }
      value = 10 * value + Int(byte - UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }

  /// The sign of the magnitude less a positive number; nil where the bounds leave it open.
  ///
  /// A negative power of ten goes to the other side, so that nothing is divided.
  func magnitudeOrder(to other: ScaledSignificand) -> Int? {
    let value = PowerBounds(integer, isCutOff: isCutOff)
    let bound = PowerBounds(other)
    return exponent >= 0
      ? (value * Self.powers[exponent]).order(to: bound)
      : value.order(to: bound * Self.powers[-exponent])
  }
}
