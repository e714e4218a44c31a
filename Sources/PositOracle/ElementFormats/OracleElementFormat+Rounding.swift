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
  /// Where a magnitude stands among the numbers of the format.
  struct Neighborhood {
    /// The pattern of the largest number up to the magnitude.
    let lower: UInt64
    /// Whether the magnitude is that number.
    let isExact: Bool
    /// -1, 0 or 1 as the magnitude is below, at or above the point at which rounding to nearest changes.
    let atBoundary: Int
  }

  /// The place of a magnitude of which is known how it compares with numbers: `order` gives -1, 0 or 1
  /// as the magnitude is below, at or above one.
  func neighborhood(_ order: (ExactRational) -> Int) -> Neighborhood {
    var lower: UInt64 = 0
    var next = largestPattern + 1
    while next - lower > 1 {
      let middle = lower + (next - lower) / 2
      if order(magnitude(middle)) >= 0 { lower = middle } else { next = middle }
    }
    let isExact = order(magnitude(lower)) == 0
    let saturates = isPosit && lower == largestPattern
    return Neighborhood(
      lower: lower, isExact: isExact,
      atBoundary: isExact || saturates ? -1 : boundaryAbove(lower).map(order) ?? 1)
  }

  /// How far a magnitude is on the way from the number of a pattern, the largest one up to it, to the next.
  ///
  /// 1 in floating-point formats from where a number after the largest would be; zero in posits above
  /// the largest number.
  func share(_ magnitude: ExactRational, above lower: UInt64) -> ExactRational {
    if isPosit && lower == largestPattern { return .zero }
    let lowerValue = self.magnitude(lower)
    let share = (magnitude - lowerValue) / (valueAbove(lower) - lowerValue)
    return share < .one ? share : .one
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
    let magnitude = value.magnitude
    return rounded(isNegative: value.sign < 0, rounding, overflow: overflow) {
      magnitude.order(to: $0)
    }
  }

  /// The pattern that a number that is not zero rounds to, of which is known how its magnitude compares
  /// with others: `order` gives -1, 0 or 1 as the magnitude is below, at or above one.
  func rounded(
    isNegative: Bool, _ rounding: OracleRounding, overflow: OracleOverflow,
    _ order: (ExactRational) -> Int
  ) -> UInt64 {
    let place = neighborhood(order)
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
    return signed(isUp ? next(place.lower, overflow) : place.lower, isNegative: isNegative)
  }

  /// The ends of what rounds to nearest to a positive pattern, 1 to `largestPattern`; nil where that is all
  /// above zero, or all above the pattern.
  ///
  /// The ends belong to even patterns, those of odd ones to their neighbours.
  public func roundingEnds(
    _ pattern: UInt64, overflow: OracleOverflow = .nonFinite
  ) -> (lower: ExactRational?, upper: ExactRational?) {
    let saturates = pattern == largestPattern && overflowPattern(overflow) == largestPattern
    return (
      boundaryAbove(pattern - 1),
      saturates || isPosit && pattern == largestPattern
        ? nil : boundaryAbove(pattern)
    )
  }

  /// The pattern of the next magnitude; of what is beyond the largest, where there is none.
  func next(_ magnitude: UInt64, _ overflow: OracleOverflow) -> UInt64 {
    magnitude == largestPattern ? overflowPattern(overflow) : magnitude + 1
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

  /// An IEEE 754 interchange format.
  public init(_ type: IEEEFormat) {
    self = .float(exponentBits: type.exponentBits, fractionBits: type.fractionBits)
  }
}

extension ExactRational {
  /// -1, 0 or 1: the sign of this number less another one.
  func order(to other: ExactRational) -> Int { self == other ? 0 : self < other ? -1 : 1 }
}
