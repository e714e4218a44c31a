import PositOracle
import TestSupport
import Testing

/// Sums in a window: what the definition says of examples, and what must hold of all of them.
@Suite struct WindowedSumPropertyTests {
  private let posit = OracleElementFormat.posit(n: 8, es: 1, regimeLimit: nil)
  private let half = OracleElementFormat.float(exponentBits: 5, fractionBits: 10)

  private func number(_ significand: Int64, _ exponent: Int = 0) -> ExactRational {
    ExactRational(significand: significand, exponent: exponent)
  }

  @Test func examples() {
    // Exponents 4 and 0; a window of 6 bits has the unit 2^(4 + 2 - 6) = 1.
    var sum = WindowedSum(bits: 6, for: posit)
    sum.add(number(16), of: posit)
    sum.add(number(7, -2), of: posit)
    #expect(sum.value == number(17))
    // Magnitudes are cut off, not the sum: -1.75 becomes -1.
    sum.add(number(-7, -2), of: posit)
    #expect(sum.value == number(16))
    // A product counts with the sum of its factors' exponents: 1.5 * 1.5 = 2.25 with 0.
    var product = WindowedSum(bits: 4, for: posit)
    product.add(number(3, -1), of: posit, times: number(3, -1), of: posit)
    #expect(product.value == number(9, -2))
    var narrow = WindowedSum(bits: 3, for: posit)
    narrow.add(number(3, -1), of: posit, times: number(3, -1), of: posit)
    #expect(narrow.value == number(2))
    // Zeros never lead.
    var zeros = WindowedSum(bits: 4, for: posit)
    zeros.add(.zero, of: posit)
    zeros.add(number(1, -12), of: posit, times: .zero, of: posit)
    zeros.add(number(-1, -12), of: posit)
    #expect(zeros.value == number(-1, -12))
    #expect(WindowedSum(bits: 4, for: posit).value == .zero)
  }

  @Test func floatsHaveAFloor() {
    // The window of binary16 is never below that of 2^-14: with 4 bits its unit is 2^-16.
    var sum = WindowedSum(bits: 4, for: half)
    sum.add(number(7, -17), of: half)
    #expect(sum.value == number(3, -16))
    #expect(half.leastNormalExponent == -14)
    #expect(half.exponent(of: number(1, -20)) == -14)
    #expect(half.exponent(of: number(-3, 4)) == 5)
    #expect(posit.leastNormalExponent == nil)
    #expect(posit.exponent(of: number(1, -12)) == -12)
  }

  /// With room for everything nothing is cut off; with less, each term by less than a unit, towards zero.
  @Test func windowsCutOffLessThanAUnitATerm() {
    var generator = SplitMix64(seed: 20_261_125)
    for _ in 0..<samples(500) {
      let patterns = (0..<7).map { _ in generator.next() & 0xFF }
      let values = patterns.compactMap { posit.exactValue($0) }
      guard values.count == 7 else { continue }
      var exact = ExactRational.zero
      var wide = WindowedSum(bits: 80, for: posit)
      var narrow = WindowedSum(bits: 9, for: posit)
      var largest = -100
      for pair in 0..<3 {
        let (x, y) = (values[2 * pair], values[2 * pair + 1])
        exact = exact + x * y
        wide.add(x, of: posit, times: y, of: posit)
        narrow.add(x, of: posit, times: y, of: posit)
        if (x * y).sign != 0 {
          largest = max(largest, posit.exponent(of: x) + posit.exponent(of: y))
        }
      }
      exact = exact + values[6]
      wide.add(values[6], of: posit)
      narrow.add(values[6], of: posit)
      if values[6].sign != 0 { largest = max(largest, posit.exponent(of: values[6])) }
      #expect(wide.value == exact, "\(patterns)")
      let unit = ExactRational.one.scaled(byPowerOfTwo: largest + 2 - 9)
      #expect((narrow.value - exact).magnitude < unit * ExactRational(4), "\(patterns)")
    }
  }

  @Test func specialsOfFloats() {
    let dot = OracleDotProduct(left: half, right: half, output: half, window: 12)
    let infinity = half.value(half.infinity ?? 0)
    let zero = half.value(0)
    let minusZero = half.value(half.signBit)
    func pattern(_ value: OracleElementFormat.Value) -> UInt64? { half.rounded(value) }
    #expect(pattern(dot.sum([(infinity, zero)], plus: zero)) == half.notANumber)
    #expect(pattern(dot.sum([(infinity, infinity)], plus: zero)) == half.infinity)
    #expect(pattern(dot.sum([(minusZero, half.value(0x3C00))], plus: minusZero)) == half.signBit)
    #expect(pattern(dot.sum([(minusZero, half.value(0x3C00))], plus: zero)) == 0)
  }
}
