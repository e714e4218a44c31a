/// A positive real between two numbers of 128 bits: [low, high], each significand * 2^exponent.
///
/// The fast form of `PowerEnclosure`, its reference: no heap, a fixed precision, and the same rule,
/// products cut downwards below and upwards above. Where it cannot decide, the reference does.
struct WordPowerEnclosure {
  private var low: Bound
  private var high: Bound

  /// A number whose significand has its leading 1 at bit 127.
  private struct Bound {
    var significand: UInt128
    var exponent: Int

    /// Products beyond 2^(+-this) stay there: the factors of a power are on one side of 1, so the
    /// rest can only take it further, and no posit is out there.
    static let hugeScale = 1 << 40

    @inline(__always)
    func product(_ other: Bound, upwards: Bool) -> Bound {
      let full = Self.fullProduct(significand, other.significand)
      // 255 or 256 bits.
      let zeros = full.high.leadingZeroBitCount
      var top = full.high
      var rest = full.low
      if zeros > 0 {
        top = top << 1 | rest >> 127
        rest <<= 1
      }
      var scale = exponent + other.exponent + 128 - zeros
      if upwards && rest != 0 {
        top &+= 1
        if top == 0 {
          top = 1 << 127
          scale += 1
        }
      }
      scale = min(max(scale, -Self.hugeScale), Self.hugeScale)
      return Bound(significand: top, exponent: scale)
    }

    /// The 256 bits of a product; the standard library's is generic and several times slower.
    @inline(__always)
    private static func fullProduct(_ a: UInt128, _ b: UInt128) -> (high: UInt128, low: UInt128) {
      let (aLow, bLow) = (UInt64(truncatingIfNeeded: a), UInt64(truncatingIfNeeded: b))
      let (aHigh, bHigh) = (
        UInt64(truncatingIfNeeded: a >> 64), UInt64(truncatingIfNeeded: b >> 64)
      )
      @inline(__always)
      func product(_ x: UInt64, _ y: UInt64) -> UInt128 { UInt128(x) &* UInt128(y) }
      let low = product(aLow, bLow)
      let (cross, carry) = product(aHigh, bLow).addingReportingOverflow(product(aLow, bHigh))
      let (sum, lowCarry) = low.addingReportingOverflow(cross << 64)
      let high =
        product(aHigh, bHigh) &+ (cross >> 64) &+ (carry ? 1 << 64 : 0) &+ (lowCarry ? 1 : 0)
      return (high, sum)
    }

    func isLess(_ other: Bound) -> Bool {
      exponent != other.exponent
        ? exponent < other.exponent : significand < other.significand
    }
  }

  /// Exactly significand * 2^exponent, with a significand that is not zero.
  init(_ significand: UInt64, exponent: Int) {
    let zeros = significand.leadingZeroBitCount
    low = Bound(
      significand: UInt128(significand) << UInt128(zeros + 64), exponent: exponent - zeros - 64)
    high = low
  }

  /// A number from significand * 2^exponent up to one more unit, or exactly that.
  init(_ significand: UInt128, exponent: Int, isCutOff: Bool) {
    low = Self.normalized(significand, exponent)
    high = low
    // Whoever cuts off leaves room for the unit.
    if isCutOff { high = Self.normalized(significand + 1, exponent) }
  }

  /// The number |1 + x|, which is not zero, as exact as 128 bits allow.
  init(onePlus x: DecodedPosit) {
    // Both numbers with 63 zeros behind them, and so many places apart.
    let gap = UInt128(x.scale.magnitude)
    let large = UInt128(x.scale < 0 ? 1 << 63 : x.significand) << 63
    let smaller = UInt128(x.scale < 0 ? x.significand : 1 << 63) << 63
    let small = smaller >> gap
    let unit: UInt128 = small << gap == smaller ? 0 : 1
    let exponent = max(x.scale, 0) - 126
    let ends =
      x.negative
      ? (large &- small &- unit, large &- small) : (large &+ small, large &+ small &+ unit)
    low = Self.normalized(ends.0, exponent)
    high = Self.normalized(ends.1, exponent)
  }

  private static func normalized(_ value: UInt128, _ exponent: Int) -> Bound {
    let zeros = value.leadingZeroBitCount
    return Bound(significand: value << UInt128(zeros), exponent: exponent - zeros)
  }

  static func * (a: Self, b: Self) -> Self {
    var product = a
    product.low = a.low.product(b.low, upwards: false)
    product.high = a.high.product(b.high, upwards: true)
    return product
  }

  /// This number to a power >= 1, from the leading bit of the power down.
  func power(_ power: UInt64) -> Self {
    var result = self
    var bit = 63 - power.leadingZeroBitCount
    while bit > 0 {
      bit -= 1
      result = result * result
      if power >> UInt64(bit) & 1 == 1 { result = result * self }
    }
    return result
  }

  /// How this number stands to another one; nil if the enclosures cannot tell, or where they are
  /// equal and so perhaps on a boundary.
  func compare(_ other: Self) -> PositOrdering? {
    if high.isLess(other.low) { return .less }
    return other.high.isLess(low) ? .greater : nil
  }

  /// The inverse.
  var inverse: Self {
    var inverse = self
    inverse.low = Self.inverse(high, upwards: false)
    inverse.high = Self.inverse(low, upwards: true)
    return inverse
  }

  /// The inverse of a bound, cut off or rounded up.
  private static func inverse(_ bound: Bound, upwards: Bool) -> Bound {
    let top: UInt128 = 1 << 127
    let divisor = bound.significand
    if divisor == top { return Bound(significand: top, exponent: -254 - bound.exponent) }
    let (quotient, remainder) = divisor.dividingFullWidth((high: top, low: 0))
    // 2^255 over a number in 2^127 ..< 2^128, so 128 bits.
    let isUp = upwards && remainder != 0
    let (next, overflow) = quotient.addingReportingOverflow(isUp ? 1 : 0)
    return overflow
      ? Bound(significand: top, exponent: -254 - bound.exponent)
      : Bound(significand: next, exponent: -255 - bound.exponent)
  }

  /// The pattern to which both ends round, and so all between them; nil if there are two.
  func rounded(negative: Bool, n: Int, es: Int) -> UInt64? {
    let first = Self.rounded(low, negative, n, es)
    return first == Self.rounded(high, negative, n, es) ? first : nil
  }

  private static func rounded(_ end: Bound, _ negative: Bool, _ n: Int, _ es: Int) -> UInt64 {
    PositEngine.roundAndEncode(
      negative: negative, scale: end.exponent + 127, significand: UInt64(end.significand >> 64),
      sticky: UInt64(truncatingIfNeeded: end.significand) != 0, n: n, es: es)
  }
}
