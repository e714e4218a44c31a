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

  static func sum(_ x: Value, _ y: Value) -> Value {
    switch (x, y) {
    case (.number(let a, let aIsNegativeZero), .number(let b, let bIsNegativeZero)):
      return .number(a + b, isNegativeZero: aIsNegativeZero && bIsNegativeZero)
    case (.notANumber, _), (_, .notANumber): return .notANumber
    case (.infinity(let a), .infinity(let b)): return a == b ? x : .notANumber
    case (.infinity, _): return x
    case (_, .infinity): return y
    }
  }

  static func product(_ x: Value, _ y: Value) -> Value {
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

  /// The sign; nil for NaN.
  private static func isNegative(_ value: Value) -> Bool? {
    switch value {
    case .number(let number, let isNegativeZero): number.sign < 0 || isNegativeZero
    case .infinity(let isNegative): isNegative
    case .notANumber: nil
    }
  }
}
