/// How the scale of a block follows from its largest magnitude.
///
/// Written emax, m and max for the exponent of the element format's largest value, its fraction bits and
/// that value itself; posits, whose largest value has no fraction bits, take `amaxTarget` in its place.
/// All read exponents from the bits: log2 in floating point is wrong just below powers of two.
public enum BlockScaleRule: String, CaseIterable, Codable, Hashable, Sendable {
  /// 2^(floor(log2 amax) - emax): the text of the OCP (Microscaling Formats 1.0, 6.3). Magnitudes
  /// between max and the next power of two saturate.
  case floor
  /// 2^(ceil(log2 amax) - emax): nothing saturates.
  case ceil
  /// `floor`, after amax was rounded to m fraction bits by adding half of its last place.
  case even
  /// The smallest power of two that is not below amax times 1/max, a float32 product: nothing saturates.
  case rceil

  /// The names as messages list them.
  static var names: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }
}

extension BlockScaleRule {
  /// The scale of a block, from its definition: the slow, literal reference of the bulk kernels.
  ///
  /// - Parameters:
  ///   - amax: the largest magnitude of the block; NaN and infinity give the scale NaN, zero the smallest.
  ///   - target: what the rule knows of the element format.
  /// - Returns: a pattern of E8M0.
  func pattern(amax: Float, target: BlockScaleTarget) -> UInt8 {
    guard amax.isFinite else { return E8M0.nan }
    if amax == 0 { return E8M0.pattern(clamping: E8M0.smallestExponent) }
    // As doubles, float32's subnormals have exponents and fractions like all others.
    let value = Double(amax)
    let exponent = Int(value.exponent)
    switch self {
    case .floor: return E8M0.pattern(clamping: exponent - target.exponent)
    case .ceil:
      return E8M0.pattern(clamping: exponent + (value.significand > 1 ? 1 : 0) - target.exponent)
    case .even:
      let halfOfLastPlace = powerOfTwo(exponent - target.fractionBits - 1)
      return E8M0.pattern(clamping: Int((value + halfOfLastPlace).exponent) - target.exponent)
    case .rceil:
      // A finite block does not get the scale NaN.
      return min(E8M0.pattern(roundingUp: amax * target.reciprocal), 254)
    }
  }
}

/// What a scale rule knows of an element format.
struct BlockScaleTarget {
  /// The exponent of the value that the largest magnitude is brought near to.
  let exponent: Int
  /// The fraction bits of that value's binade.
  let fractionBits: Int
  /// The float32 number nearest to 1 over that value.
  let reciprocal: Float

  init(_ element: ElementFormat) {
    exponent = Int(element.amaxTarget.exponent)
    fractionBits = element.fractionBitsAtTarget
    // Not rounded twice: the target has at most 24 bits, and 53 are more than 2 * 24 + 1.
    reciprocal = Float(1 / element.amaxTarget)
  }
}
