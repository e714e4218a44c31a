import PositArithmetic
import PositOracle
import TestSupport
import Testing

@Suite struct IntegerConversionHardCaseTests {
  static let cases = [
    (3, 4), (6, 0), (8, 0), (8, 2), (16, 1), (16, 2), (32, 2), (48, 1), (64, 0), (64, 2),
  ]

  private func check<Integer: FixedWidthInteger>(
    _ type: Integer.Type, _ format: PositFormat, _ bad: inout [String]
  ) {
    let oracle = OracleFormat(n: format.n, es: format.es)
    let target = IntegerFormat(width: Integer.bitWidth, isSigned: Integer.isSigned)
    var operands = HardOperands(format, seed: UInt64(format.n))
    let patterns =
      format.n <= 8
      ? Array(0...format.patternMask) : (0..<samples(1_500)).map { _ in operands.draw(after: nil) }
    for pattern in patterns {
      let got: Integer = format.integer(rounding: pattern)
      let word = UInt64(truncatingIfNeeded: got) & target.mask
      if word != oracle.converted(pattern, to: target) {
        bad.append("\(format) \(format.hexadecimal(pattern)) -> \(Integer.self) \(got)")
      }
    }
    for _ in 0..<samples(1_500) {
      let shift = operands.generator.next() & 63
      let word = (operands.draw(after: nil) << shift) & target.mask
      for word in [word, target.sentinel, target.sentinel &- 1, target.mask, 0, 1] {
        let value = Integer(truncatingIfNeeded: word)
        if format.pattern(rounding: value) != oracle.converted(word, from: target) {
          bad.append("\(Integer.self) \(value) -> \(format)")
        }
      }
    }
  }

  @Test(arguments: cases)
  func allWidths(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    var bad: [String] = []
    check(Int8.self, format, &bad)
    check(Int16.self, format, &bad)
    check(Int32.self, format, &bad)
    check(Int64.self, format, &bad)
    check(UInt8.self, format, &bad)
    check(UInt16.self, format, &bad)
    check(UInt32.self, format, &bad)
    check(UInt64.self, format, &bad)
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }
}
