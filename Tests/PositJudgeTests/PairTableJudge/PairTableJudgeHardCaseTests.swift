import PositOracle
import TestSupport
import Testing
import Verification

@testable import PositJudge

/// The judge by tables beside both others in the formats of long campaigns: operands next to ties and
/// listed ones, each with its right result and with wrong ones.
@Suite struct PairTableJudgeHardCaseTests {
  @Test(arguments: [(8, 0), (8, 2), (12, 2), (16, 0), (16, 1), (16, 2)])
  func verdictsNextToTies(n: Int, es: Int) throws {
    for operation in PairTableJudgeExhaustiveTests.operations {
      let setting = Setting(operation, .posit(n: n, es: es))
      let tables = try #require(PairTableJudge(setting))
      let integers = try #require(IntegerJudge(setting))
      let exact = Judge(setting)
      let source = try OperandSource(setting, .hardCases, seed: 21)
      let step = source.count / UInt64(samples(400)) + 1
      var batch = source.emptyBatch
      for index in stride(from: 0, to: source.count, by: Int(step)) {
        source.append(index..<index + 1, to: &batch)
      }
      var bad: [String] = []
      for index in 0..<batch.count {
        let (x, y) = (batch.words[2 * index], batch.words[2 * index + 1])
        var right = ResultBatch(setting)
        exact.appendExpected(batch, index, to: &right)
        for result in wordsAround(right.words[0], setting.oracle) {
          let isRight = result == right.words[0]
          let byIntegers = integers.isRight(batch.words.span, 2 * index, 2, [result].span, 0)
          if tables.isRight(x, y, result) != isRight || byIntegers != isRight {
            bad.append("\(setting) \(x) \(y) -> \(result): not \(isRight)")
          }
        }
      }
      #expect(batch.count >= samples(300))
      #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
    }
  }

  /// A word, its neighbours, its negative, zero, NaR and the ends of the format, each once.
  private func wordsAround(_ word: UInt64, _ format: OracleFormat) -> Set<UInt64> {
    let near = [word, word &+ 1, word &- 1, word &+ 2, word &- 2, 0 &- word]
    let ends = [0, format.nar, format.minPos, format.maxPos, format.mask, format.nar + 1]
    return Set((near + ends).map { $0 & format.mask })
  }
}
