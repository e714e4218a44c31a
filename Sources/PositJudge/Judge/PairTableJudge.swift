import PositOracle

/// Judges + - * / of formats up to 16 bits by comparing integers with tables of exact boundaries.
///
/// Fast: the verdicts of ``Judge`` in about 10 ns each. Sums are compared in a fixed-point
/// unit of which every value and every boundary is a multiple; products by exponent and integer
/// significand. All tables come from the oracle's values and rounding intervals.
package struct PairTableJudge: Sendable {
  private enum Kind { case add, subtract, multiply, divide }

  private let kind: Kind
  private let nar: UInt64

  /// Values in the fixed-point unit, and the first and last sum that rounds to each pattern.
  private var values: [Int128] = []
  private var lowest: [Int128] = []
  private var highest: [Int128] = []

  /// Magnitudes of values and of both ends of the rounding interval, by pattern.
  private var magnitudes: [Magnitude] = []
  private var inner: [Magnitude] = []
  private var outer: [Magnitude?] = []

  /// A positive number as a significand of 31 bits with its leading one, and an exponent.
  struct Magnitude: Sendable {
    let significand: UInt64
    let exponent: Int

    /// The magnitude of a scaled integer; zero is below everything.
    init(_ value: Dyadic) {
      let magnitude = value.significand.magnitude
      if magnitude == 0 {
        (significand, exponent) = (0, -100_000)
        return
      }
      let shift = magnitude.leadingZeroBitCount - 33
      significand = magnitude << UInt64(shift)
      exponent = value.exponent - shift
    }

    init(significand: UInt64, exponent: Int) {
      self.significand = significand
      self.exponent = exponent
    }

    /// The exact product as a number that orders products: exponent, then 64-bit significand.
    static func * (left: Magnitude, right: Magnitude) -> Int128 {
      let product = left.significand &* right.significand
      let shift = product.leadingZeroBitCount
      let exponent = left.exponent &+ right.exponent &- shift
      return Int128(exponent) &<< 64 | Int128(product &<< UInt64(shift & 63))
    }
  }

  /// The judge of a setting; nil for other operations and for wider formats.
  init?(_ setting: Setting) {
    switch setting.operation.quickRule {
    case .add: kind = .add
    case .subtract: kind = .subtract
    case .multiply: kind = .multiply
    case .divide: kind = .divide
    default: return nil
    }
    guard let format = setting.format.posit else { return nil }
    // The unit is the value of minPos of the format of one more bit.
    let unitExponent = -((format.n - 1) << format.es)
    guard format.n <= 16, -unitExponent <= 60 else { return nil }
    nar = format.nar
    func fixed(_ value: Dyadic) -> Int128 {
      Int128(value.significand) << Int128(value.exponent - unitExponent)
    }
    let zero = Dyadic(significand: 0, exponent: 0)
    for pattern in 0...format.mask {
      let value = format.dyadic(pattern) ?? zero
      let interval = format.roundingInterval(pattern)
      let margin: Int128 = interval?.isClosed ?? true ? 0 : 1
      values.append(fixed(value))
      lowest.append(interval?.lower.map { fixed($0) + margin } ?? .min)
      highest.append(interval?.upper.map { fixed($0) - margin } ?? .max)
      let isNegative = pattern >= format.nar
      let near = isNegative ? interval?.upper : interval?.lower
      let far = isNegative ? interval?.lower : interval?.upper
      magnitudes.append(Magnitude(value))
      inner.append(Magnitude(near ?? zero))
      outer.append(far.map { Magnitude($0) })
    }
  }

  /// Whether a pattern is the rounded result of two others.
  func isRight(_ x: UInt64, _ y: UInt64, _ result: UInt64) -> Bool {
    let (a, b, r) = (Int(x), Int(y), Int(result))
    if x == nar || y == nar || (kind == .divide && y == 0) { return result == nar }
    if result == nar { return false }
    switch kind {
    case .add, .subtract:
      let sum = kind == .add ? values[a] + values[b] : values[a] - values[b]
      return lowest[r] <= sum && sum <= highest[r]
    case .multiply, .divide:
      if x == 0 || y == 0 || result == 0 { return (x == 0 || y == 0) && result == 0 }
      if ((x ^ y ^ result) & nar) != 0 { return false }
      let one = Magnitude(significand: 1 << 30, exponent: -30)
      // a * b against the ends of the interval, or a against the ends times b.
      let exact = kind == .multiply ? magnitudes[a] * magnitudes[b] : magnitudes[a] * one
      let scale = kind == .multiply ? one : magnitudes[b]
      let low = inner[r] * scale
      let isClosed = result & 1 == 0
      if isClosed ? exact < low : exact <= low { return false }
      guard let end = outer[r] else { return true }
      let high = end * scale
      return isClosed ? exact <= high : exact < high
    }
  }
}
