/// A real number whose place among the dyadic numbers is known: all that judging a rounding needs.
protocol PlacedReal {
  /// -1, 0 or 1: the sign of the number less `value`.
  func compare(_ value: Dyadic) -> Int
}

/// A real number that can be rounded: its place, and a hint where to look for its neighbours.
protocol RoundableReal: PlacedReal {
  /// -1, 0 or 1: the sign of the number.
  var sign: Int { get }

  /// About the magnitude of the number, `fraction * 2^exponent` with a fraction in 1 ..< 2.
  ///
  /// Only speed depends on it, never a result.
  var approximateMagnitude: (fraction: Double, exponent: Int) { get }
}

extension ExactRational: RoundableReal {
  /// About log2 of the magnitude of a number that is not zero, for searches to begin at.
  public var approximateBinaryExponent: Int { approximateMagnitude.exponent }

  var approximateMagnitude: (fraction: Double, exponent: Int) {
    let (numerator, numeratorExponent) = numeratorApproximation
    let (denominator, denominatorExponent) = denominatorApproximation
    let quotient = numerator / denominator
    let exponent = numeratorExponent - denominatorExponent
    return quotient < 1 ? (quotient * 2, exponent - 1) : (quotient, exponent)
  }
}
