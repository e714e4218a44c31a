import PositArithmetic
import PositOracle
import TestSupport
import Testing

@Suite struct ArithmeticHardCaseTests {
  @Test(arguments: [
    (16, 1), (16, 2), (32, 2), (32, 0), (32, 4), (31, 3), (33, 0), (48, 3), (64, 0), (64, 2),
    (64, 4),
  ])
  func againstTheOracle(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    let seed = UInt64(100 * n + es)
    var operands = HardOperands(format, seed: seed)
    var bad: [String] = []
    let operations =
      CheckedOperation.unary + CheckedOperation.binary + CheckedOperation.ternary
    for _ in 0..<samples(n > 32 ? 2_000 : 6_000) {
      for operation in operations {
        bad += operation.mismatch(format, operands.draw(operation.arity)).map { [$0] } ?? []
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed \(seed)): \(bad.prefix(5))")
  }

  @Test(arguments: [(16, 1), (16, 2), (32, 2), (64, 2), (64, 4)])
  func compoundAndRootN(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    let oracle = OracleFormat(n: n, es: es)
    let seed = UInt64(7_000 + 100 * n + es)
    var operands = HardOperands(format, seed: seed)
    var bad: [String] = []
    for _ in 0..<samples(300) {
      let x = operands.draw(after: nil)
      let integer = Int(truncatingIfNeeded: operands.generator.next() % 61) - 30
      let value = oracle.exactValue(x)
      let compound = value.map { oracle.rounded(.compound($0, integer)) } ?? oracle.nar
      if format.compound(x, integer) != compound {
        bad.append("\(format) compound \(format.hexadecimal(x)) \(integer)")
      }
      let root = value.map { oracle.rounded(.rootN($0, integer)) } ?? oracle.nar
      if format.rootN(x, integer) != root {
        bad.append("\(format) rootN \(format.hexadecimal(x)) \(integer)")
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed \(seed)): \(bad.prefix(5))")
  }

  /// Operands whose exact result lies on a tie between posits, or next to it.
  @Test(arguments: [(16, 1), (16, 2), (32, 2), (64, 2)])
  func productsAndQuotientsNextToTies(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    let wider = try PositFormat(n: min(64, n + 1), es: es)
    let seed = UInt64(9_000 + 100 * n + es)
    var operands = HardOperands(format, seed: seed)
    var bad: [String] = []
    for _ in 0..<samples(5_000) {
      // target = tie near the quotient's value; x = round(target * y) makes x / y close to it.
      let y = operands.draw(after: nil)
      let tie = (operands.draw(after: nil) << 1 | 1) & wider.patternMask
      let x =
        format.n < 64
        ? wider.convert(wider.multiply(tie, format.convert(y, to: wider)), to: format)
        : format.multiply(tie, y)
      for operation in CheckedOperation.binary where operation.name != "hypot" {
        for z in [x, format.next(x), format.prior(x)] {
          bad += operation.mismatch(format, [z, y]).map { [$0] } ?? []
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed \(seed)): \(bad.prefix(5))")
  }
}
