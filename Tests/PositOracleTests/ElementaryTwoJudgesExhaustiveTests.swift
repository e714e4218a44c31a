import PositOracle
import Testing

/// The two ways of judging elementary functions (truncate the value; compare the operand with the
/// inverse at the boundaries) against one another, over all operands of small formats.
@Suite struct ElementaryTwoJudgesExhaustiveTests {
  /// The disagreements at one result: the rounded pattern must be judged right, others wrong.
  static func disagreements(
    _ format: OracleFormat, _ function: ElementaryFunction, _ operands: [UInt64],
    candidates: some Sequence<UInt64>
  ) -> [String] {
    let rounded = format.rounded(function, operands)
    let judged = candidates.filter { format.isCorrectlyRounded($0, function, operands) }
    if judged.allSatisfy({ $0 == rounded })
      && format.isCorrectlyRounded(rounded, function, operands)
    {
      return []
    }
    return ["posit(\(format.n),\(format.es)) \(function) \(operands): \(rounded), judged \(judged)"]
  }

  /// The patterns next to one: what a wrong rounding gives.
  static func neighbours(_ format: OracleFormat, _ pattern: UInt64) -> Set<UInt64> {
    [format.next(pattern), format.prior(pattern)]
  }

  /// The patterns next to one, and those of zero, one, the ends and NaR.
  static func suspects(_ format: OracleFormat, _ pattern: UInt64) -> Set<UInt64> {
    [
      format.next(pattern), format.prior(pattern), format.negated(pattern), 0, format.nar,
      format.maxPos, format.minPos,
    ]
  }

  @Test(arguments: 0...3)
  func everyFunctionOfOnePositAtEveryOperand(es: Int) {
    var bad: [String] = []
    for n in 2...8 {
      let format = OracleFormat(n: n, es: es)
      for function in ElementaryFunction.allCases where function.arity == 1 {
        for x in 0...format.mask {
          let rounded = format.rounded(function, [x])
          let candidates = n <= 5 ? Set(0...format.mask) : Self.suspects(format, rounded)
          bad += Self.disagreements(format, function, [x], candidates: candidates)
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }

  @Test(arguments: 0...2)
  func everyFunctionOfTwoPositsAtEveryPair(es: Int) {
    var bad: [String] = []
    for n in 2...6 {
      let format = OracleFormat(n: n, es: es)
      for function in ElementaryFunction.allCases where function.arity == 2 {
        for x in 0...format.mask {
          for y in 0...format.mask {
            let rounded = format.rounded(function, [x, y])
            let candidates = n <= 3 ? Set(0...format.mask) : Self.suspects(format, rounded)
            bad += Self.disagreements(format, function, [x, y], candidates: candidates)
          }
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }

  /// At 8 bits every operand beside powers of two, small integers, roots and the ends.
  @Test(arguments: 0...3)
  func functionsOfTwoPositsOfEightBits(es: Int) {
    let format = OracleFormat(n: 8, es: es)
    let special =
      [0, 1, 2, 3, 0x20, 0x38, 0x3F, 0x40, 0x41, 0x48, 0x50, 0x58, 0x60, 0x70, 0x7E, 0x7F]
      .flatMap { [$0, format.negated($0)] } + [format.nar]
    var bad: [String] = []
    for function in ElementaryFunction.allCases where function.arity == 2 {
      for x in special {
        for y in 0...format.mask {
          for operands in [[x, y], [y, x]] {
            let rounded = format.rounded(function, operands)
            bad += Self.disagreements(
              format, function, operands, candidates: Self.neighbours(format, rounded))
          }
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }
}
