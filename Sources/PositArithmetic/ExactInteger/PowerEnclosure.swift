/// A positive real between two numbers of limited precision: [low, high] * 2^exponent.
///
/// Products are cut to `precision` bits, downwards below and upwards above. As long as nothing had
/// to be cut, low = high and the number is exact.
struct PowerEnclosure: Sendable {
  var low: BigNatural
  var high: BigNatural
  var exponent: Int
  let precision: Int

  /// A number beyond 2^(+-this) decides every comparison and rounding here.
  static let hugeScale = 1 << 40

  /// The number value * 2^exponent, cut to a precision in bits.
  init(_ value: BigNatural, exponent: Int, precision: Int) {
    low = value
    high = value
    self.exponent = exponent
    self.precision = precision
    cut()
  }

  /// floor(log2(low)).
  var scale: Int { exponent + low.bitWidth - 1 }

  private mutating func cut() {
    let excess = high.bitWidth - precision
    guard excess > 0 else { return }
    low = low >> excess
    let rest = high.trailingZeroBitCount < excess
    high = high >> excess
    if rest { high = high + BigNatural(1) }
    exponent += excess
  }

  static func * (a: PowerEnclosure, b: PowerEnclosure) -> PowerEnclosure {
    var product = a
    product.low = a.low * b.low
    product.high = a.low == a.high && b.low == b.high ? product.low : a.high * b.high
    product.exponent = a.exponent + b.exponent
    product.cut()
    return product
  }

  /// This number to a power >= 1.
  ///
  /// A result beyond 2^(+-hugeScale) stands for every result further out: all factors are on one
  /// side of 1, so the rest can only take it further.
  func power(_ power: UInt64) -> PowerEnclosure {
    var result: PowerEnclosure?
    var square = self
    var rest = power
    while true {
      if rest & 1 == 1 {
        let product = result.map { $0 * square } ?? square
        if product.scale.magnitude > Self.hugeScale { return product }
        result = product
      }
      rest >>= 1
      if rest == 0 { return result ?? square }
      square = square * square
      if square.scale.magnitude > Self.hugeScale { return square }
    }
  }

  /// How this number stands to value * 2^valueExponent, or nil if the enclosure cannot tell.
  func compare(_ value: BigNatural, exponent valueExponent: Int) -> PositOrdering? {
    if Self.isLess(value, valueExponent, low, exponent) { return .greater }
    if Self.isLess(high, exponent, value, valueExponent) { return .less }
    return low == high ? .equal : nil
  }

  /// Whether a * 2^p < b * 2^q, both positive.
  private static func isLess(_ a: BigNatural, _ p: Int, _ b: BigNatural, _ q: Int) -> Bool {
    let scaleA = a.bitWidth + p
    let scaleB = b.bitWidth + q
    if scaleA != scaleB { return scaleA < scaleB }
    return p >= q ? a << (p - q) < b : a < b << (q - p)
  }
}
