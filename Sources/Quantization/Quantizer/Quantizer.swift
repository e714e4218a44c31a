import PositArithmetic

/// Rounds float32 values to a number format, and keeps them in float32.
///
/// A quantised value is exactly a value of the format, times 2^scaleExponent where one is given.
/// Every result is the correct rounding of the exact quotient value / 2^scaleExponent: one rounding,
/// on the bit string for posits (Posit Standard 2022, 4.1), on the significand for IEEE-style formats
/// (IEEE 754-2019, 4.3), whose subnormals are kept.
///
/// **Zero, NaN, infinity, saturation.** In posits both zeros become +0, NaN and the infinities become
/// the quiet NaN 0x7FC00000, which stands for NaR, and magnitudes above maxpos become maxpos. In
/// IEEE-style formats zero keeps its sign, NaN becomes the NaN 0x7FC00000, and what is beyond the
/// largest finite value follows `overflow`; NaN stays NaN in formats in which every pattern is a number.
/// float32 as format leaves every bit alone.
///
/// **Block formats** divide a block by its scale, a power of two that `BlockScaling.rule` finds from the
/// largest magnitude, round the elements as above, saturating, and multiply again. A block with a NaN
/// or an infinity has the scale NaN, and each of its values becomes the NaN 0x7FC00000. Scales beyond
/// 2^-127 and 2^127 are those; a block of zeros has 2^-127. A value that float32 does not hold, which
/// only blocks at the ends of float32 have, is rounded to nearest there, and is its largest finite
/// value instead of infinity (the OCP leaves that to the implementation). Which values make a
/// block is said by a `BlockLayout`.
///
/// **Between zero and minpos**, a posit's magnitude v > 0 becomes
///
/// | rounding     | saturate | half                        | geometric                         | truncate |
/// |--------------|----------|-----------------------------|-----------------------------------|----------|
/// | `nearest`    | minpos   | 0 to minpos/2, above minpos | 0 to minpos/2^(2^es), above minpos | 0        |
/// | `towardZero` | minpos   | as `nearest`                | as `nearest`                      | 0        |
/// | `stochastic` | minpos   | minpos or 0, mean v         | minpos or 0, mean v               | 0        |
///
/// So `towardZero` goes to zero only with `truncate`, and `stochastic` keeps the mean there with
/// `half` and `geometric`, in which zero is minpos's neighbour and the draw takes the place of the
/// threshold. IEEE-style formats ignore the policy: zero is the neighbour of their smallest value.
///
/// **Stochastic rounding** goes up from the neighbour a to the neighbour b when word * (b - a) <
/// (v - a) * 2^32, computed exactly: the probability of b is (v - a)/(b - a), rounded up to a multiple
/// of 2^-32, so that the mean is v to within (b - a) 2^-32. It is linear in the value also
/// where exponent bits of a posit are cut off and b is 4, 16, 256 or 65536 times a. Above the largest
/// finite value nothing is random; where IEEE-style formats overflow, the draw is between the
/// largest value and the one that would follow.
public struct Quantizer: Sendable, Hashable {
  /// The format that values are rounded to.
  public let format: NumberFormat
  /// How a value between two neighbours is rounded.
  public let rounding: RoundingMode
  /// What happens below minpos; without effect in IEEE-style formats.
  public let underflow: UnderflowPolicy
  /// What happens above the largest finite value; `saturate` in posits.
  public let overflow: OverflowPolicy

  /// The format as the scalar arithmetic knows it; nil for others than ordinary posits.
  let positFormat: PositFormat?
  /// The scale exponents k that take effect; others count as the nearer end.
  ///
  /// With these, every value of the format times 2^k is zero or a normal float32 number. float32 and
  /// bfloat16 have the exponents of float32 itself, so that a power of two changes nothing but what
  /// is lost at the ends: their only scale exponent is 0, and so is that of block formats, which find
  /// scales of their own. posit(16,1) has -98...99.
  public let scaleExponents: ClosedRange<Int>

  /// Makes a quantiser.
  ///
  /// - Parameters:
  ///   - format: any format whose values float32 holds; `NumberFormat.fitsFloat32` says which.
  ///   - rounding: how a value between two neighbours is rounded.
  ///   - underflow: what happens below minpos; each of the twelve pairs of the table above is allowed.
  ///   - overflow: what happens above the largest finite value; nil for what is usual in the format.
  /// - Throws: `QuantizerError` for a format out of range, or that float32 does not hold, or that is
  ///   asked to overflow and cannot.
  public init(
    format: NumberFormat, rounding: RoundingMode = .nearest,
    underflow: UnderflowPolicy = .saturate, overflow: OverflowPolicy? = nil
  ) throws(QuantizerError) {
    if let block = format.block {
      guard BlockScaling.sizes.contains(block.size), format.element != .float32 else {
        throw .outOfRange(format)
      }
    }
    let mayOverflow: Bool
    switch format.element {
    case .posit(let shape):
      guard shape.isInRange else { throw .outOfRange(format) }
      guard shape.fitsFloat32 else { throw .notHeldByFloat32(shape) }
      mayOverflow = false
    case .float(let shape):
      guard shape.isInRange else { throw .outOfRange(format) }
      mayOverflow = format.block == nil && shape.specials != .finite
    }
    guard overflow != .nonFinite || mayOverflow else { throw .cannotOverflow(format) }
    self.format = format
    self.rounding = rounding
    self.underflow = underflow
    self.overflow = overflow ?? .usual(for: format)
    positFormat = format.element.positShape?.positFormat
    scaleExponents = Self.scaleExponents(of: format)
  }

  private static func scaleExponents(of format: NumberFormat) -> ClosedRange<Int> {
    let lowest = -126 - Int(format.element.smallestPositive.exponent)
    let highest = 127 - Int(format.element.largest.exponent)
    return format.block == nil && lowest <= 0 && highest >= 0 ? lowest...highest : 0...0
  }

  /// The scale exponent that takes effect.
  func effectiveScaleExponent(_ k: Int) -> Int {
    min(max(k, scaleExponents.lowerBound), scaleExponents.upperBound)
  }

  /// Whether values are posits, with the rounding and the specials of posits.
  var isPosit: Bool { format.element.positShape != nil }

  /// Whether what is between 0 and the smallest value goes to either, at random.
  var drawsBelowSmallest: Bool {
    rounding == .stochastic && (!isPosit || underflow == .half || underflow == .geometric)
  }
}
