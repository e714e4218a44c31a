import PositJudge
import PositOracle

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
