/// The two results of stochastic rounding, and how often each is due.
public struct StochasticChoice: Sendable {
  /// The pattern toward zero.
  public let lower: UInt64
  /// The pattern away from zero; `lower` where nothing is random.
  public let upper: UInt64
  /// The exact probability of `upper`, 0 ..< 1, that makes the mean the number itself.
  public let probabilityOfUpper: ExactRational

  init(lower: UInt64, upper: UInt64, probabilityOfUpper: ExactRational) {
    self.lower = lower
    self.upper = upper
    self.probabilityOfUpper = probabilityOfUpper
  }

  /// One result, where nothing is random.
  public init(certain pattern: UInt64) {
    self.init(lower: pattern, upper: pattern, probabilityOfUpper: .zero)
  }
}

extension OracleElementFormat {
  /// What stochastic rounding may make of an exact number, and with what probabilities.
  ///
  /// A number of the format is left alone. Between two neighbours a < x < b the probability of b is
  /// (x - a)/(b - a), also where a posit's neighbours are binades apart. Beyond the largest number of a
  /// floating-point format the upper neighbour is what overflows to, taken to be where the next number
  /// would be, and sure from there on. Posits saturate at maxpos.
  ///
  /// - Parameters:
  ///   - value: the number.
  ///   - overflow: what is beyond the largest number.
  ///   - zeroIsNeighbor: whether posits below minpos go to zero or minpos, with their mean kept; else they
  ///     become minpos. Without effect in floating-point formats, where zero is a neighbour always.
  /// - Returns: the results and their probabilities.
  public func stochasticChoice(
    _ value: ExactRational, overflow: OracleOverflow = .nonFinite, zeroIsNeighbor: Bool = true
  ) -> StochasticChoice {
    if value.sign == 0 {
      return StochasticChoice(lower: 0, upper: 0, probabilityOfUpper: .zero)
    }
    let place = neighborhood { value.magnitude.order(to: $0) }
    let isNegative = value.sign < 0
    let lower = signed(place.lower, isNegative: isNegative)
    let share = share(value.magnitude, above: place.lower)
    // Saturation in posits, too, leaves nothing to chance.
    if place.isExact || share.sign == 0 {
      return StochasticChoice(lower: lower, upper: lower, probabilityOfUpper: .zero)
    }
    let upper = signed(next(place.lower, overflow), isNegative: isNegative)
    // Saturation makes one of the two.
    let isSure =
      upper == lower || share == .one || (place.lower == 0 && isPosit && !zeroIsNeighbor)
    return isSure
      ? StochasticChoice(lower: upper, upper: upper, probabilityOfUpper: .zero)
      : StochasticChoice(lower: lower, upper: upper, probabilityOfUpper: share)
  }
}
