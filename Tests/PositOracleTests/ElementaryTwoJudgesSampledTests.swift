import PositOracle
import TestSupport
import Testing

/// The two judges of elementary functions against one another at random operands of wide formats.
@Suite struct ElementaryTwoJudgesSampledTests {
  static let formats = [(16, 1), (16, 2), (24, 3), (32, 2), (32, 4), (48, 0), (64, 2), (64, 4)]
    .map { OracleFormat(n: $0.0, es: $0.1) }

  /// Random words; every second one is moved near 1 in value, where most functions bend.
  static func operands(_ format: OracleFormat, _ count: Int, seed: UInt64) -> [UInt64] {
    var state = seed
    return (0..<count).map { index in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let word = (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
      let pattern = word >> UInt64(64 - format.n)
      // Clears the regime down to its shortest: magnitudes of about 2^-(2^es) to 2^(2^es).
      let near = pattern & (format.mask >> 2) | (pattern & 1 == 0 ? 1 : 2) << UInt64(format.n - 3)
      return index % 2 == 0 ? pattern : (word & 1 == 0 ? near : format.negated(near))
    }
  }

  /// The rounded pattern must be judged right; its neighbours, its negative, zero, NaR and the ends
  /// wrong.
  private static func disagreements(
    _ format: OracleFormat, _ function: ElementaryFunction, _ operands: [UInt64]
  ) -> [String] {
    ElementaryTwoJudgesExhaustiveTests.disagreements(
      format, function, operands,
      candidates: ElementaryTwoJudgesExhaustiveTests.suspects(
        format, format.rounded(function, operands)))
  }

  @Test(arguments: formats)
  func functionsOfOnePosit(format: OracleFormat) {
    var bad: [String] = []
    for function in ElementaryFunction.allCases where function.arity == 1 {
      for x in Self.operands(format, samples(200), seed: 1) {
        bad += Self.disagreements(format, function, [x])
      }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }

  @Test(arguments: formats)
  func functionsOfTwoPosits(format: OracleFormat) {
    var bad: [String] = []
    let first = Self.operands(format, samples(300), seed: 2)
    let second = Self.operands(format, samples(300), seed: 3)
    for function in ElementaryFunction.allCases where function.arity == 2 {
      for (x, y) in zip(first, second) {
        bad += Self.disagreements(format, function, [x, y])
      }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }

  /// The ends of the range, next to 1 and to other special points, alone and in pairs.
  @Test(arguments: formats)
  func specialOperands(format: OracleFormat) {
    let one = format.rounded(ExactRational.one)
    let centres = [
      one, format.minPos, format.maxPos, format.rounded(0.5), format.rounded(2.0),
      format.rounded(0.25), format.rounded(1.5), format.rounded(10.0), format.rounded(4.0),
      format.rounded(Double.pi), format.rounded(Double.pi / 2), format.rounded(1000.0),
      format.rounded(ExactRational(significand: 1, exponent: format.n)),
    ]
    let words = Set(
      centres.flatMap { [$0, format.next($0), format.prior($0)] }
        .flatMap { [$0, format.negated($0)] })
    var bad: [String] = []
    for function in ElementaryFunction.allCases {
      for x in words.sorted() {
        for y in function.arity == 1 ? [0] : words.sorted() {
          let operands = function.arity == 1 ? [x] : [x, y]
          bad += Self.disagreements(format, function, operands)
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }
}
