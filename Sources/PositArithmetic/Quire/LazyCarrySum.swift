/// A sum of products of posits of up to 32 bits, exact, with the carries left for the end.
///
/// A fixed-point number in digits of 32 bits, each in a signed word of 64: a product adds at most
/// 2^32 - 1 in magnitude to a digit, so 2^31 - 1 products cannot overflow one. Adding a product
/// touches three digits and has no branch. `Quire` is the reference.
@usableFromInline
struct LazyCarrySum: Sendable {
  /// Two digits below the quire's unit, where the zeros go on which the smallest products end, and
  /// enough above for the widest quire, the 1952 bits of posit(32,4), with its sign.
  @usableFromInline var digits: InlineArray<66, Int64>
  @usableFromInline var isNaR: Bool
  /// From the scale of a product of significands, whose last bit is 62 places down, to its place.
  @usableFromInline let offset: Int

  @inlinable
  init(unitScale: Int) {
    digits = InlineArray(repeating: 0)
    isNaR = false
    offset = 64 &- 62 &- unitScale
  }

  /// Adds x * y; NaR if either is NaR.
  ///
  /// n is at most 32.
  @inlinable @inline(__always)
  mutating func addProduct(_ x: UInt64, _ y: UInt64, n: Int, es: Int) {
    if PositEngine.isZeroOrNaR(x, n: n) || PositEngine.isZeroOrNaR(y, n: n) {
      let nar = PositEngine.nar(n)
      let mask = PositEngine.mask(n)
      isNaR = isNaR || x & mask == nar || y & mask == nar
      return
    }
    let a = PositEngine.decodeByDouble(x, n: n, es: es)
    let b = PositEngine.decodeByDouble(y, n: n, es: es)
    let product = (a.significand &>> 32) &* (b.significand &>> 32)
    let position = a.scale &+ b.scale &+ offset
    let index = position &>> 5
    let shift = UInt64(truncatingIfNeeded: position & 31)
    let low = product &<< shift
    let high = Int64(bitPattern: (product &>> 1) &>> (63 &- shift))
    let signMask: Int64 = a.negative != b.negative ? -1 : 0
    let first = Int64(bitPattern: low & 0xFFFF_FFFF)
    let second = Int64(bitPattern: low &>> 32)
    digits[index] &+= (first ^ signMask) &- signMask
    digits[index &+ 1] &+= (second ^ signMask) &- signMask
    digits[index &+ 2] &+= (high ^ signMask) &- signMask
  }
}

extension Quire {
  /// The quire that holds a sum; its carries are propagated here.
  @usableFromInline
  init(_ sum: LazyCarrySum, in format: PositFormat) {
    self.init(format)
    if sum.isNaR {
      becomeNaR()
      return
    }
    var carry: Int64 = 0
    for index in 0..<(2 * words.count + 2) {
      let total = sum.digits[index] + carry
      let digit = UInt64(bitPattern: total) & 0xFFFF_FFFF
      carry = total >> 32
      // The digits below the unit hold only zeros.
      if index < 2 { continue }
      words[index / 2 - 1] |= digit << UInt64(32 * (index & 1))
    }
    settle()
  }
}
