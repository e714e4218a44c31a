import PositJudge
import PositOracle

/// Operands whose square root lies as close to a tie as it can.
///
/// Let m be an odd number of r + 1 bits: r kept bits and the guard bit, a tie. A root is m and a
/// small remainder if the radicand is `m^2 + d`, which must end in as many zeros, t, as the operand
/// has too few bits:
///
///     m^2 = -d  modulo 2^t  (just above the tie),   m^2 = d  modulo 2^t  (just below).
///
/// An odd square is 1 modulo 8, and every number that is 1 modulo 8 has four roots modulo 2^t:
/// x, -x, and both plus 2^(t-1). So d is 7, 15, 23, ... above and 1, 9, 17, ... below; the roots are
/// found bit by bit (`x^2 = a` modulo 2^(j+1) for x or x + 2^(j-1), if it holds modulo 2^j). Of each
/// scale and parity of the operand's exponent the least d are taken for which a root has r + 1 bits.
struct NearTieSquareRoots: Sendable {
  /// The patterns of the operands.
  private(set) var words: [UInt64] = []

  init(_ format: OracleFormat) {
    let reader = PositReader(format)
    for scale in reader.scales(withPrecision: 2) {
      guard let kept = reader.precision(atScale: scale) else { continue }
      for parity in 0...1 {
        guard let bits = reader.precision(atScale: 2 * scale + parity) else { continue }
        // The square has this many bits; those behind the operand's are zero.
        let width = 2 * kept + 1 + parity
        let zeros = width - bits
        for isAbove in [true, false] {
          var found = 0
          for step in 0..<512 where found < 6 {
            let rest = UInt128(isAbove ? 8 * step + 7 : 8 * step + 1)
            let square = isAbove ? 0 &- rest : rest
            for root in Self.roots(of: square, modulo: zeros, bits: kept + 1) {
              // A small root has no number below by so much; the width then differs.
              let radicand = isAbove ? root * root + rest : root * root &- rest
              guard radicand.bitLength == width,
                let word = reader.pattern(
                  exactly: radicand, exponent: 2 * scale + parity - (width - 1))
              else { continue }
              words.append(word)
              found += 1
            }
          }
        }
      }
    }
    words = Set(words).sorted()
  }

  /// The odd numbers of exactly so many bits whose square is a number modulo 2^zeros; at most four.
  private static func roots(of square: UInt128, modulo zeros: Int, bits: Int) -> [UInt128] {
    if zeros < 3 { return [] }
    var root: UInt128 = 1
    for bit in 3..<max(3, zeros) where (root &* root &- square) >> UInt128(bit) & 1 == 1 {
      root |= 1 << UInt128(bit - 1)
    }
    let half = UInt128(1) << UInt128(zeros - 1)
    let candidates = [root, 0 &- root, root &+ half, half &- root].map { $0.lowest(zeros) }
    let top = UInt128(1) << UInt128(bits - 1)
    return Set(candidates.map { zeros < bits ? $0 | top : $0 }).filter { $0.bitLength == bits }
      .sorted()
  }
}

/// Operands whose reciprocal square root lies close to a tie.
///
/// With `m = 2^r + c`, odd and of r + 1 bits, the operand `2^r - 2 c` (times an even power of two) has
/// `(2^r - 2 c) m^2 = 2^(3r) - 3 c^2 2^r - 2 c^3`: its reciprocal root differs from m by about
/// `3/2 c^2 2^-r` units of the guard bit, where operands in general come no closer than a unit of
/// theirs. Both c and -c are tried, the latter where the operand has a bit to spare.
struct NearTieReciprocalRoots: Sendable {
  /// The patterns of the operands.
  private(set) var words: [UInt64] = []

  init(_ format: OracleFormat) {
    let reader = PositReader(format)
    for scale in reader.scales(withPrecision: 3) {
      guard let kept = reader.precision(atScale: scale), kept < 63 else { continue }
      let one = UInt128(1) << UInt128(kept)
      for c in stride(from: UInt128(1), through: 31, by: 2) where 4 * c < one {
        // The result is m 2^(scale - kept); the operand is of scale -2 scale - 1 or -2 scale.
        for operand in [one - 2 * c, one + 2 * c] {
          if let word = reader.pattern(exactly: operand, exponent: -2 * scale - kept) {
            words.append(word)
          }
        }
      }
    }
    words = Set(words).sorted()
  }
}

/// Legs of right triangles whose hypotenuse is a tie, and their neighbours.
///
/// `a^2 - b^2` and `2 a b` are the legs of the hypotenuse `a^2 + b^2`; a and b of different parity make
/// it odd. If it has r + 1 bits, one more than a result keeps, it is a tie exactly.
struct HypotenuseTies: Sendable {
  /// The patterns of the legs, row by row.
  private(set) var words: [UInt64] = []

  init(_ format: OracleFormat) {
    let reader = PositReader(format)
    for scale in reader.scales(withPrecision: 3) {
      guard let kept = reader.precision(atScale: scale) else { continue }
      var random = CaseRandom(seed: 0x345, index: UInt64(truncatingIfNeeded: scale))
      var found = 0
      for _ in 0..<200 where found < 4 {
        let half = (kept + 2) / 2
        let a = UInt128(random.word()).lowest(half) | 1 << UInt128(half - 1)
        var b = UInt128(random.word()).lowest(half)
        b = a & 1 == b & 1 ? b ^ 1 : b
        if b == 0 || b >= a || (a * a + b * b).bitLength != kept + 1 { continue }
        let exponent = scale - kept
        guard let x = reader.pattern(exactly: a * a - b * b, exponent: exponent),
          let y = reader.pattern(exactly: 2 * a * b, exponent: exponent)
        else { continue }
        found += 1
        for step in [0, 1, UInt64.max] {
          let moved = (y &+ step) & reader.mask
          words += [x, moved, moved, reader.negated(x)]
        }
      }
    }
  }
}
