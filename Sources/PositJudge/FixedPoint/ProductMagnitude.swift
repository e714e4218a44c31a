/// The exact product of up to three magnitudes that are not zero: 192 bits, the leading one on top.
struct ProductMagnitude {
  private let high: UInt128
  private let low: UInt64
  private let exponent: Int

  /// The product of two magnitudes.
  init(_ x: ScaledSignificand, _ y: ScaledSignificand) {
    let product = x.significand.multipliedFullWidth(by: y.significand)
    let wide = UInt128(product.high) << 64 | UInt128(product.low)
    let shift = wide.leadingZeroBitCount
    high = wide &<< UInt128(shift)
    low = 0
    exponent = x.exponent &+ y.exponent &- shift
  }

  /// The product of three magnitudes.
  init(_ x: ScaledSignificand, _ y: ScaledSignificand, _ z: ScaledSignificand) {
    let product = x.significand.multipliedFullWidth(by: y.significand)
    let lower = product.low.multipliedFullWidth(by: z.significand)
    let upper = product.high.multipliedFullWidth(by: z.significand)
    let wide =
      (UInt128(upper.high) << 64 | UInt128(upper.low)) &+ UInt128(lower.high)
    // Three significands of 63 to 64 bits leave at most two zeros on top.
    let shift = UInt64(wide.leadingZeroBitCount)
    high = wide << UInt128(shift) | UInt128((lower.low >> 1) >> (63 - shift))
    low = lower.low << shift
    // As if the product had no third word: its lowest bit is 64 places further down.
    exponent = x.exponent &+ y.exponent &+ z.exponent &+ 64 &- Int(shift)
  }

  /// -1, 0 or 1: the sign of this product less another one.
  func order(to other: ProductMagnitude) -> Int {
    if exponent != other.exponent { return exponent < other.exponent ? -1 : 1 }
    if high != other.high { return high < other.high ? -1 : 1 }
    return low == other.low ? 0 : low < other.low ? -1 : 1
  }
}
