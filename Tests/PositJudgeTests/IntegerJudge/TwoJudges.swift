import PositOracle

@testable import PositJudge
@testable import Verification

/// The integer judge beside the general one on the same operands, with right and wrong results.
struct TwoJudges {
  let setting: Setting
  let general: Judge
  let integers: IntegerJudge
  /// How often the integer judge left the verdict to the other.
  var undecided = 0
  var compared = 0
  var disagreements: [String] = []

  init?(_ setting: Setting) {
    guard let integers = IntegerJudge(setting) else { return nil }
    self.setting = setting
    general = Judge(setting)
    self.integers = integers
  }

  /// Every operation that the integer judge knows in a format.
  static func settings(_ n: Int, _ es: Int, from source: (Int, Int) = (8, 1)) -> [Setting] {
    let format = OracleElementFormat.posit(n: n, es: es)
    let other = OracleElementFormat.posit(n: source.0, es: source.1)
    return Operation.all.map {
      Setting($0, format, from: $0.operands.contains(.sourcePosit) ? other : nil)
    }.filter { IntegerJudge($0) != nil }
  }

  /// Compares the verdicts on all cases of a batch, each with its right result and wrong ones.
  mutating func compare(_ batch: CaseBatch) {
    for index in 0..<batch.count {
      var right = ResultBatch(setting)
      general.appendExpected(batch, index, to: &right)
      for words in [right.words] + wrong(right.words) {
        var results = ResultBatch(setting)
        results.words = words
        var one = batch
        one.words = Array(batch.row(index))
        let expected = general.isRight(results, one, 0)
        let got = integers.isRight(one.words.span, 0, batch.rowWidth, results.words.span, 0)
        compared += 1
        guard let got else {
          undecided += 1
          continue
        }
        if got != expected {
          disagreements.append("\(setting) \(one.words) -> \(words): \(got), not \(expected)")
        }
      }
    }
  }

  /// Results that are off by a pattern or two, negated, zero, NaR, saturated, or have one other bit.
  private func wrong(_ right: [UInt64]) -> [[UInt64]] {
    let format = setting.oracle
    switch setting.operation.result {
    case .posit:
      let word = right[0]
      return [
        word &+ 1, word &- 1, word &+ 2, word &- 2, 0 &- word, 0, format.nar, format.maxPos, 1,
        format.negated(format.maxPos), format.mask,
      ].map { [$0 & format.mask] }
    case .quire:
      var results: [[UInt64]] = []
      for index in right.indices {
        for bit in [0, 31, 63] as [UInt64] {
          var words = right
          words[index] ^= 1 << bit
          results.append(words)
        }
      }
      let zero = right.map { _ in UInt64(0) }
      return results + [zero, OracleQuire(format, nil).words]
    case .boolean: return [[right[0] ^ 1]]
    case .integer(let type):
      return [right[0] &+ 1, right[0] &- 1, type.sentinel, 0].map { [$0 & type.mask] }
    case .ieee(let type):
      let mask = UInt64.max >> UInt64(64 - type.width)
      return [
        right[0] &+ 1, right[0] &- 1, 0, type.infinity, type.quietNaN,
        right[0] ^ 1 << UInt64(type.width - 1),
      ].map { [$0 & mask] }
    case .exactDecimal, .shortestDecimal: return []
    }
  }
}
