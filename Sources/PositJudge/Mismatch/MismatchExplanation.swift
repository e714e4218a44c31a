import PositOracle

extension Judge {
  /// What a wrong result is held against, behind the expected one: the exact value, the boundary
  /// between both, or the bits of a register that differ; empty where there is nothing to add.
  public func explanation(_ results: ResultBatch, _ batch: CaseBatch, _ index: Int) -> String {
    if results.unsettled[index] != nil { return "" }
    if let rule = setting.elementRule {
      return elementExplanation(rule, batch, index, results.words[index])
    }
    var expected = ResultBatch(setting)
    appendExpected(batch, index, to: &expected)
    return switch setting.operation.result {
    case .posit where roundsToPosit:
      exactText(batch, index, results.words[index], expected.words[0])
    case .integer, .ieee: operandText(batch, index)
    case .quire: differenceText(results.row(index), expected.row(0))
    default: ""
    }
  }

  /// The exact value and the boundary between it and the wrong result, and how far the value lies
  /// from the boundary, with its sign, where the two print alike.
  private func exactText(
    _ batch: CaseBatch, _ index: Int, _ got: UInt64, _ expected: UInt64
  ) -> String {
    let format = setting.oracle
    // An irrational value is cut off so far down that the difference has digits enough.
    guard let value = exactReal(batch, index).truncated(toBits: 512) else { return "" }
    let exact = value.scientificText(digits: 17)
    let text = ", exact \(exact)"
    guard let interval = format.roundingInterval(expected), got != format.nar else { return text }
    let isAbove = format.signedWord(got) > format.signedWord(expected)
    guard let boundary = isAbove ? interval.upper : interval.lower else { return text }
    let limit = ExactRational(boundary)
    let shown = limit.scientificText(digits: 17)
    guard shown == exact else { return text + ", boundary \(shown)" }
    let distance = value - limit
    return text + ", boundary \(shown), exact - boundary "
      + (distance.sign == 0 ? "0: a tie" : distance.scientificText(digits: 3))
  }

  /// The exact value of the posit that is converted.
  private func operandText(_ batch: CaseBatch, _ index: Int) -> String {
    let value = setting.oracle.exactValue(batch.words[index * batch.rowWidth])
    return value.map { ", exact \($0.scientificText(digits: 17))" } ?? ""
  }

  /// The bits in which a quire differs.
  private func differenceText(_ got: ArraySlice<UInt64>, _ right: ArraySlice<UInt64>) -> String {
    guard let lowest = differingBits(got, right).first, let highest = differingBits(got, right).last
    else { return "" }
    let weight = highest - OracleQuire.fractionBits(of: setting.oracle)
    return ", first differing bit \(highest) (2^\(weight)), last \(lowest)"
  }
}
