import PositArithmetic
import PositOracle
import TestSupport
import Testing

@Suite struct WideConversionHardCaseTests {
  @Test(arguments: [(33, 0), (48, 2), (64, 0), (64, 2), (64, 4), (32, 2)])
  func doublesBothWays(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    let oracle = OracleFormat(n: n, es: es)
    var operands = HardOperands(format, seed: UInt64(n))
    var bad: [String] = []
    for _ in 0..<samples(5_000) {
      let pattern = operands.draw(after: nil)
      let double = format.double(rounding: pattern).bitPattern
      if double != oracle.converted(pattern, to: .binary64) {
        bad.append("\(format) \(format.hexadecimal(pattern)) -> double")
      }
      let float = UInt64(format.float(rounding: pattern).bitPattern)
      if float != oracle.converted(pattern, to: .binary32) {
        bad.append("\(format) \(format.hexadecimal(pattern)) -> float")
      }
      if UInt64(format.float16Bits(rounding: pattern)) != oracle.converted(pattern, to: .binary16) {
        bad.append("\(format) \(format.hexadecimal(pattern)) -> float16")
      }
      let near = Double(bitPattern: double &+ (operands.generator.next() & 7) &- 3)
      if near.isFinite, format.pattern(rounding: near) != oracle.rounded(near) {
        bad.append("\(near) -> \(format)")
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test(arguments: [(8, 2), (16, 1), (32, 2), (64, 2)])
  func decimalText(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    let oracle = OracleFormat(n: n, es: es)
    var generator = SplitMix64(seed: UInt64(n))
    var bad: [String] = []
    for _ in 0..<samples(2_000) {
      let exponent = Int(generator.next() % 81) - 40
      let text =
        "\(Int64(bitPattern: generator.next()) >> Int64(generator.next() & 63))e\(exponent)"
      if try format.pattern(parsing: text) != oracle.rounded(decimal: text) { bad.append(text) }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }
}
