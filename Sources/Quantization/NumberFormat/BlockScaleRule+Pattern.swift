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
