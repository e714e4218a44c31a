import PositJudge
import PositOracle

/// Operands of `x y + z` where all of the product is needed to its last bit.
///
/// Four kinds, for pairs of regimes of x and y or of the result and the far bit:
///
/// - z takes away the upper half. `(2^m + a)(2^m + b) - (2^m + a + b) 2^m = a b`: of a product of
///   2m + 1 bits the last few are left, with m as large as the precisions of all three allow.
/// - z is the upper half of the product of two random significands, negated, cut off or one more: the
///   lower half is left, of either sign.
/// - The product is a tie, `3 b` with an odd b, and z one bit of any weight below it, of either sign.
/// - z is a posit and the product half a unit of it and one far bit: `(2^j + 1)(2^2j - 2^j + 1) =
///   2^3j + 1`, `(2^j - 1)(2^2j + 2^j + 1) = 2^3j - 1` and `(2^j - 1)(2^j + 1) = 2^2j - 1`, with the
///   leading bit where the guard bit of z is.
struct DeepCancellation: Sendable {
  /// The patterns of x, y and z, row by row.
  private(set) var words: [UInt64] = []

  private let reader: PositReader

  init(_ format: OracleFormat) {
    reader = PositReader(format)
    for var pair in reader.regimePairs(seed: 0xFA) {
      appendShortRests(pair.first, pair.second, isNegative: pair.isOdd)
      appendLowerHalves(pair.first, pair.second, &pair.random)
    }
    for scale in reader.regimeScales(withPrecision: 2) { appendTies(scale) }
    for scale in reader.scales(withPrecision: 2) { appendHalfUnits(scale) }
  }

  private mutating func append(
    _ x: (UInt128, Int), _ y: (UInt128, Int), _ z: (UInt128, Int), isNegative: Bool,
    isSubtracted: Bool
  ) {
    guard let a = reader.pattern(exactly: x.0, exponent: x.1),
      let b = reader.pattern(exactly: y.0, exponent: y.1),
      let c = reader.pattern(exactly: z.0, exponent: z.1)
    else { return }
    words.append(isNegative ? reader.negated(a) : a)
    words.append(b)
    words.append(isNegative != isSubtracted ? reader.negated(c) : c)
  }

  private mutating func appendShortRests(_ first: Int, _ second: Int, isNegative: Bool) {
    guard let p = reader.precision(atScale: first), let q = reader.precision(atScale: second),
      let r = reader.precision(atScale: first + second)
    else { return }
    let m = min(p, q, r) - 1
    let one = UInt128(1) << UInt128(max(0, m))
    for (a, b) in [(1, 1), (1, -1), (-1, -1), (3, -1), (5, 7), (1, -3)] where m > 5 {
      let x = UInt128(Int128(one) + Int128(a))
      let y = UInt128(Int128(one) + Int128(b))
      let z = UInt128(Int128(one) + Int128(a + b))
      append(
        (x, first - m), (y, second - m), (z, first + second - m), isNegative: isNegative,
        isSubtracted: true)
    }
  }

  private mutating func appendLowerHalves(
    _ first: Int, _ second: Int, _ random: inout CaseRandom
  ) {
    guard let p = reader.precision(atScale: first), let q = reader.precision(atScale: second) else {
      return
    }
    let x = random.odd(bits: p)
    let y = random.odd(bits: q)
    let product = x * y
    let exponent = first - (p - 1) + second - (q - 1)
    guard let kept = reader.precision(atScale: exponent + product.bitLength - 1) else { return }
    let shift = product.bitLength - kept
    if shift < 1 { return }
    let upper = product >> UInt128(shift)
    for z in [upper, upper + 1] {
      append(
        (x, first - (p - 1)), (y, second - (q - 1)), (z, exponent + shift),
        isNegative: random.oneIn(2), isSubtracted: true)
    }
  }

  private mutating func appendTies(_ scale: Int) {
    guard let kept = reader.precision(atScale: scale) else { return }
    // The odd multiple of 3 that has kept + 1 bits and an even kept part: 1 modulo 4.
    var tie = UInt128(1) << UInt128(kept) + (kept > 3 ? UInt128(5) << UInt128(kept - 3) : 0)
    tie &= ~3
    tie += 1
    while tie % 3 != 0 { tie += 4 }
    guard tie.bitLength == kept + 1 else { return }
    let end = (reader.n - 2) << reader.es
    let lowest = scale - kept
    for bit in stride(from: -end, to: lowest, by: 1) {
      for isSubtracted in [false, true] {
        append(
          (3, 0), (tie / 3, lowest), (1, bit), isNegative: bit % 2 == 0,
          isSubtracted: isSubtracted)
      }
    }
  }

  private mutating func appendHalfUnits(_ scale: Int) {
    guard let kept = reader.precision(atScale: scale) else { return }
    let half = scale - kept
    let even = UInt128.even(bits: kept)
    for j in 1..<max(2, reader.n - reader.es - 2) {
      let power = UInt128(1) << UInt128(j)
      let square = power * power
      let factors: [(UInt128, UInt128, Int)] = [
        (power + 1, square - power + 1, 3 * j), (power - 1, square + power + 1, 3 * j),
        (power - 1, power + 1, 2 * j),
      ]
      for (x, y, weight) in factors {
        // The exponent is shared so that both factors have a scale of about half the product's.
        let first = half / 2 - x.bitLength
        for z in [even, even | 1] {
          for isSubtracted in [false, true] {
            append(
              (x, first), (y, half - weight - first), (z, scale - (kept - 1)),
              isNegative: j % 2 == 0, isSubtracted: isSubtracted)
          }
        }
      }
    }
  }
}
