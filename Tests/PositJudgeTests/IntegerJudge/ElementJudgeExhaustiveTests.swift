import PositOracle
import TestSupport
import Testing

@testable import PositJudge

/// The integer judge of element formats gives the verdict of the oracle's rational definition, whatever the
/// result: all operands of small formats, right results and wrong ones.
@Suite struct ElementJudgeExhaustiveTests {
  static let small: [OracleElementFormat] = [
    .float(exponentBits: 2, fractionBits: 1, specials: .none),
    .float(exponentBits: 3, fractionBits: 2, specials: .none),
    .float(exponentBits: 2, fractionBits: 3, specials: .oneNaN),
    .float(exponentBits: 3, fractionBits: 2),
    .float(exponentBits: 2, fractionBits: 2, bias: 9, specials: .oneNaN),
    .posit(n: 6, es: 1, regimeLimit: nil), .posit(n: 6, es: 1, regimeLimit: 2),
    .posit(n: 6, es: 2, regimeLimit: 4), .posit(n: 5, es: 3, regimeLimit: 3),
  ]

  static let eight: [OracleElementFormat] = [
    .float(exponentBits: 4, fractionBits: 3, specials: .oneNaN),
    .float(exponentBits: 5, fractionBits: 2), .posit(n: 8, es: 2, regimeLimit: 6),
  ]

  static let wide: [OracleElementFormat] = [
    .binary32, .float(exponentBits: 5, fractionBits: 10), .float(exponentBits: 8, fractionBits: 7),
    .posit(n: 16, es: 2, regimeLimit: 6), .posit(n: 32, es: 4, regimeLimit: 7),
  ]

  /// Every value, and every boundary between two.
  @Test(arguments: small + eight)
  func valuesAndBoundaries(format: OracleElementFormat) {
    let reader = ElementReader(format)
    func isEqual(_ value: ScaledSignificand, _ right: ExactRational?) -> Bool {
      // The significand as an integer times a power of two, in two halves that fit Int64.
      let high = ExactRational(
        significand: Int64(value.significand >> 32), exponent: value.exponent + 32)
      let low = ExactRational(
        significand: Int64(value.significand & 0xFFFF_FFFF), exponent: value.exponent)
      let found = high + low
      return (value.isNegative ? -found : found) == right
    }
    for pattern in 0...format.mask where format.exactValue(pattern) != nil {
      #expect(isEqual(reader.value(pattern), format.exactValue(pattern)), "\(format) \(pattern)")
    }
    for pattern in 1...format.largestPattern {
      let ends = format.roundingEnds(pattern)
      if let lower = ends.lower {
        #expect(isEqual(reader.boundaryBelow(pattern), lower), "\(format) \(pattern)")
      }
      if let upper = ends.upper {
        #expect(isEqual(reader.boundaryAbove(pattern), upper), "\(format) \(pattern)")
      }
    }
  }

  @Test(arguments: small)
  func allPairs(format: OracleElementFormat) throws {
    var judges = ElementJudges(format)
    for x in 0...format.mask {
      try judges.compare(.squareRoot, x, 0, 0)
      for y in 0...format.mask {
        for rule in [ElementJudge.Rule.add, .subtract, .multiply, .divide, .fma] {
          try judges.compare(rule, x, y, (x &* 37 &+ y &* 11) & format.mask)
        }
      }
    }
    #expect(judges.disagreements.isEmpty, "\(judges.disagreements.prefix(5))")
  }

  /// Drawn operands, those next to one another, and sums that cancel.
  @Test(arguments: eight + wide)
  func drawnOperands(format: OracleElementFormat) throws {
    var judges = ElementJudges(format)
    var random = SplitMix64(seed: 0xE1)
    for _ in 0..<samples(format.width > 8 ? 300 : 1000) {
      let x = random.next() & format.mask
      let near = (format.negated(x) &+ random.next() % 5 &- 2) & format.mask
      for y in [random.next() & format.mask, near] {
        let product = format.multiply(x, y).map { format.negated($0) } ?? 0
        for z in [random.next() & format.mask, (product &+ random.next() % 3 &- 1) & format.mask] {
          try judges.compare(.fma, x, y, z)
        }
        for rule in [ElementJudge.Rule.add, .subtract, .multiply, .divide, .squareRoot] {
          try judges.compare(rule, x, y, 0)
        }
      }
    }
    #expect(judges.disagreements.isEmpty, "\(judges.disagreements.prefix(5))")
  }

  /// From float32 at every value of the format, every boundary, and to either side; from float64 and other
  /// formats; to the IEEE formats.
  @Test(arguments: small + eight + wide)
  func conversions(format: OracleElementFormat) throws {
    var random = SplitMix64(seed: 0xE2)
    for type in [IEEEFormat.binary16, .binary32, .binary64] {
      let ieee = OracleElementFormat(type)
      var into = ElementJudges(format, from: ieee)
      var outOf = ElementJudges(ieee, from: format)
      for _ in 0..<samples(300) {
        let magnitude = 1 + random.next() % format.largestPattern
        let ends = format.roundingEnds(magnitude)
        for value in [format.exactValue(magnitude), ends.lower, ends.upper].compactMap({ $0 }) {
          let word = ieee.rounded(value) ^ (random.next() & 1 == 0 ? ieee.signBit : 0)
          for step in [0, 1, ieee.mask] as [UInt64] {
            try into.compare(.convert, (word &+ step) & ieee.mask, 0, 0)
          }
        }
        try outOf.compare(.convert, random.next() & format.mask, 0, 0)
      }
      let ends = [
        0, 1, ieee.largestPattern, ieee.largestPattern + 1, ieee.notANumber ?? 0, ieee.signBit - 1,
      ]
      for word in ends + ends.map({ $0 | ieee.signBit }) { try into.compare(.convert, word, 0, 0) }
      let own = [
        0, 1, format.largestPattern, format.largestPattern + 1, format.signBit - 1, format.signBit,
      ]
      for word in own + own.map({ $0 ^ format.signBit }) {
        try outOf.compare(.convert, word & format.mask, 0, 0)
      }
      #expect(into.disagreements.isEmpty, "\(into.disagreements.prefix(5))")
      #expect(outOf.disagreements.isEmpty, "\(outOf.disagreements.prefix(5))")
    }
    var between = ElementJudges(format, from: .posit(n: 16, es: 1, regimeLimit: nil))
    for word in stride(from: UInt64(0), to: 1 << 16, by: 97) {
      try between.compare(.convert, word, 0, 0)
    }
    #expect(between.disagreements.isEmpty, "\(between.disagreements.prefix(5))")
  }
}

/// The oracle's rational definition and the integer judge on the same operands, rounding to nearest and
/// toward zero, overflowing and saturating.
struct ElementJudges {
  let format: OracleElementFormat
  let source: OracleElementFormat
  private(set) var disagreements: [String] = []
  private(set) var compared = 0

  init(_ format: OracleElementFormat, from source: OracleElementFormat? = nil) {
    self.format = format
    self.source = source ?? format
  }

  /// Compares the verdicts on the right result and on wrong ones.
  mutating func compare(_ rule: ElementJudge.Rule, _ x: UInt64, _ y: UInt64, _ z: UInt64) throws {
    for rounding in [OracleRounding.nearestEven, .towardZero] {
      for overflow in [OracleOverflow.nonFinite, .saturate] {
        let judge = try #require(
          ElementJudge(rule, format, from: source, rounding, overflow: overflow))
        let right: UInt64? =
          switch rule {
          case .add: format.add(x, y, rounding, overflow: overflow)
          case .subtract: format.subtract(x, y, rounding, overflow: overflow)
          case .multiply: format.multiply(x, y, rounding, overflow: overflow)
          case .divide: format.divide(x, y, rounding, overflow: overflow)
          case .fma: format.fma(x, y, z, rounding, overflow: overflow)
          case .squareRoot: format.squareRoot(x, rounding, overflow: overflow)
          case .convert: format.converted(x, from: source, rounding, overflow: overflow)
          }
        for result in results(right ?? 0) {
          compared += 1
          let got = judge.isRight(x, y, z, result)
          if got != format.accepts(result, for: right) {
            disagreements.append(
              "\(format) from \(source) \(rule) \(rounding) \(overflow) \(x) \(y) \(z) -> \(result): \(got)"
            )
          }
        }
      }
    }
  }

  /// The right result; its neighbours; the other sign; zeros, the ends, infinity, NaN.
  private func results(_ right: UInt64) -> [UInt64] {
    [
      right, right &+ 1, right &- 1, format.negated(right), right ^ format.signBit, 0,
      format.signBit,
      format.largestPattern, format.largestPattern | format.signBit, format.largestPattern + 1,
      (format.largestPattern + 1) | format.signBit, format.signBit - 1, format.mask, 1,
    ].map { $0 & format.mask }
  }
}
