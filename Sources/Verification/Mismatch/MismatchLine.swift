import PositOracle

extension Judge {
  /// A mismatch as one line: setting, operands, got, expected, exact value, boundary, and a command
  /// that has the subject compute it again.
  func mismatchLine(
    _ results: ResultBatch, _ batch: CaseBatch, _ index: Int, of subject: any Subject
  ) -> String {
    let format = LineFormat(setting)
    var expected = ResultBatch(setting)
    appendExpected(batch, index, to: &expected)
    var operandBytes: [UInt8] = []
    var gotBytes: [UInt8] = []
    var expectedBytes: [UInt8] = []
    format.appendOperands(batch, index, to: &operandBytes)
    format.appendResult(results, index, to: &gotBytes)
    format.appendResult(expected, 0, to: &expectedBytes)
    let operands = String(decoding: operandBytes, as: UTF8.self)
    var line = "\(setting): \(operands) -> \(String(decoding: gotBytes, as: UTF8.self))"
    line += ", expected \(freedom(batch, index) ?? String(decoding: expectedBytes, as: UTF8.self))"
    if roundsToPosit {
      line += exactText(batch, index, results.words[index], expected.words[0])
    }
    return line + "; repeat: " + subject.command(repeating: operands, setting)
  }

  /// The exact value and the boundary between it and the wrong result.
  private func exactText(
    _ batch: CaseBatch, _ index: Int, _ got: UInt64, _ expected: UInt64
  ) -> String {
    let format = setting.oracle
    var text = ""
    if case .rational(let value) = exactReal(batch, index) {
      text += ", exact \(value.scientificText(digits: 17))"
    }
    guard let interval = format.roundingInterval(expected), got != format.nar else { return text }
    let isAbove = format.signedWord(got) > format.signedWord(expected)
    guard let boundary = isAbove ? interval.upper : interval.lower else { return text }
    return text + ", boundary \(ExactRational(boundary).scientificText(digits: 17))"
  }
}
