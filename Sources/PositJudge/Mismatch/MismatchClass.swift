import PositOracle

/// A kind of wrong result, with how often it came and a few of its cases.
public struct MismatchClass: Codable, Hashable, Sendable {
  /// What is wrong, in words.
  public let name: String

  /// The number of cases.
  public package(set) var count: UInt64

  /// The first cases, a line each, to be pasted back.
  public package(set) var examples: [String]

  /// A kind of which no case has come yet.
  package init(name: String) {
    self.name = name
    count = 0
    examples = []
  }
}

extension Judge {
  /// What is wrong with a result, in a few words: the kind of the error, and where it lies.
  public func className(_ results: ResultBatch, _ batch: CaseBatch, _ index: Int) -> String {
    if results.unsettled[index] != nil {
      return "x or z among the digits: sampled before it settled, or never driven?"
    }
    if let rule = setting.elementRule { return elementClass(rule, results, batch, index) }
    var expected = ResultBatch(setting)
    appendExpected(batch, index, to: &expected)
    let got = results.words[index * results.width]
    switch setting.operation.result {
    case .posit: return positClass(got, expected.words[0], batch, index)
    case .boolean: return got == 0 ? "0 instead of 1" : "1 instead of 0"
    case .integer(let type): return integerClass(got, expected.words[0], type, batch, index)
    case .ieee(let type): return ieeeClass(got, expected.words[0], type, batch, index)
    case .quire: return quireClass(results.row(index), expected.row(0))
    case .exactDecimal, .shortestDecimal:
      return decimalClass(results.texts[Int(got)], batch.words[index])
    }
  }

  private func positClass(
    _ got: UInt64, _ right: UInt64, _ batch: CaseBatch, _ index: Int
  ) -> String {
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

  private func decimalClass(_ got: String, _ pattern: UInt64) -> String {
    guard let value = setting.oracle.exactValue(pattern) else { return "a number instead of NaR" }
    if got.lowercased() == "nar" { return "NaR instead of a number" }
    guard let read = ExactRational(decimal: got) else { return "no decimal number" }
    if read == -value && read.sign != 0 { return "the wrong sign" }
    if setting.operation.result == .exactDecimal {
      return setting.oracle.isCorrectlyRounded(pattern, of: read)
        ? "a decimal that reads back, but is not exact" : "another decimal"
    }
    return setting.oracle.isCorrectlyRounded(pattern, of: read)
      ? "a decimal that reads back, but is not the shortest" : "another decimal"
  }
}
