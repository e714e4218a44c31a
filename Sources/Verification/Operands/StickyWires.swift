import PositJudge
import PositOracle

/// Operands of conversions at which one single bit decides on which side of a tie they lie.
///
/// A rounder keeps some bits, looks at the next (the guard bit), and ORs all bits behind it to a
/// sticky bit. One wire that is missing in that OR shows at one kind of operand alone: a tie above
/// an even pattern whose only further bit is that of the wire. So for every boundary b that the
/// source can hold, and for every bit i of the source below the lowest bit of b, `b + 2^i` and
/// `b - 2^i` are operands, of both signs: words of the source are ordered as their values, and the
/// bits below the lowest one of b are those of its fraction, so that `word(b) + 2^i` is the word of
/// the first, and the second lies just below b whatever borrow it needs.
struct StickyWires: Sendable {
  /// The operands, each once.
  private(set) var words: [UInt64] = []

  /// The wires of a conversion; none for other operations.
  init(_ setting: Setting) {
    let target = PositReader(setting.oracle)
    guard let kind = setting.operation.operands.first, setting.operation.operands.count == 1 else {
      return
    }
    switch (kind, setting.operation.result) {
    case (.ieee(let type), .posit):
      let sign = UInt64(1) << UInt64(type.width - 1)
      let fractionBits = UInt64(type.fractionBits)
      for pattern in RoundingBoundaries(setting.oracle).patterns {
        let boundary = target.boundaryAbove(pattern)
        let word = boundary.rounded(to: type)
        if word == 0 || word >= type.infinity { continue }
        let isExact = ScaledSignificand(word, type)?.magnitudeOrder(to: boundary) == 0
        let zeros = min(UInt64(word.trailingZeroBitCount), fractionBits)
        append(word, isExact ? zeros : 0, isTieToEven: pattern % 2 == 0) { $0 | sign }
      }
    case (.integer(let type), .posit):
      for pattern in RoundingBoundaries(setting.oracle).patterns {
        let boundary = target.boundaryAbove(pattern)
        let top = boundary.exponent + 63
        guard boundary.lowestBit >= 0, top < type.width - (type.isSigned ? 1 : 0) else { continue }
        let word = boundary.significand >> UInt64(-boundary.exponent)
        let zeros = UInt64(word.trailingZeroBitCount)
        append(word, zeros, isTieToEven: pattern % 2 == 0) {
          type.isSigned ? (0 &- $0) & type.mask : $0
        }
      }
    case (.sourcePosit, .posit):
      let source = PositReader(setting.oracleSource)
      let boundaries = RoundingBoundaries(setting.oracle).patterns.map {
        (target.boundaryAbove($0), $0 % 2 == 0)
      }
      appendPosits(source, boundaries)
    case (.posit, .ieee(let type)): appendPosits(target, Self.boundaries(type))
    case (.posit, .integer(let type)): appendPosits(target, Self.boundaries(type))
    default: break
    }
    words = Set(words).sorted()
  }

  /// Appends a word, those one bit above and below it, and their negatives.
  ///
  /// Every bit where the tie goes to the even pattern below, else the lowest and the highest: there
  /// a missing wire does not show.
  private mutating func append(
    _ word: UInt64, _ zeros: UInt64, isTieToEven: Bool, negated: (UInt64) -> UInt64
  ) {
    var found = [word]
    if zeros == 0 { found += [word &- 1, word &+ 1] }
    for bit in 0..<zeros where isTieToEven || bit == 0 || bit == zeros - 1 {
      found += [word &+ 1 << bit, word &- 1 << bit]
    }
    for word in found { words += [word, negated(word)] }
  }

  /// Appends the posits one bit away from boundaries that are posits, and next to others.
  private mutating func appendPosits(
    _ source: PositReader, _ boundaries: [(ScaledSignificand, Bool)]
  ) {
    for (boundary, isTieToEven) in boundaries {
      let number = ApproximateReal(boundary)
      let near = source.pattern(near: number)
      let isExact = source.value(near).magnitudeOrder(to: boundary) == 0
      let zeros = isExact ? UInt64(near.trailingZeroBitCount) : 0
      append(near, zeros, isTieToEven: isTieToEven) { source.negated($0) }
    }
    words = words.map { $0 & source.mask }
  }

  /// Midpoints of neighbouring IEEE numbers, and whether the one below is even.
  private static func boundaries(_ type: IEEEFormat) -> [(ScaledSignificand, Bool)] {
    let ones = (UInt64(1) << UInt64(type.fractionBits)) - 1
    let fractions: [UInt64] = [0, 1, ones / 3 & ~1, ones - 1, ones]
    return (0..<(1 << type.exponentBits) - 1).flatMap { exponent in
      fractions.compactMap { fraction -> (ScaledSignificand, Bool)? in
        let word = UInt64(exponent) << UInt64(type.fractionBits) | fraction
        guard let lower = ScaledSignificand(word, type) else { return nil }
        // Half a unit in the last place of the binade, or of the subnormal numbers.
        let unit =
          max(exponent, 1) - 1 + 2 - (1 << (type.exponentBits - 1)) - type.fractionBits
        let magnitude =
          lower.isZero ? 0 : lower.significand >> UInt64(unit - 1 - lower.exponent)
        let half = ScaledSignificand(
          isNegative: false, magnitude: magnitude | 1, exponent: unit - 1)
        return (half, word % 2 == 0)
      }
    }
  }

  /// Midpoints of neighbouring integers next to powers of two, and whether the one below is even.
  private static func boundaries(_ type: IntegerFormat) -> [(ScaledSignificand, Bool)] {
    var integers: Set<UInt64> = [0, 1, 2, 3]
    for power in 1..<UInt64(type.width - 1) {
      let one = UInt64(1) << power
      integers.formUnion([one, one + 1, one - 1, one - 2, one | one / 2, one | one / 2 - 1])
    }
    return integers.sorted().map { integer in
      let half = ScaledSignificand(isNegative: false, magnitude: 2 * integer + 1, exponent: -1)
      return (half, integer % 2 == 0)
    }
  }
}

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
