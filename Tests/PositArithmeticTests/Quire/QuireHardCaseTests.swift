import PositArithmetic
import PositOracle
import TestSupport
import Testing

@Suite struct QuireHardCaseTests {
  static let cases = [
    (2, 0), (3, 1), (8, 0), (8, 2), (16, 1), (16, 2), (32, 2), (32, 0), (64, 2), (64, 4),
  ]

  @Test(arguments: cases)
  func widthIsTheStandardsRule(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    #expect(Quire.bitWidth(for: format) == OracleQuire.bits(of: OracleFormat(n: n, es: es)))
    if es == 2 { #expect(Quire.bitWidth(for: format) == 16 * n) }
  }

  /// Random walks of all ten operations, compared word for word with the oracle after every step.
  @Test(arguments: cases)
  func walks(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    let oracle = OracleFormat(n: n, es: es)
    let seed = UInt64(40_000 + 100 * n + es)
    var operands = HardOperands(format, seed: seed)
    var bad: [String] = []
    for _ in 0..<samples(60) {
      let start = operands.draw(after: nil)
      var ours = Quire(start, in: format)
      var right = OracleQuire.pToQ(oracle, start)
      var trace = "pToQ \(format.hexadecimal(start))"
      for _ in 0..<20 {
        var pair = operands.draw(2)
        // NaR ends a walk; most walks should go on.
        if operands.generator.next() % 32 != 0 {
          pair = pair.map { format.isNaR($0) ? format.onePattern : $0 }
        }
        let (x, y) = (pair[0], pair[1])
        switch operands.generator.next() % 9 {
        case 0: (ours, right, trace) = (negated(ours), right.qNegate, trace + ", qNegate")
        case 1: (ours, right, trace) = (absolute(ours), right.qAbs, trace + ", qAbs")
        case 2:
          ours.add(x)
          right = right.qAddP(x)
          trace += ", qAddP \(format.hexadecimal(x))"
        case 3:
          ours.subtract(x)
          right = right.qSubP(x)
          trace += ", qSubP \(format.hexadecimal(x))"
        case 4:
          ours.add(Quire(x, in: format))
          right = right.qAddQ(.pToQ(oracle, x))
          trace += ", qAddQ \(format.hexadecimal(x))"
        case 5:
          ours.subtract(Quire(x, in: format))
          right = right.qSubQ(.pToQ(oracle, x))
          trace += ", qSubQ \(format.hexadecimal(x))"
        case 6:
          // Full cancellation, then something tiny.
          ours.addProduct(x, y)
          ours.subtractProduct(y, x)
          ours.addProduct(format.minposPattern, x)
          right = right.qMulAdd(x, y).qMulSub(x, y).qMulAdd(format.minposPattern, x)
          trace += ", cancel \(format.hexadecimal(x)) \(format.hexadecimal(y))"
        case 7:
          ours.addProduct(x, y)
          right = right.qMulAdd(x, y)
          trace += ", qMulAdd \(format.hexadecimal(x)) \(format.hexadecimal(y))"
        default:
          ours.subtractProduct(x, y)
          right = right.qMulSub(x, y)
          trace += ", qMulSub \(format.hexadecimal(x)) \(format.hexadecimal(y))"
        }
        if ours.pattern != right.words || ours.toPosit() != right.qToP {
          bad.append("\(format) \(trace)")
          break
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed \(seed)): \(bad.prefix(2))")
  }

  private func negated(_ quire: Quire) -> Quire {
    var result = quire
    result.negate()
    return result
  }

  private func absolute(_ quire: Quire) -> Quire {
    var result = quire
    result.formAbsolute()
    return result
  }

  /// The largest sum that fits, and one more: doubling maxpos^2 31 times overflows to NaR.
  @Test(arguments: cases)
  func overflowIsNaR(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    let maxpos = format.maxposPattern
    var power = Quire(format)
    power.addProduct(maxpos, maxpos)
    var sum = power
    // 1 + 2 + ... + 2^30 = 2^31 - 1 products.
    for _ in 1...30 {
      power.add(power)
      sum.add(power)
    }
    #expect(!sum.isNaR && sum.toPosit() == maxpos)
    var negative = sum
    negative.negate()
    #expect(negative.toPosit() == format.negate(maxpos))
    sum.addProduct(maxpos, maxpos)
    #expect(sum.isNaR && sum.toPosit() == format.narPattern)
    // -2^31 maxpos^2 is the reserved word.
    negative.subtractProduct(maxpos, maxpos)
    #expect(negative.isNaR)
    sum.add(format.onePattern)
    #expect(sum.isNaR)
  }

  @Test func dotProductIsExact() throws {
    let format = PositFormat.posit16
    let x = [format.maxposPattern, format.minposPattern, format.negate(format.maxposPattern)]
    let y = [format.maxposPattern, format.onePattern, format.maxposPattern]
    #expect(format.dotProduct(x.span, y.span) == format.minposPattern)
  }
}
