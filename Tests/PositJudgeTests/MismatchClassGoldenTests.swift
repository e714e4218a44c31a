import PositOracle
import Testing

@testable import PositJudge
@testable import Verification

/// What wrong results are called, and what the lines of mismatches say.
@Suite struct MismatchClassGoldenTests {
  /// The judge, one row of operands and one result, from their lines.
  private static func row(
    _ operation: String, _ format: String, _ operands: String, _ result: String
  ) throws -> (judge: Judge, batch: CaseBatch, results: ResultBatch) {
    let setting = Setting(try .named(operation), try OracleElementFormat(parsing: format))
    let lines = LineFormat(setting)
    var batch = CaseBatch(setting)
    var results = ResultBatch(setting)
    try lines.parseOperands(Array(operands.utf8)[...], line: 1, into: &batch)
    try lines.parseResult(Array(result.utf8)[...], line: 1, into: &results)
    return (Judge(setting), batch, results)
  }

  @Test(arguments: [
    // posit(16,1): 0x4000 is 1, 0x4800 is 1.5, 0x4c00 is 1.75, 0x7b00 is 192, 0x8000 is NaR.
    ("toInt8", "0x8000", "0", "an integer instead of the sentinel, for NaR"),
    ("toInt8", "0x7b00", "-64", "the low bits instead of the sentinel, out of range (wraps)"),
    (
      "toInt8", "0x7b00", "127",
      "the end of the range instead of the sentinel, out of range (saturates)"
    ),
    ("toInt8", "0x7b00", "12", "an integer instead of the sentinel, out of range"),
    (
      "toUInt8", "0xc000", "0",
      "the end of the range instead of the sentinel, out of range (saturates)"
    ),
    ("toUInt8", "0xc000", "255", "the low bits instead of the sentinel, out of range (wraps)"),
    ("toInt8", "0x4000", "-128", "the sentinel instead of an integer"),
    ("toInt8", "0x4000", "0", "zero instead of a nonzero integer"),
    ("toInt8", "0x4000", "-1", "the wrong sign"),
    ("toInt8", "0x4800", "1", "a tie to the odd integer"),
    ("toInt8", "0x4c00", "1", "the wrong neighbour (cut off instead of rounded?)"),
    ("toInt8", "0x4000", "2", "the neighbour of an integer that needs no rounding"),
    ("toInt8", "0x0000", "5", "an integer instead of zero"),
    ("toInt8", "0x4000", "9", "more than one off"),
    ("toFloat16", "0x8000", "0x0000", "a number instead of NaN"),
    ("toFloat16", "0x8000", "0x7c00", "infinity instead of NaN"),
    ("toFloat16", "0x4000", "0x7e00", "NaN instead of a number"),
    ("toFloat16", "0x0000", "0x8000", "-0 instead of 0, or the reverse"),
    ("toFloat16", "0x4000", "0x0000", "zero instead of a nonzero number"),
    ("toFloat16", "0x0010", "0x0000", "zero instead of a nonzero number, subnormal (flushed?)"),
    ("toFloat16", "0x0000", "0x3c00", "a number instead of zero"),
    ("toFloat16", "0x4000", "0xbc00", "the wrong sign"),
    ("toFloat16", "0x7fff", "0x7bff", "the largest number instead of infinity (saturates)"),
    ("toFloat16", "0x7fff", "0x3c00", "a number instead of infinity"),
    ("toFloat16", "0x4000", "0x7c00", "infinity instead of a number"),
    ("toFloat16", "0x4000", "0x3c01", "the wrong neighbour"),
    ("toFloat16", "0x4002", "0x3c01", "a tie to the odd word"),
    ("toFloat16", "0x4000", "0x3c05", "more than one pattern off"),
    ("compareLess", "0x4000 0x4800", "0", "0 instead of 1"),
    ("toDecimal", "0x419a", "1.1", "a decimal that reads back, but is not exact"),
    ("toDecimal", "0x419a", "-1.10009765625", "the wrong sign"),
    ("toDecimal", "0x419a", "abc", "no decimal number"),
    (
      "toShortestDecimal", "0x419a", "1.10009765625",
      "a decimal that reads back, but is not the shortest"
    ),
    (
      "add", "0x4000 0x4000", "0xxz5",
      "x or z among the digits: sampled before it settled, or never driven?"
    ),
  ])
  func aWrongResultHasItsClass(
    operation: String, operands: String, result: String, name: String
  ) throws {
    let (judge, batch, results) = try Self.row(operation, "posit(16,1)", operands, result)
    #expect(results.unsettled[0] != nil || !judge.isRight(results, batch, 0))
    #expect(judge.className(results, batch, 0) == name)
  }

  /// posit(8,0): a quire of 56 bits, 12 of them behind the point, 12 before it, then the guard.
  @Test(arguments: [
    ("0x00000000001000", "off in the lowest bit", "0x00000000001001", 0, 0),
    ("0x00000000001000", "off from a fraction bit down", "0x00000000001012", 4, 1),
    ("0x00000000001000", "off from an integer bit down", "0x00000000003000", 13, 13),
    ("0x00000000001000", "off from a carry guard bit down", "0x00000008001001", 27, 0),
    ("0x00000000001000", "the wrong sign", "0xfffffffffff000", 55, 13),
    ("0x00000000001000", "zero instead of a nonzero number", "0x00000000000000", 12, 12),
    ("0x00000000001000", "NaR instead of a number", "0x80000000000000", 55, 12),
  ])
  func aWrongQuireIsPlacedByItsFirstBit(
    right: String, name: String, got: String, highest: Int, lowest: Int
  ) throws {
    let (judge, batch, results) = try Self.row(
      "qAddP", "posit(8,0)", "\(right) 0x00", got)
    #expect(judge.className(results, batch, 0) == name)
    let line = judge.mismatchLine(results, batch, 0, of: OracleSubject())
    #expect(
      line.contains(", first differing bit \(highest) (2^\(highest - 12)), last \(lowest)"),
      "\(line)")
  }

  /// Where the exact value and the boundary agree to 17 digits, their difference is told.
  @Test func aDistanceThatDoesNotShowIsPrinted() throws {
    // 1 + 2^-120 lies far below the tie.
    let (judge, batch, results) = try Self.row(
      "fma", "posit32", "0x40000000 0x00000001 0x40000000", "0x40000001")
    let line = judge.mismatchLine(results, batch, 0, of: OracleSubject())
    #expect(
      line.contains(", exact 1.0000000000000000e0, boundary 1.0000000037252903e0; repeat"),
      "\(line)")
    // 2^-14 (1 + 2^-20) times 2^-14 (1 - 2^-20), and 1: less than the tie 1 + 2^-28 by 2^-68.
    let near = try Self.row(
      "fma", "posit32", "0x06000010 0x05ffffe0 0x40000000", "0x40000001")
    let text = near.judge.mismatchLine(near.results, near.batch, 0, of: OracleSubject())
    #expect(
      text.contains(
        ", exact 1.0000000037252903e0, boundary 1.0000000037252903e0, exact - boundary -3.39e-21;"),
      "\(text)")
  }

  /// Of a root, which no fraction is, the first digits are told as well.
  @Test func anIrrationalValueIsPrinted() throws {
    let (judge, batch, results) = try Self.row("sqrt", "posit(16,1)", "0x5000", "0x4000")
    let line = judge.mismatchLine(results, batch, 0, of: OracleSubject())
    #expect(line.contains(", exact 1.4142135623730950e0, boundary "), "\(line)")
  }
}
