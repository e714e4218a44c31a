/// The scale of a block: a byte that is the exponent of a power of two, less 127, or NaN.
///
/// Source: OCP Microscaling Formats (MX) Specification 1.0, section 5.4.1.
public enum E8M0 {
  /// The byte of NaN.
  public static let nan: UInt8 = 255
  /// The smallest exponent.
  public static let smallestExponent = -127
  /// The largest exponent.
  public static let largestExponent = 127

  /// The byte of the power of two nearest to an exponent that may be out of range.
  public static func pattern(clamping exponent: Int) -> UInt8 {
    UInt8(min(max(exponent, smallestExponent), largestExponent) + 127)
  }

  /// The byte of the smallest power of two that is not below a value; 0 for 2^-127 and less, zero
  /// included; NaN for NaN and for more than 2^127.
  public static func pattern(roundingUp value: Float) -> UInt8 {
    guard value <= 0x1p127 else { return nan }
    if value <= 0x1p-127 { return 0 }
    // Of a subnormal, too, this is the exponent of its leading bit.
    let exponent = Int(value.exponent)
    return pattern(clamping: value.significand > 1 ? exponent + 1 : exponent)
  }

  /// The power of two that a byte stands for; nil for NaN.
  public static func exponent(_ pattern: UInt8) -> Int? {
    pattern == nan ? nil : Int(pattern) - 127
  }
}
