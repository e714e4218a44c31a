import PositOracle
import Testing

/// The search for hard operands against a look at every operand of 16 bits.
@Suite struct HardCaseSearchPropertyTests {
  /// -log2 of the smallest relative distance of a result to a boundary, of all patterns; found by
  /// evaluating every pattern with 400 bits, ties left out. (Of logarithms the hardest lie in runs too
  /// short to be followed.)
  static let bits: [(function: ElementaryFunction, bits: Double)] = [
    (.exp, 28.02), (.exp2, 29.67), (.tan, 26.12), (.arcTan, 30.59), (.tanH, 28.79),
  ]

  @Test func theHardestOperandOf16BitsIsFound() {
    let format = OracleFormat(n: 16, es: 2)
    var bad: [String] = []
    for row in Self.bits {
      let search = HardCaseSearch(row.function, format, closeness: 10)
      guard let found = search.hardestOperands(everyRun: 1, keeping: 1).first else {
        bad.append("\(row.function): nothing")
        continue
      }
      if (found.bits - row.bits).magnitude > 0.006 { bad.append("\(row.function): \(found)") }
      if format.distanceToBoundary(row.function, found.operand) != found.bits {
        bad.append("\(row.function): \(found) is at another distance")
      }
    }
    #expect(bad.isEmpty, "\(bad)")
  }

  @Test func harderOnesComeFirstAndEveryRunIsAPart() {
    let format = OracleFormat(n: 32, es: 2)
    let search = HardCaseSearch(.exp2, format, closeness: 12)
    let coarse = search.hardestOperands(everyRun: 1 << 14, keeping: 50)
    let fine = search.hardestOperands(everyRun: 1 << 13, keeping: 100_000)
    #expect(!coarse.isEmpty)
    #expect(zip(coarse, coarse.dropFirst()).allSatisfy { $0.bits >= $1.bits })
    #expect(Set(coarse).isSubset(of: fine))
  }
}
