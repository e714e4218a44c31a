import PositJudge
import PositOracle

/// Dividends and divisors whose quotient lies next to a tie: the remainder there is 1, or the
/// divisor less 1.
///
/// Let m be an odd number of r + 1 bits: r kept bits and the guard bit, a tie. The quotient of
/// `X 2^u` and Y is m and the least remainder if `X 2^u = m Y + 1`, and just below m if
/// `X 2^u = m Y - 1`. So Y is `-m^-1` or `m^-1` modulo 2^u, one number of u bits, and X follows. With u
/// chosen so that X gets the bits it may have, Y has about as many as it may have; where it has more,
/// m is drawn again. The exponents put dividend and divisor in every pair of regimes.
struct NearTieQuotients: Sendable {
  /// The patterns of dividend and divisor, row by row.
  private(set) var words: [UInt64] = []

  private let reader: PositReader

  init(_ format: OracleFormat) {
    reader = PositReader(format)
    for var pair in reader.regimePairs(seed: 0xD17) {
      for isBelowOne in [false, true] {
        for isOdd in [false, true] {
          for isAbove in [false, true] {
            append(
              pair.first, pair.second, isBelowOne, isOdd: isOdd, isAbove: isAbove, &pair.random)
          }
        }
      }
    }
  }

  /// Appends operands of two scales, whose quotient of significands is below 1 or not; nothing if
  /// there are none.
  private mutating func append(
    _ dividend: Int, _ divisor: Int, _ isBelowOne: Bool, isOdd: Bool, isAbove: Bool,
    _ random: inout CaseRandom
  ) {
    let scale = dividend - divisor - (isBelowOne ? 1 : 0)
    guard let x = reader.precision(atScale: dividend), let y = reader.precision(atScale: divisor),
      let kept = reader.precision(atScale: scale), kept >= 2
    else { return }
    for _ in 0..<24 {
      var quotient = random.odd(bits: kept + 1)
      quotient = isOdd ? quotient | 2 : quotient & ~2
      // m Y has kept + y + 1 bits, or one less where the significand of X is the larger.
      let width = kept + y + (isBelowOne ? 1 : 0)
      let shift = max(1, width - x)
      let inverse = quotient.inverseOfOdd
      var found = (isAbove ? 0 &- inverse : inverse).lowest(shift)
      if shift < y {
        found |= UInt128(random.word()).lowest(y - shift) << UInt128(shift)
        found |= 1 << UInt128(y - 1)
      }
      if found.bitLength != y { continue }
      let product = isAbove ? quotient * found + 1 : quotient * found - 1
      guard product.bitLength == width, product.lowest(shift) == 0 else { continue }
      let numerator = product >> UInt128(shift)
      guard
        let a = reader.pattern(exactly: numerator, exponent: dividend - (numerator.bitLength - 1)),
        let b = reader.pattern(exactly: found, exponent: divisor - (y - 1))
      else { continue }
      words += reader.negated([a, b], where: random.word())
      return
    }
  }
}
