import PositOracle
import Testing

@testable import PositJudge
@testable import Verification

/// The oracle as a subject: what it prints must be what its own judges call right.
@Suite struct OracleSubjectSampledTests {
  /// Every operation: all operands where they are few, else drawn ones.
  @Test(arguments: 0...4)
  func everyOperationOfEightBitsIsClean(es: Int) throws {
    let format = OracleElementFormat.posit(n: 8, es: es)
    let subject = OracleSubject()
    var bad: [String] = []
    for operation in Operation.all {
      let source = operation.operands.contains(.sourcePosit) ? OracleElementFormat.posit16 : nil
      let setting = Setting(operation, format, from: source)
      let size = OperandSource.exhaustiveSize(setting) ?? .max
      let part =
        size <= 256
        ? CampaignPart(setting, .exhaustive)
        : CampaignPart(setting, .sampled, samples: 1_000, seed: 11)
      for threshold in [UInt64.max, 0] {
        let runner = try PartRunner(part, subject: subject, quickThreshold: threshold)
        var outcome = runner.start(.whole)
        try runner.run(&outcome, .whole) { _ in true }
        if outcome.cases != min(size, 1_000) { bad.append("\(setting): \(outcome.cases) cases") }
        bad += outcome.classes.flatMap(\.examples)
      }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }

  /// The shortest decimals of the oracle and the library have equally many digits, and another
  /// number of digits is refused.
  @Test(arguments: [(8, 0), (8, 2), (10, 1), (6, 4)])
  func shortestDecimalsAreShortest(n: Int, es: Int) throws {
    let setting = Setting(
      .toShortestDecimal, .posit(n: n, es: es))
    let judge = Judge(setting)
    var bad: [String] = []
    for pattern in 0...setting.oracle.mask {
      let text = judge.expectedDecimal(pattern)
      if !judge.isRightDecimal(text, pattern) { bad.append("\(pattern): \(text) is refused") }
      if pattern == 0 || pattern == setting.oracle.nar { continue }
      // One more digit that changes nothing but the length: 4 is 4.0000000001 only for a wide posit.
      let exact = setting.oracle.exactValue(pattern)?.exactDecimal ?? ""
      let isLonger = exact.filter(\.isNumber).count > 12
      if isLonger && judge.isRightDecimal(exact, pattern) { bad.append("\(exact) is accepted") }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }
}

/// What NaR becomes as an IEEE number: any quiet NaN, nothing else.
@Suite struct QuietNaNHardCaseTests {
  @Test(
    arguments: [
      (
        "toFloat16", [0x7E00, 0xFE00, 0x7E01, 0xFFFF],
        [0x7C00, 0x7C01, 0x7DFF, 0xFC01, 0, 0x1_7E00]
      ),
      (
        "toFloat32", [0x7FC0_0000, 0xFFC0_0000, 0x7FC0_1234, 0xFFFF_FFFF],
        [0x7F80_0000, 0x7F80_0001, 0x7FBF_FFFF, 0xFF80_0001, 0]
      ),
      (
        "toFloat64", [0x7FF8_0000_0000_0000, 0xFFF8_0000_0000_0000, 0x7FF8_0000_0000_0001],
        [0x7FF0_0000_0000_0000, 0x7FF0_0000_0000_0001, 0xFFF4_0000_0000_0000, 0]
      ),
    ] as [(String, [UInt64], [UInt64])])
  func onlyQuietNaNsAreRight(name: String, quiet: [UInt64], others: [UInt64]) throws {
    let setting = Setting(try Operation.named(name), .posit16)
    let judge = Judge(setting)
    let integers = try #require(IntegerJudge(setting))
    for (words, isRight) in [(quiet, true), (others, false)] {
      for word in words {
        var batch = CaseBatch(setting)
        batch.words = [setting.oracle.nar]
        var results = ResultBatch(setting)
        results.words = [word]
        #expect(judge.isRight(results, batch, 0) == isRight, "\(name) \(word)")
        #expect(
          integers.isRight(batch.words.span, 0, 1, results.words.span, 0) == isRight,
          "\(name) \(word)")
        if !isRight {
          let line = judge.mismatchLine(results, batch, 0, of: OracleSubject())
          #expect(line.contains("expected any quiet NaN"), "\(line)")
        }
      }
    }
  }
}
