import PositOracle

/// A kind of wrong result, with how often it came and a few of its cases.
public struct MismatchClass: Codable, Hashable, Sendable {
  /// What is wrong, in words.
  public let name: String

  /// The number of cases.
  public internal(set) var count: UInt64

  /// The first cases, a line each, to be pasted back.
  public internal(set) var examples: [String]
}

extension Judge {
  /// What is wrong with a result, in a few words: the kind of the error, and where it lies.
  func className(_ results: ResultBatch, _ batch: CaseBatch, _ index: Int) -> String {
    var expected = ResultBatch(setting)
    appendExpected(batch, index, to: &expected)
    guard setting.operation.result == .posit else { return "another \(kindName)" }
    let got = results.words[index]
    let right = expected.words[0]
    let format = setting.oracle
    if right == format.nar { return "a number instead of NaR" }
    if got == format.nar { return "NaR instead of a number" + edge(right) }
    if got == 0 { return "zero instead of a nonzero number" + edge(right) }
    if right == 0 { return "a number instead of zero" }
    if (got ^ right) & format.nar != 0 { return "the wrong sign" }
    let distance = format.signedWord(got).subtractingReportingOverflow(format.signedWord(right))
      .partialValue.magnitude
    if distance > 1 { return "more than one pattern off" + edge(right) }
    return (isTie(batch, index) ? "a tie to the odd word" : "the wrong neighbour") + edge(right)
  }

  private var kindName: String {
    switch setting.operation.result {
    case .posit: "posit"
    case .boolean: "truth value"
    case .integer: "integer"
    case .ieee: "IEEE number"
    case .quire: "quire"
    case .exactDecimal, .shortestDecimal: "decimal"
    }
  }

  private func edge(_ pattern: UInt64) -> String {
    let format = setting.oracle
    let magnitude = pattern >= format.nar ? format.negated(pattern) : pattern
    if magnitude == format.maxPos { return ", at maxpos" }
    return magnitude == format.minPos ? ", at minpos" : ""
  }

  private func isTie(_ batch: CaseBatch, _ index: Int) -> Bool {
    guard case .rational(let value) = exactReal(batch, index) else { return false }
    guard let interval = setting.oracle.roundingInterval(setting.oracle.rounded(value)) else {
      return false
    }
    return [interval.lower, interval.upper].contains { $0.map { value.compare($0) == 0 } ?? false }
  }
}
