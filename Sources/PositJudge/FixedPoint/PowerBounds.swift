/// Two numbers of 128 bits with a positive real number between them: its place up to a small error.
///
/// Integers only: the lower bound is cut off and the upper one rounded up at every multiplication, so
/// the enclosure holds whatever the factors are. Each multiplication adds at most 2^-126 to the
/// relative width, hence a k-th power has one below k * 2^-125: of the exponents that matter nearly
/// every comparison with a rounding boundary is decided.
struct PowerBounds {
  private(set) var lower: WideMagnitude
  private(set) var upper: WideMagnitude

  /// A magnitude of 128 bits with its leading one on top.
  struct WideMagnitude: Equatable {
    var significand: UInt128
    var exponent: Int

    /// Powers beyond 2^+-(2^24) are beyond every format, in the direction in which they were going;
    /// their exponents stay there so that they cannot overflow.
    private static let exponentLimit = 1 << 24

    /// The product, cut off or rounded up to 128 bits.
    func times(_ other: WideMagnitude, isRoundedUp: Bool) -> WideMagnitude {
      let product = Self.fullProduct(significand, other.significand)
      let shift = product.high.leadingZeroBitCount
      var top = product.high
      var rest = product.low
      if shift == 1 {
        top = top << 1 | rest >> 127
        rest <<= 1
      }
      var exponent = exponent + other.exponent + 128 - shift
      if isRoundedUp && rest != 0 {
        let (next, overflow) = top.addingReportingOverflow(1)
        top = overflow ? 1 << 127 : next
        exponent += overflow ? 1 : 0
      }
      let limit = Self.exponentLimit
      return WideMagnitude(significand: top, exponent: min(max(exponent, -limit), limit))
    }

    /// All 256 bits of a product, from the four products of its halves.
    @inline(__always)
    private static func fullProduct(_ x: UInt128, _ y: UInt128) -> (high: UInt128, low: UInt128) {
      let half = UInt128(UInt64.max)
      let (upperX, lowerX, upperY, lowerY) = (x >> 64, x & half, y >> 64, y & half)
      let low = lowerX &* lowerY
      // Below 3 * 2^64 - 2: no carry is lost.
      let first = upperX &* lowerY
      let second = lowerX &* upperY
      let middle = (low >> 64) &+ (first & half) &+ (second & half)
      let high = upperX &* upperY &+ (first >> 64) &+ (second >> 64) &+ (middle >> 64)
      return (high, middle << 64 | low & half)
    }

    /// Whether this magnitude is less than another one.
    func isLess(than other: WideMagnitude) -> Bool {
      if exponent != other.exponent { return exponent < other.exponent }
      return significand < other.significand
    }
  }

  /// Exactly a number that is not zero; its sign is left out.
  init(_ value: ScaledSignificand) {
    lower = WideMagnitude(
      significand: UInt128(value.significand) << 64, exponent: value.exponent - 64)
    upper = lower
  }

  /// The sum of one and a number other than -1; its sign is left out.
  init(onePlus value: ScaledSignificand) {
    if value.isZero {
      self = PowerBounds(.one)
      return
    }
    // Aligned at the larger of the two, with 126 bits behind its leading one.
    let one = ScaledSignificand.one
    let isOneLarger = value.magnitudeOrder(to: one) <= 0
    let large = isOneLarger ? one : value
    let small = isOneLarger ? value : one
    let gap = large.exponent - small.exponent
    let top = UInt128(large.significand) << 63
    let aligned = gap > 126 ? 0 : (UInt128(small.significand) << 63) >> UInt128(gap)
    let isCut = gap > 126 || aligned << UInt128(gap) != UInt128(small.significand) << 63
    func magnitude(_ sum: UInt128) -> WideMagnitude {
      let shift = sum.leadingZeroBitCount
      return WideMagnitude(
        significand: sum << UInt128(shift), exponent: large.exponent - 63 - shift)
    }
    if value.isNegative {
      lower = magnitude(top - aligned - (isCut ? 1 : 0))
      upper = magnitude(top - aligned)
    } else {
      lower = magnitude(top + aligned)
      upper = magnitude(top + aligned + (isCut ? 1 : 0))
    }
  }

  /// A positive integer of less than 2^127, or what lies between it and the next one.
  init(_ integer: UInt128, isCutOff: Bool) {
    func magnitude(_ value: UInt128) -> WideMagnitude {
      let shift = value.leadingZeroBitCount
      return WideMagnitude(significand: value << UInt128(shift), exponent: -shift)
    }
    lower = magnitude(integer)
    upper = isCutOff ? magnitude(integer + 1) : lower
  }

  private init(_ lower: WideMagnitude, _ upper: WideMagnitude) {
    self.lower = lower
    self.upper = upper
  }

  /// The product of two enclosed numbers.
  static func * (left: PowerBounds, right: PowerBounds) -> PowerBounds {
    PowerBounds(
      left.lower.times(right.lower, isRoundedUp: false),
      left.upper.times(right.upper, isRoundedUp: true))
  }

  /// The power of the enclosed number, by squaring; the exponent is at least 1.
  func power(_ exponent: UInt64) -> PowerBounds {
    var result = self
    var bit = UInt64(63 - exponent.leadingZeroBitCount)
    while bit > 0 {
      bit -= 1
      result = result * result
      if exponent >> bit & 1 == 1 { result = result * self }
    }
    return result
  }

  /// -1, 0 or 1: the sign of this number less another one; nil where the enclosures overlap.
  func order(to other: PowerBounds) -> Int? {
    if upper.isLess(than: other.lower) { return -1 }
    if other.upper.isLess(than: lower) { return 1 }
    // Short numbers have short powers, which are known exactly: ties are decided among them.
    let isEqual = lower == other.lower && upper == other.upper && lower == upper
    return isEqual ? 0 : nil
  }
}
