import PositJudge

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
    let right = freedom(batch, index) ?? String(decoding: expectedBytes, as: UTF8.self)
    return "\(setting): \(operands) -> \(String(decoding: gotBytes, as: UTF8.self))"
      + ", expected \(right)" + explanation(results, batch, index) + "; "
      + subject.origin(ofRow: index, operands: operands, setting)
  }
}
