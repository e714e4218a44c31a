import PositOracle
import Testing

/// Oracle functions against other ways to the same number, so that a slip in one of MPFR's newer
/// functions, or in its use, would show.
@Suite struct ElementaryConsistencySampledTests {
  static let format = OracleFormat(n: 16, es: 2)

  /// Every 61st pattern that is a positive real, in both signs.
  static var operands: [ExactRational] {
    stride(from: UInt64(1), through: format.maxPos, by: 61).flatMap { pattern -> [ExactRational] in
      guard let value = format.exactValue(pattern) else { return [] }
      return [value, -value]
    }
  }

  @Test func twoWaysToOneFunctionAgree() {
    let one = ExactRational.one
    let two = ExactRational(2)
    let pairs: [(String, (ExactRational) -> ExactReal, (ExactRational) -> ExactReal)] = [
      ("logPlus1", ExactReal.logPlus1, { .log($0 + one) }),
      ("log2Plus1", ExactReal.log2Plus1, { .log2($0 + one) }),
      ("log10Plus1", ExactReal.log10Plus1, { .log10($0 + one) }),
      ("exp2", ExactReal.exp2, { .pow(two, $0) }),
      ("exp10", ExactReal.exp10, { .pow(ExactRational(10), $0) }),
      ("arcTan", ExactReal.arcTan, { .arcTan2(one, $0) }),
      ("arcTanPi", ExactReal.arcTanPi, { .arcTan2Pi(one, $0) }),
      ("sqrt", ExactReal.sqrt, { $0.sign < 0 ? .notReal : .rootN($0, 2) }),
      ("rSqrt", ExactReal.rSqrt, { $0.sign <= 0 ? .notReal : .rootN($0, -2) }),
      ("square", { .compound($0, 2) }, { .rational(($0 + one) * ($0 + one)) }),
      ("inverse cube", { .compound($0, -3) }, { .pow($0 + one, ExactRational(-3)) }),
    ]
    var bad: [String] = []
    for (name, first, second) in pairs {
      for x in Self.operands {
        let left = Self.format.rounded(first(x))
        let right = Self.format.rounded(second(x))
        if left != right { bad.append("\(name)(\(x)): \(left) and \(right)") }
        if !Self.format.isCorrectlyRounded(left, of: second(x)) { bad.append("\(name)(\(x))") }
      }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }

  /// Roots judged without MPFR: the interval of the result, its ends raised to the degree, holds x.
  @Test func rootsAgreeWithPowersOfTheirBoundaries() {
    var bad: [String] = []
    for degree in [2, 3, 5] {
      for x in Self.operands where x.sign > 0 {
        let pattern = Self.format.rounded(.rootN(x, degree))
        guard let interval = Self.format.roundingInterval(pattern) else { continue }
        let lower = interval.lower.map { ExactRational($0).power(degree) } ?? .zero
        let upper = interval.upper.map { ExactRational($0).power(degree) } ?? x
        if x < lower || x > upper { bad.append("rootN(\(x), \(degree))") }
      }
    }
    #expect(bad.isEmpty, "\(bad.prefix(3))")
  }

  @Test func quireWordsRoundTripAndOverflowIsNaR() {
    let quire = OracleQuire(Self.format)
    let sum = quire.qMulAdd(1, 1).qMulSub(0x7FFF, 0x7FFF).qAddP(0x4000)
    #expect(OracleQuire(Self.format, words: sum.words).value == sum.value)
    #expect(OracleQuire.bits(of: Self.format) == 256)
    #expect(quire.qMulAdd(1, 1).words == [1, 0, 0, 0])
    #expect(quire.qMulAdd(0, 0x8000).qToP == 0x8000, "0 * NaR is NaR")
    #expect(quire.qMulAdd(0, 0x8000).words == [0, 0, 0, 1 << 63])
    var large = quire.qMulAdd(0x7FFF, 0x7FFF)
    for _ in 0..<31 { large = large.qAddQ(large) }
    #expect(large.value == nil, "2^31 maxPos^2 is one past the range")
    #expect(OracleQuire(Self.format, words: [0, 0, 0, 1 << 63]).value == nil)
  }
}
