import PositOracle

/// Patterns with a rounding boundary above them, of every scale of a format.
///
/// Between all of them lie ties above even and odd patterns, next to the ends of every binade, and
/// where exponent bits are cut off every tail.
struct RoundingBoundaries: Sendable {
  /// Positive patterns below maxpos: for every regime and exponent the fractions 00..0, 00..1,
  /// 01..01, 10..10, 11..10 and 11..1.
  let patterns: [UInt64]

  init(_ format: OracleFormat) {
    let es = UInt64(format.es)
    var found: Set<UInt64> = []
    for run in 1..<max(2, format.n) {
      for isOnes in [false, true] {
        let (first, free) = PatternOperands.regime(format, run: run, isOnes: isOnes)
        let fractionBits = UInt64(max(0, free - format.es))
        let ones = fractionBits == 0 ? 0 : UInt64.max >> (64 - fractionBits)
        let fractions: Set<UInt64> = [
          0, 1 & ones, ones, ones & ~1, 0x5555_5555_5555_5555 & ones, 0xAAAA_AAAA_AAAA_AAAA & ones,
        ]
        // A cut exponent field has fewer values.
        for exponent in 0..<(UInt64(1) << min(es, UInt64(free))) {
          for fraction in fractions { found.insert(first | exponent << fractionBits | fraction) }
        }
      }
    }
    patterns = found.filter { $0 > 0 && $0 < format.maxPos }.sorted()
  }
}
