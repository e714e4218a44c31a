import PositJudge
import PositOracle

/// Patterns of any element format that are worth trying, listed and drawn.
struct ElementOperands: Sendable {
  let format: OracleElementFormat
  let reader: ElementReader

  /// Zeros, infinities, NaN, one and the ends of the range with their neighbours, of both signs: where
  /// special rules meet.
  let specials: [UInt64]

  /// These, both ends and the middle of every binade of a floating-point format, or of every 8th of many,
  /// and words of one run of ones, or of one bit, with their neighbours.
  let hard: [UInt64]

  init(_ format: OracleElementFormat) {
    self.format = format
    let reader = ElementReader(format)
    self.reader = reader
    let one = format.rounded(.one)
    // Behind the largest number come infinity and NaN, where there are any.
    let behind = Set([1, 2, 3].map { min(reader.largest + $0, reader.signBit - 1) })
    let special: Set<UInt64> = [
      0, 1, 2, one - 1, one, one + 1, reader.largest - 1, reader.largest,
    ]
    func bothSigns(_ magnitudes: Set<UInt64>) -> [UInt64] {
      let kept = magnitudes.filter { $0 < reader.signBit }
      return Set(kept.map { reader.word($0, isNegative: false) })
        .union(kept.map { reader.word($0, isNegative: true) }).sorted()
    }
    let others: Set<UInt64> = reader.isPosit ? [reader.signBit] : []
    specials = Set(bothSigns(special.union(behind)) + others).sorted()
    var magnitudes = special.union(behind)
    for bit in 0..<UInt64(reader.width - 1) {
      for step: UInt64 in [0, 1, .max] {
        magnitudes.insert(((1 << bit) &+ step) & (reader.signBit - 1))
        magnitudes.insert(((reader.largest >> bit) &+ step) & (reader.signBit - 1))
      }
    }
    if case .float(let exponentBits, let fractionBits, _, _) = format {
      let ones: UInt64 = 1 << UInt64(fractionBits) - 1
      let fields: UInt64 = 1 << UInt64(exponentBits)
      for field in stride(from: 0, to: fields, by: exponentBits > 5 ? 8 : 1) {
        for fraction in [0, 1, ones / 2, ones / 2 + 1, ones] {
          magnitudes.insert(field << UInt64(fractionBits) | fraction)
        }
      }
    }
    hard = Set(bothSigns(magnitudes) + others).sorted()
  }

  /// Any pattern with the same chance.
  func uniform(_ random: inout CaseRandom) -> UInt64 { random.word() & reader.mask }

  /// A number, few of whose bits are set or few are not.
  private func sparse(_ random: inout CaseRandom) -> UInt64 {
    let bits = random.oneIn(2) ? random.sparse() : ~random.sparse()
    return min(bits & (reader.signBit - 1), reader.largest) | (random.word() & reader.signBit)
  }

  /// The pattern next to a normally distributed number.
  func value(_ random: inout CaseRandom) -> UInt64 {
    let number = ScaledSignificand(random.normal().bitPattern, .binary64)
    return number.map { pattern(near: ApproximateReal($0)) } ?? 0
  }

  /// A pattern a few steps from another one, or from the one with the other sign.
  func near(_ pattern: UInt64, _ random: inout CaseRandom) -> UInt64 {
    let moved = (pattern &+ UInt64(random.below(9)) &- 4) & reader.mask
    return random.oneIn(2) ? moved : format.negated(moved)
  }

  /// A pattern of one of several kinds.
  func mixed(_ random: inout CaseRandom) -> UInt64 {
    switch random.below(8) {
    case 0, 1, 2: uniform(&random)
    case 3, 4: value(&random)
    case 5: random.element(hard)
    default: sparse(&random)
    }
  }

  /// A number or a point at which rounding changes, of either sign.
  func boundary(_ random: inout CaseRandom) -> ScaledSignificand {
    let drawn = random.oneIn(4) ? sparse(&random) : uniform(&random)
    let magnitude = min(drawn & (reader.signBit - 1), reader.largest)
    // Every fourth is a number: where rounding toward zero changes. Beyond the largest posit there is none.
    let isNumber =
      random.oneIn(4) || (reader.isPosit && (magnitude == reader.largest || magnitude == 0))
    var boundary =
      isNumber ? reader.value(ofMagnitude: max(1, magnitude)) : reader.boundaryAbove(magnitude)
    boundary.isNegative = random.oneIn(2)
    return boundary
  }

  /// The value of a pattern, 1 of one that is no number.
  func exact(_ pattern: UInt64) -> ScaledSignificand {
    reader.kind(pattern) == .number ? reader.value(pattern) : .one
  }

  /// The number next to another one toward zero; the least that is not zero for what is below it.
  func pattern(near value: ApproximateReal) -> UInt64 {
    if value.isZero { return 0 }
    let wanted = ScaledSignificand(
      isNegative: false, magnitude: UInt64(value.significand >> 64), exponent: value.exponent + 64)
    var lower: UInt64 = 1
    var next = reader.largest + 1
    while next - lower > 1 {
      let middle = lower + (next - lower) / 2
      if wanted.magnitudeOrder(to: reader.value(ofMagnitude: middle)) >= 0 {
        lower = middle
      } else {
        next = middle
      }
    }
    return reader.word(lower, isNegative: value.isNegative)
  }
}
