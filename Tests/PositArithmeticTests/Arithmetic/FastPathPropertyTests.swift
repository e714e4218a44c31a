import TestOperands
import Testing

@testable import PositArithmetic

/// The 64-bit paths for n <= 32 against their 128-bit twins, bit for bit.
@Suite struct FastPathPropertyTests {
  @Test(arguments: [(8, 0), (8, 2), (16, 1), (16, 2), (32, 0), (32, 1), (32, 2), (32, 4)])
  func sumsAgree(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    let seed = UInt64(n * 10 + es)
    var operands = HardOperands(format, seed: seed)
    var bad: [String] = []
    for _ in 0..<samples(200_000) {
      let o = operands.draw(3)
      if o.contains(where: { format.isZero($0) || format.isNaR($0) }) { continue }
      if format.add(o[0], o[1]) != PositEngine.addWide(o[0], o[1], n: n, es: es) {
        bad.append("\(format) add \(o)")
      }
      if format.fma(o[0], o[1], o[2]) != PositEngine.fmaWide(o[0], o[1], o[2], n: n, es: es) {
        bad.append("\(format) fma \(o)")
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed \(seed)): \(bad.prefix(5))")
  }
}
