/// A number `(-1)^isNegative * significand * 2^exponent` whose significand has its leading one in
/// bit 63; zero is the significand 0.
package struct ScaledSignificand: Sendable {
  /// Whether the number is below zero.
  package var isNegative: Bool

  /// The 64 bits of the magnitude, the leading one on top.
  package var significand: UInt64

  /// The weight of the lowest bit of the significand, as a power of two.
  package var exponent: Int

  /// The number one.
  package static let one = ScaledSignificand(isNegative: false, significand: 1 << 63, exponent: -63)

  /// A number that is normalised already.
  package init(isNegative: Bool, significand: UInt64, exponent: Int) {
    self.isNegative = isNegative
    self.significand = significand
    self.exponent = exponent
  }

  /// The number `magnitude * 2^exponent`, brought to the normal form.
  package init(isNegative: Bool, magnitude: UInt64, exponent: Int) {
    let shift = magnitude.leadingZeroBitCount
    self.isNegative = isNegative && magnitude != 0
    significand = magnitude << UInt64(shift)
    self.exponent = magnitude == 0 ? 0 : exponent - shift
  }

  /// Whether the number is zero.
  package var isZero: Bool { significand == 0 }

  /// The number with the other sign.
  package var negated: ScaledSignificand {
    ScaledSignificand(isNegative: !isNegative, significand: significand, exponent: exponent)
  }

  /// -1, 0 or 1: the sign of the magnitude less another one; neither is zero.
  package func magnitudeOrder(to other: ScaledSignificand) -> Int {
    if exponent != other.exponent { return exponent < other.exponent ? -1 : 1 }
    if significand == other.significand { return 0 }
    return significand < other.significand ? -1 : 1
  }

  /// The magnitude as a multiple of a power of two, cut off, and what was cut off.
  ///
  /// So many of the lowest bits lie below the power of two, at least 1.
  func cut(by shift: Int) -> (kept: UInt64, rest: Rest) {
    if shift > 64 { return (0, isZero ? .zero : .belowHalf) }
    let kept = shift == 64 ? 0 : significand >> UInt64(shift)
    // The bits that were cut off, moved to the top: half a unit is then the top bit alone.
    let rest = significand << UInt64(64 - shift)
    let half: UInt64 = 1 << 63
    if rest == 0 { return (kept, .zero) }
    return (kept, rest < half ? .belowHalf : rest == half ? .half : .aboveHalf)
  }

  /// What is behind the last bit that is kept.
  enum Rest {
    case zero
    case belowHalf
    case half
    case aboveHalf
  }

  /// The multiple of a power of two nearest the magnitude, the even one of two.
  func nearest(shift: Int) -> UInt64 {
    let (kept, rest) = cut(by: shift)
    let isUp = rest == .aboveHalf || (rest == .half && kept & 1 == 1)
    return isUp ? kept + 1 : kept
  }
}
