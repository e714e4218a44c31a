import PositJudge
import PositOracle

/// Factors whose full-width product lies one unit from a tie, or one bit of any weight.
///
/// Let the product of significands have N bits, of which a result keeps the highest r: then bit
/// `k = N - r - 1` is the guard bit and the k bits below are sticky. The product is what a rounder
/// that loses its lowest bits takes for a tie if
///
///     F B = t  modulo 2^(k+2),  t = 2^k + 2^i or 2^k - 2^i  (+ 2^(k+1) for an odd kept part).
///
/// For odd F that has one solution modulo 2^(k+2), `B = t F^-1`. If it has more bits than B may have,
/// F is drawn again; if it has fewer, the rest of B is free. The exponents put both in every pair of
/// regimes. In products of three, F is the product of a factor and a small odd number.
struct NearTieProducts: Sendable {
  /// The patterns of the factors, row by row.
  private(set) var words: [UInt64] = []

  private let reader: PositReader
  private let hasThird: Bool

  init(_ format: OracleFormat, factors: Int) {
    reader = PositReader(format)
    hasThird = factors == 3
    for var pair in reader.regimePairs(seed: 0x71E) {
      append(pair.first, pair.second, bit: 0, &pair.random)
      // All bits where the product is widest.
      guard abs(pair.first >> reader.es) <= 1, abs(pair.second >> reader.es) <= 1 else { continue }
      for bit in 1..<2 * format.n { append(pair.first, pair.second, bit: bit, &pair.random) }
    }
  }

  private mutating func append(_ first: Int, _ second: Int, bit: Int, _ random: inout CaseRandom) {
    for hasCarry in [false, true] {
      for isOdd in [false, true] where bit == 0 || !isOdd {
        for isAbove in [false, true] {
          append(
            first, second, hasCarry: hasCarry, random: &random,
            target: { guardBit in
              guard bit < guardBit else { return nil }
              let tie = UInt128(isOdd ? 3 : 1) << UInt128(guardBit)
              let rest = UInt128(1) << UInt128(bit)
              return isAbove ? tie + rest : tie - rest
            })
        }
      }
    }
  }

  /// Appends factors of two scales, whose product carries into one more bit or does not, and has
  /// low bits as the target says for a guard bit; nothing if there are none.
  private mutating func append(
    _ first: Int, _ second: Int, hasCarry: Bool, random: inout CaseRandom,
    target: (Int) -> UInt128?
  ) {
    guard let a = reader.precision(atScale: first), let b = reader.precision(atScale: second) else {
      return
    }
    for attempt in 0..<24 {
      let third: UInt128 = hasThird ? UInt128([1, 3, 5, 7, 9, 11, 13, 15][attempt % 8]) : 1
      let scale = first + second + third.bitLength - 1
      // Carries of the third factor are found by the width of the product below.
      guard let kept = reader.precision(atScale: scale + (hasCarry ? 1 : 0)), kept >= 2 else {
        continue
      }
      // A longer factor than this asks for more bits of B than it has.
      let known = random.odd(bits: max(2, min(a, kept + 1 - third.bitLength)))
      let f = known * third
      let width = f.bitLength + b - (hasCarry ? 0 : 1)
      let guardBit = width - kept - 1
      guard guardBit >= 1, let low = target(guardBit) else { continue }
      let modulus = guardBit + 2
      var unknown = (low &* f.inverseOfOdd).lowest(modulus)
      if modulus < b {
        let free = UInt128(random.word()).lowest(b - modulus) << UInt128(modulus)
        unknown |= free | 1 << UInt128(b - 1)
      }
      guard unknown.bitLength == b, (f * unknown).bitLength == width else { continue }
      let exponent = first - (known.bitLength - 1)
      let last = second - (b - 1)
      guard scaleOfProduct(width, exponent + last) == scale + (hasCarry ? 1 : 0),
        let x = reader.pattern(exactly: known, exponent: exponent),
        let y = reader.pattern(exactly: unknown, exponent: last)
      else { continue }
      let signs = random.word()
      var factors = [x, y]
      if hasThird {
        guard let z = reader.pattern(exactly: third, exponent: 0) else { continue }
        factors.append(z)
      }
      words += reader.negated(factors, where: signs)
      return
    }
  }

  private func scaleOfProduct(_ width: Int, _ exponent: Int) -> Int { exponent + width - 1 }
}
