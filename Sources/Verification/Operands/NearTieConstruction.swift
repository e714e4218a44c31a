import PositJudge

/// Two scales for which operands are constructed, with random bits of their own.
struct RegimePair {
  /// The scale of the first operand, or of the result.
  let first: Int

  /// The scale of the second operand, or of the far bit.
  let second: Int

  /// Whether it is one of every other pair, as on a chessboard: those whose operands are negative.
  let isOdd: Bool

  /// Random bits that depend on the seed and the pair alone.
  var random: CaseRandom
}

extension PositReader {
  /// All pairs of regimes with a fraction bit or more, one scale of each.
  func regimePairs(seed: UInt64) -> [RegimePair] {
    let scales = regimeScales(withPrecision: 2)
    return scales.enumerated().flatMap { row, first in
      scales.enumerated().map { column, second in
        RegimePair(
          first: first, second: second, isOdd: (row + column) % 2 == 1,
          random: CaseRandom(seed: seed, index: UInt64(row * 256 + column)))
      }
    }
  }

  /// Patterns, of which those are negated whose bit is set: that of the first one is the lowest.
  func negated(_ patterns: [UInt64], where signs: UInt64) -> [UInt64] {
    patterns.enumerated().map { index, pattern in
      signs >> UInt64(index) & 1 == 0 ? pattern : negated(pattern)
    }
  }
}

extension UInt128 {
  /// An even number of exactly so many bits, at least 2: the leading one, then ..101010.
  static func even(bits: Int) -> UInt128 {
    let top = UInt128(1) << UInt128(bits - 1)
    return top | 0x2A & (top - 1)
  }

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
