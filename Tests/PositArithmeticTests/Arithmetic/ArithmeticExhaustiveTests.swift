import PositArithmetic
import PositOracle
import Testing

@Suite struct ArithmeticExhaustiveTests {
  /// All operands of every format of up to 8 bits, es 0...3.
  @Test(arguments: 0...3)
  func oneAndTwoOperands(es: Int) {
    var bad: [String] = []
    for format in smallFormats(upTo: 8, es: es...es) {
      let oracle = OracleFormat(n: format.n, es: format.es)
      let values = (0...format.patternMask).map { oracle.exactValue($0) }
      for x in 0...format.patternMask {
        for operation in CheckedOperation.unary {
          bad += operation.mismatch(format, [x], oracle, [values[Int(x)]]).map { [$0] } ?? []
        }
        for y in 0...format.patternMask {
          let reals = [values[Int(x)], values[Int(y)]]
          for operation in CheckedOperation.binary {
            if operation.name == "hypot" && format.n > 6 { continue }
            bad += operation.mismatch(format, [x, y], oracle, reals).map { [$0] } ?? []
          }
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  /// All triples of every format of up to 5 bits, es 0...3.
  @Test func threeOperands() {
    var bad: [String] = []
    for format in smallFormats(upTo: 5) {
      let oracle = OracleFormat(n: format.n, es: format.es)
      let values = (0...format.patternMask).map { oracle.exactValue($0) }
      for x in 0...format.patternMask {
        for y in 0...format.patternMask {
          for z in 0...format.patternMask {
            let reals = [values[Int(x)], values[Int(y)], values[Int(z)]]
            for operation in CheckedOperation.ternary {
              bad += operation.mismatch(format, [x, y, z], oracle, reals).map { [$0] } ?? []
            }
          }
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  /// compound and rootN: all operands of formats of up to 6 bits, exponents -9...9 and far out.
  @Test func operandAndInteger() {
    var bad: [String] = []
    let integers = Array(-9...9) + [64, -65, 1_000, -1_001, 1 << 40, -(1 << 40) - 1]
    for format in smallFormats(upTo: 6) + formats([(8, 0), (8, 2)]) {
      let oracle = OracleFormat(n: format.n, es: format.es)
      for x in 0...format.patternMask {
        let value = oracle.exactValue(x)
        for integer in integers {
          let compound = value.map { oracle.rounded(.compound($0, integer)) } ?? oracle.nar
          if integer.magnitude < 2_000, format.compound(x, integer) != compound {
            bad.append("\(format) compound \(format.hexadecimal(x)) \(integer)")
          }
          let root = value.map { oracle.rounded(.rootN($0, integer)) } ?? oracle.nar
          if format.rootN(x, integer) != root {
            bad.append("\(format) rootN \(format.hexadecimal(x)) \(integer)")
          }
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }
}
