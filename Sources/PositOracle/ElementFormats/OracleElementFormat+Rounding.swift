/// The rounding modes that are functions of the value.
public enum OracleRounding: Sendable, Hashable {
  /// To the nearest, ties to the even pattern; in posits as the Posit Standard (2022), 4.1, says.
  case nearestEven
  /// To the neighbour of smaller magnitude; posits do not go to zero.
  case towardZero
}

/// What becomes of what is rounded beyond the largest number of a floating-point format.
public enum OracleOverflow: Sendable, Hashable {
  /// Infinity, or NaN where there is no infinity: IEEE 754-2019, 7.4; OCP 8-bit Floating Point 1.0.
  case nonFinite
  /// The largest number; of infinities, too.
  case saturate
}

extension OracleElementFormat {
  /// The place of a number of magnitude m: the patterns next to it, and where m is between them.
  struct Place {
    /// The pattern of the largest number up to m.
    let lower: UInt64
    /// The pattern of the next number; nil above the largest number of the format.
    let upper: UInt64?
    /// -1, 0 or 1 as m is below, at or above the point at which rounding to nearest changes.
    let atBoundary: Int
    /// How far m is from lower to upper, 0 ..< 1.
    ///
    /// 1 in floating-point formats from where a number after the largest would be; zero in posits above
    /// the largest number.
    let share: ExactRational

    /// Whether m is the number of `lower`.
    var isExact: Bool { share.sign == 0 }
  }

  /// The place of a number that is not negative.
  func place(_ magnitude: ExactRational) -> Place {
    var lower: UInt64 = 0
    var next = largestPattern + 1
    while next - lower > 1 {
      let middle = lower + (next - lower) / 2
      if self.magnitude(middle) <= magnitude { lower = middle } else { next = middle }
    }
    let lowerValue = self.magnitude(lower)
    if lowerValue == magnitude {
      return Place(lower: lower, upper: nil, atBoundary: -1, share: .zero)
    }
    if lower == largestPattern, isPosit {
      return Place(lower: lower, upper: nil, atBoundary: -1, share: .zero)
    }
    let upperValue = valueAbove(lower)
    let share = (magnitude - lowerValue) / (upperValue - lowerValue)
    return Place(
      lower: lower, upper: lower == largestPattern ? nil : lower + 1,
      atBoundary: boundaryAbove(lower).map { magnitude < $0 ? -1 : magnitude == $0 ? 0 : 1 } ?? 1,
      share: share < .one ? share : .one)
  }

  /// The number after that of a pattern; in floating-point formats above the largest what the next pattern
  /// would be if it were one of a number, with a longer exponent field if need be.
  private func valueAbove(_ pattern: UInt64) -> ExactRational { magnitude(pattern + 1) }

  /// The point between a pattern and the next at which rounding to nearest changes; nil below minpos.
  private func boundaryAbove(_ pattern: UInt64) -> ExactRational? {
    guard case .posit(let n, let es, let regimeLimit) = self else {
      return (magnitude(pattern) + valueAbove(pattern)) / ExactRational(2)
    }
    if pattern == 0 { return nil }
    return Self.positMagnitude(
      2 * pattern + 1, width: n + 1, es: es, regimeLimit: regimeLimit)
  }

  /// The pattern that an exact number rounds to.
  ///
  /// Zero gives the zero whose sign `isNegativeZero` says; what rounds to zero keeps its sign. Posits
  /// saturate and never give zero.
  public func rounded(
    _ value: ExactRational, _ rounding: OracleRounding = .nearestEven,
    overflow: OracleOverflow = .nonFinite, isNegativeZero: Bool = false
  ) -> UInt64 {
    if value.sign == 0 { return isNegativeZero && !isPosit ? signBit : 0 }
    let place = place(value.magnitude)
    let isUp: Bool
    if place.isExact {
      isUp = false
    } else if place.lower == 0, isPosit {
      isUp = true
    } else {
      switch rounding {
      case .nearestEven:
        isUp = place.atBoundary > 0 || (place.atBoundary == 0 && place.lower % 2 == 1)
      case .towardZero: isUp = false
      }
    }
    let magnitude = isUp ? place.upper ?? overflowPattern(overflow) : place.lower
    return signed(magnitude, isNegative: value.sign < 0)
  }

  /// The pattern of what is beyond the largest number.
  func overflowPattern(_ overflow: OracleOverflow) -> UInt64 {
    switch overflow {
    case .saturate: largestPattern
    case .nonFinite: infinity ?? notANumber ?? largestPattern
    }
  }

  /// A pattern of a magnitude with a sign; NaN has none.
  func signed(_ magnitude: UInt64, isNegative: Bool) -> UInt64 {
    isNegative && magnitude != notANumber ? negated(magnitude) : magnitude
  }

  /// The pattern of an infinity: NaR in posits, an overflow elsewhere.
  func infinityPattern(isNegative: Bool, _ overflow: OracleOverflow) -> UInt64? {
    isPosit ? notANumber : signed(overflowPattern(overflow), isNegative: isNegative)
  }

  /// The pattern that a value rounds to; nil for NaN where there is none.
  public func rounded(
    _ value: Value, _ rounding: OracleRounding = .nearestEven,
    overflow: OracleOverflow = .nonFinite
  ) -> UInt64? {
    switch value {
    case .number(let number, let isNegativeZero):
      rounded(number, rounding, overflow: overflow, isNegativeZero: isNegativeZero)
    case .infinity(let isNegative): infinityPattern(isNegative: isNegative, overflow)
    case .notANumber: notANumber
    }
  }

  /// The pattern of another format's, rounded once; nil for NaN where there is none.
  public func converted(
    _ pattern: UInt64, from source: OracleElementFormat,
    _ rounding: OracleRounding = .nearestEven, overflow: OracleOverflow = .nonFinite
  ) -> UInt64? {
    rounded(source.value(pattern), rounding, overflow: overflow)
  }

  /// IEEE 754 binary32.
  public static let binary32 = OracleElementFormat.float(exponentBits: 8, fractionBits: 23)
}
