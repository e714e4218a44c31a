import PositJudge
import PositOracle

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
