import PositOracle
import Testing

@testable import PositJudge
@testable import Verification

/// The judge of decimal text and the general one give one verdict, whatever the result.
@Suite struct DecimalJudgeSampledTests {
  /// Texts of all kinds of operands, each with its right result and wrong ones; seed 8.
  @Test(arguments: [(6, 0), (8, 2), (16, 1), (32, 2), (64, 2)])
  func verdicts(n: Int, es: Int) throws {
    let setting = Setting(
      .fromDecimal, .posit(n: n, es: es))
    let quick = try #require(DecimalJudge(setting))
    let general = Judge(setting)
    let format = setting.oracle
    let source = try OperandSource(setting, .sampled, samples: 600, seed: 8)
    var batch = source.emptyBatch
    source.append(0..<600, to: &batch)
    var undecided = 0
    for index in 0..<batch.count {
      var right = ResultBatch(setting)
      general.appendExpected(batch, index, to: &right)
      let word = right.words[0]
      for result in [word, word &+ 1, word &- 1, 0, format.nar, format.maxPos, 1, 0 &- word] {
        var results = ResultBatch(setting)
        results.words = [UInt64](repeating: 0, count: index) + [result & format.mask]
        let expected = general.isRight(results, batch, index)
        guard let got = quick.isRight(batch.text(index), result & format.mask) else {
          undecided += 1
          continue
        }
        #expect(got == expected, "\(setting) \(batch.text(index)) -> \(result & format.mask)")
      }
    }
    // A third of the texts are ties or next to one.
    #expect(undecided < batch.count * 8 / 2, "\(undecided) undecided")
  }

  /// What is not a plain decimal is left to the general judge.
  @Test(arguments: ["", ".", "NaR", "1e", "1e12345", "0x1", "1.2.3", "1e400000", "e5"])
  func leavesOthers(text: String) {
    #expect(DecimalBounds(text) == nil)
  }
}
