extension OracleElementFormat {
  /// The pattern of x + y, rounded once; nil for NaN where there is none.
  ///
  /// Infinities and the signs of zeros as IEEE 754-2019, 6.1 to 6.3 and 7.2, has them: infinities of
  /// opposite signs give NaN, an exact sum of zero is +0 unless both are -0.
  public func add(
    _ x: UInt64, _ y: UInt64, _ rounding: OracleRounding = .nearestEven,
    overflow: OracleOverflow = .nonFinite
  ) -> UInt64? {
    rounded(Self.sum(value(x), value(y)), rounding, overflow: overflow)
  }

  /// The pattern of x - y, rounded once; nil for NaN where there is none.
  ///
  /// The sum of x and of y with the other sign, zeros included.
  public func subtract(
    _ x: UInt64, _ y: UInt64, _ rounding: OracleRounding = .nearestEven,
    overflow: OracleOverflow = .nonFinite
  ) -> UInt64? {
    rounded(Self.sum(value(x), Self.negative(value(y))), rounding, overflow: overflow)
  }

  /// The pattern of x * y, rounded once; nil for NaN where there is none.
  ///
  /// Zero times infinity is NaN; the sign of a zero is that of the product of signs.
  public func multiply(
    _ x: UInt64, _ y: UInt64, _ rounding: OracleRounding = .nearestEven,
    overflow: OracleOverflow = .nonFinite
  ) -> UInt64? {
    rounded(Self.product(value(x), value(y)), rounding, overflow: overflow)
  }

  /// The pattern of x * y + z, rounded once; nil for NaN where there is none.
  public func fma(
    _ x: UInt64, _ y: UInt64, _ z: UInt64, _ rounding: OracleRounding = .nearestEven,
    overflow: OracleOverflow = .nonFinite
  ) -> UInt64? {
    let sum = Self.sum(Self.product(value(x), value(y)), value(z))
    return rounded(sum, rounding, overflow: overflow)
  }

  /// The pattern of x / y, rounded once; nil for NaN where there is none.
  ///
  /// Of zero by zero and infinity by infinity NaN; a number by zero is an infinity, which overflows as
  /// others do, and NaR in posits (IEEE 754-2019, 7.3; Posit Standard 2022, 5.4).
  public func divide(
    _ x: UInt64, _ y: UInt64, _ rounding: OracleRounding = .nearestEven,
    overflow: OracleOverflow = .nonFinite
  ) -> UInt64? {
    rounded(Self.quotient(value(x), value(y)), rounding, overflow: overflow)
  }

  /// The pattern of the square root, rounded once; nil for NaN where there is none.
  ///
  /// Of negative numbers NaN, of -0 itself (IEEE 754-2019, 5.4.1).
  public func squareRoot(
    _ x: UInt64, _ rounding: OracleRounding = .nearestEven, overflow: OracleOverflow = .nonFinite
  ) -> UInt64? {
    switch value(x) {
    case .number(let number, let isNegativeZero):
      if number.sign < 0 { return notANumber }
      if number.sign == 0 {
        return rounded(.number(.zero, isNegativeZero: isNegativeZero), rounding)
      }
      // The root is compared with b as the number with b * b.
      return rounded(isNegative: false, rounding, overflow: overflow) { number.order(to: $0 * $0) }
    case .infinity(let isNegative):
      return isNegative ? notANumber : infinityPattern(isNegative: false, overflow)
    case .notANumber: return notANumber
    }
  }

  /// Whether a pattern is the right one where another was found to be: the same; where that is a NaN any
  /// NaN; where there should be one and the format has none, anything.
  public func accepts(_ pattern: UInt64, for right: UInt64?) -> Bool {
    guard pattern & ~mask == 0 else { return false }
    guard let right else { return true }
    return pattern == right || (isNotANumber(right) && isNotANumber(pattern))
  }

  /// Whether a pattern is a NaN, of any sign and payload, or NaR.
  public func isNotANumber(_ pattern: UInt64) -> Bool {
    if isPosit { return pattern == signBit }
    let rest = pattern & ~signBit
    return rest > largestPattern && rest != infinity
  }

  /// The number, infinity or NaN with the other sign; NaN has none.
  public static func negative(_ value: Value) -> Value {
    switch value {
    case .number(let number, let isNegativeZero):
      .number(-number, isNegativeZero: number.sign == 0 && !isNegativeZero)
    case .infinity(let isNegative): .infinity(isNegative: !isNegative)
    case .notANumber: .notANumber
    }
  }

  /// The exact sum; the sign of zero and what infinities give as IEEE 754-2019, 6.3 and 7.2, has them.
  public static func sum(_ x: Value, _ y: Value) -> Value {
    switch (x, y) {
    case (.number(let a, let aIsNegativeZero), .number(let b, let bIsNegativeZero)):
      return .number(a + b, isNegativeZero: aIsNegativeZero && bIsNegativeZero)
    case (.notANumber, _), (_, .notANumber): return .notANumber
    case (.infinity(let a), .infinity(let b)): return a == b ? x : .notANumber
    case (.infinity, _): return x
    case (_, .infinity): return y
    }
  }

  /// The exact product; zero times infinity is NaN.
  public static func product(_ x: Value, _ y: Value) -> Value {
    guard let xIsNegative = isNegative(x), let yIsNegative = isNegative(y) else {
      return .notANumber
    }
    let isNegative = xIsNegative != yIsNegative
    switch (x, y) {
    case (.number(let a, _), .number(let b, _)):
      let product = a * b
      return .number(product, isNegativeZero: product.sign == 0 && isNegative)
    case (.number(let a, _), _) where a.sign == 0, (_, .number(let a, _)) where a.sign == 0:
      return .notANumber
    default: return .infinity(isNegative: isNegative)
    }
  }

  /// The exact quotient; a number by zero is an infinity, zero by zero and infinity by infinity NaN.
  public static func quotient(_ x: Value, _ y: Value) -> Value {
    guard let xIsNegative = isNegative(x), let yIsNegative = isNegative(y) else {
      return .notANumber
    }
    let isNegative = xIsNegative != yIsNegative
    switch (x, y) {
    case (.number(let a, _), .number(let b, _)):
      if b.sign == 0 { return a.sign == 0 ? .notANumber : .infinity(isNegative: isNegative) }
      return .number(a / b, isNegativeZero: a.sign == 0 && isNegative)
    case (.number, _): return .number(.zero, isNegativeZero: isNegative)
    case (_, .number): return .infinity(isNegative: isNegative)
    default: return .notANumber
    }
  }

  /// The sign; nil for NaN.
  private static func isNegative(_ value: Value) -> Bool? {
    switch value {
    case .number(let number, let isNegativeZero): number.sign < 0 || isNegativeZero
    case .infinity(let isNegative): isNegative
    case .notANumber: nil
    }
  }
}
