import PositOracle
import Randomness

/// Operands of a step: the words of all lanes, and the addend.
struct StepOperands: Hashable, Sendable {
  var a: [UInt64]
  var b: [UInt64]
  var c: UInt64
}

/// Operands that are drawn: uniform ones, listed hard ones, and such that cancel or round narrowly.
struct DrawnOperands {
  private let golden: GoldenUnit
  private let stream: RandomStream
  private let hard: (left: [UInt64], right: [UInt64], output: [UInt64])
  private var index: UInt64 = 0
  private var special = 0

  private var unit: UnitDescription { golden.unit }

  init(_ golden: GoldenUnit, seed: UInt64, purpose: String) {
    self.golden = golden
    stream = RandomStream(seed: seed).child(named: purpose)
    let unit = golden.unit
    hard = (unit.left.hardPatterns, unit.right.hardPatterns, unit.output.hardPatterns)
  }

  /// The next random number below a bound.
  mutating func below(_ bound: Int) -> Int {
    defer { index += 1 }
    return stream.below(bound, at: index)
  }

  private mutating func pattern(_ format: WordFormat, _ hard: [UInt64], isHard: Bool) -> UInt64 {
    isHard ? hard[below(hard.count)] : UInt64(below(1 << format.width))
  }

  /// A pattern whose bits begin with zeros, or the negated one.
  private mutating func smallPattern(_ format: WordFormat) -> UInt64 {
    let pattern =
      UInt64(below(1 << format.width)) & format.element.largestPattern
      >> UInt64(below(format.width))
    return below(2) == 0 ? pattern : format.element.negated(pattern)
  }

  /// The number of combinations of special patterns.
  var specialCount: Int {
    unit.left.specialPatterns.count * unit.right.specialPatterns.count
      * unit.output.specialPatterns.count
  }

  /// The next combination, in one lane after the other; the rest are special as well.
  private mutating func nextSpecial() -> StepOperands {
    let (left, right, output) = (
      unit.left.specialPatterns, unit.right.specialPatterns, unit.output.specialPatterns
    )
    var step = StepOperands(a: [], b: [], c: output[special % output.count])
    let factors = special / output.count
    for lane in 0..<unit.lanes {
      let isMeant = lane == special % unit.lanes
      step.a.append(left[isMeant ? factors % left.count : below(3) == 0 ? below(left.count) : 0])
      step.b.append(right[isMeant ? factors / left.count : below(right.count)])
    }
    special += 1
    return step
  }

  /// The next operands.
  ///
  /// First all combinations of ``WordFormat/specialPatterns``, which are never thinned out. Then of each ten:
  /// two uniform, one of small numbers with an addend of zero, one of listed patterns, three whose addend
  /// lies beside minus the sum of the products, so that nearly all cancels, three whose addend is some
  /// places above or below.
  mutating func next() -> StepOperands {
    if special < specialCount { return nextSpecial() }
    let kind = below(10)
    var step = StepOperands(a: [], b: [], c: 0)
    if kind == 2 {
      for _ in 0..<unit.lanes {
        step.a.append(smallPattern(unit.left))
        step.b.append(smallPattern(unit.right))
      }
      step.c = below(2) == 0 ? 0 : smallPattern(unit.output)
      return step
    }
    for lane in 0..<unit.lanes {
      let isHard = kind == 3 || below(8) == 0
      step.a.append(pattern(unit.left, hard.left, isHard: isHard))
      step.b.append(pattern(unit.right, hard.right, isHard: isHard))
      // Lanes that cancel one another but for a little.
      if lane % 2 == 1, below(3) == 0 {
        step.a[lane] = unit.left.element.negated(step.a[lane - 1])
        step.b[lane] =
          UInt64(bitPattern: Int64(step.b[lane - 1]) + Int64(below(5) - 2))
          & unit.right.element.mask
      }
    }
    step.c = pattern(unit.output, hard.output, isHard: kind == 3 || below(8) == 0)
    let zero = OracleElementFormat.Value.number(.zero, isNegativeZero: false)
    guard kind >= 4, case .number(let sum, _) = golden.sum(step.a, step.b, plus: zero) else {
      return step
    }
    if kind < 7 {
      step.c = golden.pattern(near: -sum, offset: below(5) - 2)
    } else {
      let span = unit.output.significandWidth + unit.left.significandWidth + 6
      let factor = ExactRational(
        significand: Int64(below(2) == 0 ? -64 - below(64) : 64 + below(64)),
        exponent: below(2 * span + 1) - span - 6)
      step.c = golden.pattern(near: sum * factor, offset: below(3) - 1)
    }
    return step
  }

  /// The next quire: zero, NaR, an end of the range, or a sum of products.
  mutating func nextQuire(_ format: OracleFormat) -> OracleQuire {
    let kind = below(8)
    let words = OracleQuire.wordCount(of: format)
    if kind == 0 { return OracleQuire(format, nil) }
    if kind == 1 { return OracleQuire(format) }
    if kind <= 3 {
      // Close to an end of the range, where the sum overflows or is the word of NaR.
      let half = ExactRational.one.scaled(
        byPowerOfTwo: OracleQuire.bits(of: format) - 1 - OracleQuire.fractionBits(of: format))
      let unit = ExactRational.one.scaled(byPowerOfTwo: -OracleQuire.fractionBits(of: format))
      let inside = half - unit * ExactRational(1 + below(3))
      return OracleQuire(format, kind == 2 ? inside : -inside)
    }
    if kind == 4 {
      return OracleQuire(
        format, words: (0..<words).map { _ in UInt64(below(.max)) << 1 | UInt64(below(2)) })
    }
    var quire = OracleQuire(format)
    for _ in 0..<1 + below(3) {
      quire = quire.qMulAdd(
        UInt64(below(1 << format.n)), UInt64(below(1 << format.n)))
    }
    return quire
  }
}

extension WordFormat {
  /// Zeros, ones, both ends, and what is no number: zero first.
  var specialPatterns: [UInt64] {
    let positive = [
      0, element.rounded(.one), element.largestPattern, 1, element.infinity ?? 0,
      element.notANumber ?? 0,
    ]
    var patterns: [UInt64] = []
    for pattern in positive {
      for signed in [pattern, element.negated(pattern)] where !patterns.contains(signed) {
        patterns.append(signed)
      }
    }
    return patterns
  }

  /// Patterns that break implementations: specials, both ends, the neighbourhood of one, single bits and
  /// runs of bits, with their neighbours and negatives.
  var hardPatterns: [UInt64] {
    let mask = element.mask
    var centres: [UInt64] = [
      0, element.signBit, element.largestPattern, element.infinity ?? 0, element.notANumber ?? 0,
      element.rounded(.one), element.rounded(ExactRational(2)),
    ]
    for bit in 0..<UInt64(width) {
      centres += [1 << bit, mask >> bit, mask << bit & mask, 3 << bit & mask]
    }
    var all = Set<UInt64>()
    for centre in centres {
      for offset in [0, 1, UInt64.max] {
        let pattern = (centre &+ offset) & mask
        all.formUnion([pattern, element.negated(pattern)])
      }
    }
    return all.sorted()
  }
}
