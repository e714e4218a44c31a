import PositJudge
import PositOracle

/// Addends whose sum is a tie and one far bit.
///
/// The first addend is an even posit; the second is half a unit of its last place, the guard bit, and
/// one more bit of every weight that its own significand can hold. Added, the sum lies that bit above
/// the tie; subtracted, as much below the tie with the pattern before. For every scale of the first.
struct FarStickySums: Sendable {
  /// The patterns of both addends, row by row; the second negated for differences.
  private(set) var words: [UInt64] = []

  init(_ format: OracleFormat, isDifference: Bool) {
    let reader = PositReader(format)
    for scale in reader.scales(withPrecision: 2) {
      guard let kept = reader.precision(atScale: scale),
        let bits = reader.precision(atScale: scale - kept)
      else { continue }
      guard let x = reader.pattern(exactly: .even(bits: kept), exponent: scale - (kept - 1)) else {
        continue
      }
      for bit in 0..<bits {
        let addend = (UInt128(1) << UInt128(bits - 1)) | (UInt128(1) << UInt128(bit))
        guard let y = reader.pattern(exactly: addend, exponent: scale - kept - (bits - 1)) else {
          continue
        }
        for (a, b) in [(x, y), (x, reader.negated(y)), (y, x)] {
          let isNegative = (bit + scale) % 2 == 0
          let first = isNegative ? reader.negated(a) : a
          let second = isNegative ? reader.negated(b) : b
          words += [first, isDifference ? reader.negated(second) : second]
        }
      }
    }
  }
}
