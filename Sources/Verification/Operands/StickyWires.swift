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
