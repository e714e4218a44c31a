/// A nonzero real posit taken apart: (-1)^negative * significand * 2^scale.
@frozen
public struct DecodedPosit: Hashable, Sendable {
  /// Whether the value is below zero.
  public var negative: Bool
  /// The power of two: regime * 2^es + exponent.
  public var scale: Int
  /// The significand 1.fraction, in [1, 2), with the leading 1 at bit 63.
  public var significand: UInt64

  /// Puts the parts together.
  @inlinable @inline(__always)
  public init(negative: Bool, scale: Int, significand: UInt64) {
    self.negative = negative
    self.scale = scale
    self.significand = significand
  }
}

extension PositEngine {
  /// Takes a pattern apart.
  ///
  /// The pattern must be neither zero nor NaR; bits above n are ignored.
  ///
  /// A negative posit is the two's complement of its magnitude's word, so the fields are read from
  /// the magnitude. Exponent and fraction bits pushed off the end read as zeros, because the word
  /// is aligned left with zeros behind it (Posit Standard 2022, section 3.3).
  @inlinable @inline(__always)
  static func decode(_ pattern: UInt64, n: Int, es: Int) -> DecodedPosit {
    let word = pattern &<< UInt64(truncatingIfNeeded: 64 &- n)
    let signMask = UInt64(bitPattern: Int64(bitPattern: word) &>> 63)
    // The magnitude without its sign bit: regime, exponent, fraction.
    let body = ((word ^ signMask) &- signMask) &<< 1
    let regimeMask = UInt64(bitPattern: Int64(bitPattern: body) &>> 63)
    // Bit 0 of the body is always 0, so a regime of ones ends inside the word; a regime of zeros
    // ends because the pattern is not zero.
    let run = (body ^ regimeMask).leadingZeroBitCount
    let regime = regimeMask == 0 ? 0 &- run : run &- 1
    let tail = (body &<< UInt64(truncatingIfNeeded: run)) &<< 1
    let exponent = Int(truncatingIfNeeded: (tail &>> 1) &>> UInt64(truncatingIfNeeded: 63 &- es))
    let fraction = tail &<< UInt64(truncatingIfNeeded: es)
    return DecodedPosit(
      negative: signMask != 0, scale: (regime &<< es) &+ exponent,
      significand: (1 &<< 63) | (fraction &>> 1))
  }
}
