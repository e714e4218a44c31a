extension UInt128 {
  /// The number b with `self * b = 1` modulo 2^128, of an odd number.
  ///
  /// Newton's iteration for the 2-adic inverse: if `a b = 1 - e`, then `a b (1 + e) = 1 - e^2`, so
  /// the number of right bits doubles; a itself is right in three, since `a^2 = 1` modulo 8.
  var inverseOfOdd: UInt128 {
    var inverse = self
    for _ in 0..<6 { inverse = inverse &* (2 &- self &* inverse) }
    return inverse
  }

  /// The lowest bits.
  func lowest(_ count: Int) -> UInt128 {
    count >= 128 ? self : self & ((1 << UInt128(count)) - 1)
  }

  /// The number of bits up to the leading one.
  var bitLength: Int { 128 - leadingZeroBitCount }
}

extension CaseRandom {
  /// An odd number of exactly so many bits, at least 1.
  mutating func odd(bits: Int) -> UInt128 {
    let top = UInt128(1) << UInt128(bits - 1)
    return top | UInt128(word()).lowest(bits - 1) | 1
  }
}
