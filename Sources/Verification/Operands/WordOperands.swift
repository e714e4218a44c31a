import Foundation
import PositJudge
import PositOracle

/// Integers and IEEE numbers that are worth trying with a format.
struct WordOperands: Sendable {
  let patterns: PatternOperands

  /// The integer operands of compound and rootN that exhaustive campaigns go through.
  static let exponents: [UInt64] = {
    var values = Array(-70...70)
    for power in [7, 8, 10, 15, 16, 24, 31, 32, 48, 62] {
      for step in -1...1 { values += [1 << power + step, -(1 << power) + step] }
    }
    values += [100, -100, 1000, -1000, Int.max, Int.min, Int.max - 1, Int.min + 1]
    return Set(values).sorted().map { UInt64(bitPattern: Int64($0)) }
  }()

  /// Powers of two and their neighbours, the ends of the range and the sentinel.
  static func hardIntegers(_ type: IntegerFormat) -> [UInt64] {
    var words: Set<UInt64> = [type.sentinel, type.mask]
    for power in 0..<type.width {
      for step: UInt64 in [0, 1, 2, .max, .max - 1] {
        let word = (UInt64(1) << UInt64(power)) &+ step
        words.insert(word & type.mask)
        words.insert((0 &- word) & type.mask)
      }
    }
    return words.sorted()
  }

  /// Zeros, subnormals, infinities, NaN, and the ends of every binade of 11 bits or less.
  static func hardFloats(_ type: IEEEFormat) -> [UInt64] {
    var words: Set<UInt64> = [0, 1, 2, 3, type.quietNaN, type.infinity + 1]
    let fraction = UInt64(1) << UInt64(type.fractionBits)
    for exponent in stride(from: UInt64(0), through: (1 << UInt64(type.exponentBits)) - 1, by: 1) {
      let first = exponent << UInt64(type.fractionBits)
      for rest in [0, 1, fraction / 2, fraction / 2 + 1, fraction - 1] {
        words.insert(first | rest)
      }
    }
    let sign = UInt64(1) << UInt64(type.width - 1)
    return words.union(words.map { $0 | sign }).sorted()
  }

  /// An integer operand of compound and rootN: small ones, powers of two, any.
  static func exponent(_ random: inout CaseRandom) -> UInt64 {
    switch random.below(4) {
    case 0: random.element(exponents)
    case 1: UInt64(bitPattern: Int64(random.below(2001) - 1000))
    default: UInt64(bitPattern: Int64(random.below(21) - 10))
    }
  }

  /// An integer word: any, of few bits, or next to a rounding boundary of the format.
  func integer(_ type: IntegerFormat, _ random: inout CaseRandom) -> UInt64 {
    switch random.below(4) {
    case 0: return random.word() & type.mask
    case 1: return random.word() >> UInt64(64 - type.width + random.below(type.width))
    case 2: return (random.sparse() &+ UInt64(random.below(3)) &- 1) & type.mask
    default:
      guard let integer = ApproximateReal(patterns.boundary(&random)).floor else {
        return random.word() & type.mask
      }
      return UInt64(bitPattern: integer &+ Int64(random.below(4) - 1)) & type.mask
    }
  }

  /// An IEEE pattern: any, a normally distributed value, or next to a value or a boundary.
  func float(_ type: IEEEFormat, _ random: inout CaseRandom) -> UInt64 {
    let mask = UInt64.max >> UInt64(64 - type.width)
    switch random.below(4) {
    case 0: return random.word() & mask
    case 1: return rounded(random.normal(), type)
    case 2: return patterns.exact(patterns.anyRegime(&random)).rounded(to: type)
    default:
      let word = patterns.boundary(&random).rounded(to: type)
      return (word &+ UInt64(random.below(5)) &- 2) & mask
    }
  }

  /// The pattern nearest a finite binary64 number.
  private func rounded(_ value: Double, _ type: IEEEFormat) -> UInt64 {
    ScaledSignificand(value.bitPattern, .binary64)?.rounded(to: type) ?? 0
  }
}
