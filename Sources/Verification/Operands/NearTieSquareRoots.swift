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
