/// A sum of products of posits whose quire, carry guard included, has at most 128 bits, exact, in
/// one integer: posit(8,2), posit(8,1), posit(16,0) and narrower ones.
///
/// An operand is an integer in units of minpos, so that a product is one in units of minpos^2, the
/// quire's unit. `Quire` is the reference.
@usableFromInline
struct NarrowSum: Sendable {
  @usableFromInline var total: Int128
  @usableFromInline var isNaR: Bool

  @inlinable
  init() {
    total = 0
    isNaR = false
  }

  /// Whether sums of up to 2^31 - 1 products of this format fit: each is at most maxpos^2, which is
  /// 2^(4 log2(maxpos)) units.
  @inlinable @inline(__always)
  static func fits(n: Int, es: Int) -> Bool { n <= 32 && (n &- 2) &<< es <= 24 }

  /// Adds x * y; NaR if either is NaR.
  @inlinable @inline(__always)
  mutating func addProduct(_ x: UInt64, _ y: UInt64, n: Int, es: Int) {
    let mask = PositEngine.mask(n)
    let nar = PositEngine.nar(n)
    isNaR = isNaR || x & mask == nar || y & mask == nar
    let product = NarrowSum.units(x, n: n, es: es)
      .multipliedFullWidth(by: NarrowSum.units(y, n: n, es: es))
    total &+= Int128(product.high) &<< 64 | Int128(product.low)
  }

  /// The value of a pattern in units of minpos, below 2^49 in magnitude; nothing useful for NaR.
  @inlinable @inline(__always)
  static func units(_ pattern: UInt64, n: Int, es: Int) -> Int64 {
    let maxScale = Int64(truncatingIfNeeded: (n &- 2) &<< es)
    let perUnit = Double(bitPattern: UInt64(bitPattern: (1023 &+ maxScale) &<< 52))
    // Adding 1.5 * 2^52 leaves an integer below 2^51 in the low bits, in two's complement.
    let shift = 0x1.8p52
    let value = PositEngine.exactDouble(pattern, n: n, es: es) * perUnit + shift
    return Int64(bitPattern: value.bitPattern) &- Int64(bitPattern: shift.bitPattern)
  }
}

extension Quire {
  /// The quire that holds a sum.
  @usableFromInline
  init(_ sum: NarrowSum, in format: PositFormat) {
    self.init(format)
    if sum.isNaR {
      becomeNaR()
      return
    }
    for index in words.indices {
      words[index] = UInt64(truncatingIfNeeded: sum.total >> Int128(64 * index))
    }
    settle()
  }
}
