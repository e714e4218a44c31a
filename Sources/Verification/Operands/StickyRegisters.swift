import PositJudge
import PositOracle

/// Registers that lie a single bit away from a tie, for the rounding of a quire.
///
/// As ``StickyWires``, for every bit of the register below the tie. A rounder that works on the
/// magnitude shows a missing wire at `b + 2^i`; one that works in two's complement shows it for
/// negative numbers at `-b + 2^i`, where the bit stands alone. Both are here.
struct StickyRegisters: Sendable {
  /// A tie above an even pattern, and the number of bits of the register below it.
  private struct Tie: Sendable {
    let boundary: ScaledSignificand
    let firstCase: Int
  }

  private var ties: [Tie] = []
  private let unit: Int

  /// The number of registers.
  private(set) var count = 0

  /// About the largest number of registers; of wide formats a part of the scales is taken.
  private static let limit = 1 << 19

  init(_ format: OracleFormat) {
    let reader = PositReader(format)
    unit = RegisterShape(format).unitExponent
    let scales = reader.scales(withPrecision: 2)
    let patterns = scales.compactMap { scale -> UInt64? in
      // The leading one, then 1010..0, behind which the tie follows.
      let bits = UInt64((reader.precision(atScale: scale) ?? 1) - 1)
      let fraction = 0x5555_5555_5555_5554 & (UInt64.max >> (64 - bits))
      return reader.pattern(
        exactly: UInt128(1 << bits | fraction), exponent: scale - Int(bits))
    }.filter { $0 % 2 == 0 && $0 < reader.maxPos }
    // The ties where exponent bits are cut off.
    let ends = RoundingBoundaries(format).patterns.filter {
      $0 % 2 == 0 && ($0 < 8 || $0 > reader.maxPos - 8)
    }
    let all = patterns + ends
    let total = all.reduce(0) { $0 + 2 * (reader.boundaryAbove($1).lowestBit - unit) }
    let stride = 1 + total / Self.limit
    for (index, pattern) in all.enumerated() where index % stride == 0 {
      let boundary = reader.boundaryAbove(pattern)
      ties.append(Tie(boundary: boundary, firstCase: count))
      count += 2 * max(0, boundary.lowestBit - unit)
    }
  }

  /// The tie of a register and the bit beside it.
  func terms(_ index: Int) -> (tie: ScaledSignificand, bit: ScaledSignificand) {
    var (low, high) = (0, ties.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if ties[middle].firstCase <= index { low = middle } else { high = middle }
    }
    // Of ties without bits behind them the last one of a number is found, which has some.
    let rest = index - ties[low].firstCase
    var tie = ties[low].boundary
    tie.isNegative = rest % 2 == 1
    return (tie, ScaledSignificand(isNegative: false, magnitude: 1, exponent: unit + rest / 2))
  }
}
