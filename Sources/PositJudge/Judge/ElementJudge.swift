import PositOracle

/// Judges results in any element format by integers alone: the sign of the exact result less each end of
/// what rounds to the result.
///
/// The quick counterpart of the oracle's `OracleElementFormat`, and independent of it as of all that is
/// judged: words are read by ``ElementReader``, sums kept in fixed point, products in 192 bits. Infinities,
/// NaN and the signs of zeros follow IEEE 754-2019, 6.1 to 6.3 and 7.2 to 7.4; in posits there is only NaR.
package struct ElementJudge: Sendable {
  /// What is compared with the ends of the interval.
  package enum Rule: Sendable {
    case add, subtract, multiply, divide, fma, squareRoot
    /// Of a word of the source's format.
    case convert
  }

  /// Words for sums of products of float32, and more.
  typealias Sum = FixedPointSum<20>
  private static let capacity = 18

  let rule: Rule
  let reader: ElementReader
  let source: ElementReader
  let rounding: OracleRounding
  private let quietNaN: IEEEFormat?

  /// Whether what is beyond the largest number becomes it.
  private let saturates: Bool

  /// Words and unit of sums, and of sums with products.
  private let sumWords: Int
  private let sumUnit: Int

  /// The judge of an operation in a format; nil where sums are too wide for it.
  ///
  /// - Parameters:
  ///   - rule: the operation.
  ///   - format: the format of operands and results.
  ///   - source: the format that a conversion starts from.
  ///   - rounding: to nearest or toward zero.
  ///   - overflow: what becomes of results beyond the largest number.
  ///   - quietNaN: the IEEE format of the results, in which a NaN must be a quiet one; nil where any will do.
  package init?(
    _ rule: Rule, _ format: OracleElementFormat, from source: OracleElementFormat? = nil,
    _ rounding: OracleRounding = .nearestEven, overflow: OracleOverflow = .nonFinite,
    quietNaN: IEEEFormat? = nil
  ) {
    self.rule = rule
    self.quietNaN = quietNaN
    self.rounding = rounding
    reader = ElementReader(format)
    self.source = source.map { ElementReader($0) } ?? reader
    saturates =
      overflow == .saturate || reader.isPosit || !(reader.hasInfinity || reader.hasNaN)
    let (low, high) = (reader.lowestUnit, reader.highestExponent)
    switch rule {
    case .add, .subtract:
      sumUnit = low
      sumWords = (high - low + 40) / 64 + 1
    case .fma:
      // Products of two numbers are multiples of the square of the unit.
      sumUnit = min(2 * low, low)
      sumWords = (max(2 * high, high) - sumUnit + 40) / 64 + 1
    case .multiply, .divide, .squareRoot, .convert: (sumUnit, sumWords) = (0, 1)
    }
    if sumWords > Self.capacity { return nil }
  }

  /// The judge of a setting; nil for text, where sums are too wide, and where results are drawn.
  init?(_ setting: Setting) {
    guard let rule = setting.elementRule, let judged = rule.judged,
      let rounding = setting.rounding.oracle
    else { return nil }
    var (format, source) = (setting.format, setting.source)
    var quietNaN: IEEEFormat?
    switch rule {
    case .fromIEEE(let type): source = OracleElementFormat(type)
    case .toIEEE(let type): (format, source, quietNaN) = (OracleElementFormat(type), format, type)
    default: break
    }
    self.init(
      judged, format, from: source, rounding, overflow: setting.rounding.overflow,
      quietNaN: quietNaN)
  }

  /// Whether a word is the right result of others; `y` and `z` are not looked at where there is no second
  /// and third operand.
  package func isRight(_ x: UInt64, _ y: UInt64, _ z: UInt64, _ result: UInt64) -> Bool {
    if result & ~reader.mask != 0 { return false }
    switch rule {
    case .add: return isRightSum(x, y, isSubtracted: false, result)
    case .subtract: return isRightSum(x, y, isSubtracted: true, result)
    case .multiply: return isRightProduct(x, y, result)
    case .divide: return isRightQuotient(x, y, result)
    case .fma: return isRightFMA(x, y, z, result)
    case .squareRoot: return isRightRoot(x, result)
    case .convert: return isRightConversion(x, result)
    }
  }

  // MARK: - Operations

  private func isRightConversion(_ x: UInt64, _ result: UInt64) -> Bool {
    switch source.kind(x) {
    case .notANumber: return isNaN(result)
    case .infinity: return isInfinity(result, isNegative: source.isNegative(x))
    case .number:
      let value = source.value(x)
      if value.isZero { return isZero(result, isNegative: source.isNegative(x)) }
      return isRounding(result, isNegative: value.isNegative) { value.magnitudeOrder(to: $0) }
    }
  }

  private func isRightSum(
    _ x: UInt64, _ y: UInt64, isSubtracted: Bool, _ result: UInt64
  ) -> Bool {
    let yIsNegative = reader.isNegative(y) != isSubtracted
    switch (reader.kind(x), reader.kind(y)) {
    case (.notANumber, _), (_, .notANumber): return isNaN(result)
    case (.infinity, .infinity) where reader.isNegative(x) != yIsNegative: return isNaN(result)
    case (.infinity, _): return isInfinity(result, isNegative: reader.isNegative(x))
    case (_, .infinity): return isInfinity(result, isNegative: yIsNegative)
    case (.number, .number):
      var sum = Sum(count: sumWords, unitExponent: sumUnit)
      sum.add(reader.value(x))
      sum.add(reader.value(y), isSubtracted: isSubtracted)
      return isRounding(result, of: sum, zeroIsNegative: reader.isNegative(x) && yIsNegative)
    }
  }

  private func isRightProduct(_ x: UInt64, _ y: UInt64, _ result: UInt64) -> Bool {
    let isNegative = reader.isNegative(x) != reader.isNegative(y)
    let (a, b) = (reader.kind(x), reader.kind(y))
    if a == .notANumber || b == .notANumber { return isNaN(result) }
    if a == .infinity || b == .infinity {
      return isZero(x) || isZero(y) ? isNaN(result) : isInfinity(result, isNegative: isNegative)
    }
    if isZero(x) || isZero(y) { return isZero(result, isNegative: isNegative) }
    let product = ProductMagnitude(reader.value(x), reader.value(y))
    return isRounding(result, isNegative: isNegative) {
      product.order(to: ProductMagnitude($0, .one))
    }
  }

  private func isRightQuotient(_ x: UInt64, _ y: UInt64, _ result: UInt64) -> Bool {
    let isNegative = reader.isNegative(x) != reader.isNegative(y)
    switch (reader.kind(x), reader.kind(y)) {
    case (.notANumber, _), (_, .notANumber), (.infinity, .infinity): return isNaN(result)
    case (.infinity, .number): return isInfinity(result, isNegative: isNegative)
    case (.number, .infinity): return isZero(result, isNegative: isNegative)
    case (.number, .number):
      if isZero(y) {
        return isZero(x) ? isNaN(result) : isInfinity(result, isNegative: isNegative)
      }
      if isZero(x) { return isZero(result, isNegative: isNegative) }
      // x against b * y.
      let dividend = ProductMagnitude(reader.value(x), .one)
      let divisor = reader.value(y)
      return isRounding(result, isNegative: isNegative) {
        dividend.order(to: ProductMagnitude($0, divisor))
      }
    }
  }

  private func isRightFMA(_ x: UInt64, _ y: UInt64, _ z: UInt64, _ result: UInt64) -> Bool {
    let productIsNegative = reader.isNegative(x) != reader.isNegative(y)
    let kinds = (reader.kind(x), reader.kind(y), reader.kind(z))
    if kinds.0 == .notANumber || kinds.1 == .notANumber || kinds.2 == .notANumber {
      return isNaN(result)
    }
    if kinds.0 == .infinity || kinds.1 == .infinity {
      let isInvalid =
        isZero(x) || isZero(y)
        || (kinds.2 == .infinity && reader.isNegative(z) != productIsNegative)
      return isInvalid ? isNaN(result) : isInfinity(result, isNegative: productIsNegative)
    }
    if kinds.2 == .infinity { return isInfinity(result, isNegative: reader.isNegative(z)) }
    var sum = Sum(count: sumWords, unitExponent: sumUnit)
    if !isZero(x) && !isZero(y) { sum.add(productOf: reader.value(x), reader.value(y)) }
    sum.add(reader.value(z))
    return isRounding(
      result, of: sum, zeroIsNegative: productIsNegative && reader.isNegative(z))
  }

  private func isRightRoot(_ x: UInt64, _ result: UInt64) -> Bool {
    let isNegative = reader.isNegative(x)
    switch reader.kind(x) {
    case .notANumber: return isNaN(result)
    case .infinity: return isNegative ? isNaN(result) : isInfinity(result, isNegative: false)
    case .number:
      if isZero(x) { return isZero(result, isNegative: isNegative) }
      if isNegative { return isNaN(result) }
      // x against b * b.
      let radicand = ProductMagnitude(reader.value(x), .one)
      return isRounding(result, isNegative: false) {
        radicand.order(to: ProductMagnitude($0, $0))
      }
    }
  }

  // MARK: - Results

  /// Whether an operand is a zero of either sign.
  private func isZero(_ word: UInt64) -> Bool { reader.magnitude(word) == 0 }

  /// Any NaN; anything in formats that have none.
  private func isNaN(_ result: UInt64) -> Bool {
    if let quietNaN { return quietNaN.isQuietNaN(result) }
    return !reader.hasNaN || reader.kind(result) == .notANumber
  }

  private func isZero(_ result: UInt64, isNegative: Bool) -> Bool {
    result == (reader.isPosit ? 0 : reader.word(0, isNegative: isNegative))
  }

  /// Infinity is an overflow, and NaR in posits.
  private func isInfinity(_ result: UInt64, isNegative: Bool) -> Bool {
    if reader.isPosit { return result == reader.signBit }
    return saturates
      ? result == reader.word(reader.largest, isNegative: isNegative)
      : isOverflow(result, isNegative: isNegative)
  }

  /// Infinity of a sign, or NaN in formats that have no infinity.
  private func isOverflow(_ result: UInt64, isNegative: Bool) -> Bool {
    reader.hasInfinity
      ? result == reader.word(reader.largest + 1, isNegative: isNegative)
      : reader.kind(result) == .notANumber
  }

  /// Whether a word is the rounding of a sum, or the zero of a sign where that is zero.
  private func isRounding(_ result: UInt64, of sum: Sum, zeroIsNegative: Bool) -> Bool {
    let sign = sum.sign
    if sign == 0 { return isZero(result, isNegative: zeroIsNegative) }
    return isRounding(result, isNegative: sign < 0) { boundary in
      var difference = sum
      difference.add(boundary, isSubtracted: sign > 0)
      return sign * difference.sign
    }
  }

  /// Whether a word is the rounding of a number that is not zero, of which the sign is known and how its
  /// magnitude compares with others.
  @inline(__always)
  private func isRounding(
    _ result: UInt64, isNegative: Bool, _ order: (ScaledSignificand) -> Int
  ) -> Bool {
    guard reader.kind(result) == .number else {
      guard !saturates, rounding == .nearestEven, isOverflow(result, isNegative: isNegative) else {
        return false
      }
      // From where the largest number, if even, has its last tie.
      return order(reader.boundaryAbove(reader.largest)) >= (reader.largest & 1 == 0 ? 1 : 0)
    }
    if reader.isNegative(result) != isNegative { return false }
    let magnitude = reader.magnitude(result)
    // Posits never round to zero, and have no number below minpos.
    let least: UInt64 = reader.isPosit ? 1 : 0
    if magnitude < least { return false }
    switch rounding {
    case .nearestEven:
      let limit = magnitude & 1 == 0 ? 0 : 1
      if magnitude > least, order(reader.boundaryBelow(magnitude)) < limit { return false }
      if magnitude == reader.largest, saturates { return true }
      return order(reader.boundaryAbove(magnitude)) <= -limit
    case .towardZero:
      if magnitude > least, order(reader.value(ofMagnitude: magnitude)) < 0 { return false }
      if magnitude == reader.largest { return true }
      return order(reader.value(ofMagnitude: magnitude + 1)) < 0
    }
  }
}
