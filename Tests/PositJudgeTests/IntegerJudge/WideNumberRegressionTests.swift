import PositOracle
import TestSupport
import Testing

@testable import PositJudge

/// Products that differ in their lowest word alone, and powers between their bounds: what the
/// comparison of judges does not come close enough to.
@Suite struct WideNumberRegressionTests {
  private func number(_ significand: UInt64, _ exponent: Int = 0) -> ScaledSignificand {
    ScaledSignificand(isNegative: false, magnitude: significand, exponent: exponent)
  }

  /// x * x * z against (x - 1) * (x + 1) * z: chosen so that only the lowest of three words differs.
  @Test func productsThatDifferInTheLastWord() {
    let x = UInt64.max - 2
    let z: UInt64 = 1 << 63 + 1025
    let square = ProductMagnitude(number(x), number(x), number(z))
    let less = ProductMagnitude(number(x - 1), number(x + 1), number(z))
    #expect(square.order(to: less) == 1)
    #expect(less.order(to: square) == -1)
    #expect(square.order(to: ProductMagnitude(number(z), number(x), number(x))) == 0)
  }

  /// Exact powers of random numbers lie between the bounds, which meet only in exact ones; seed 11.
  @Test func powersLieBetweenTheirBounds() {
    var random = SplitMix64(seed: 11)
    for index in 0..<samples(400) {
      let short = index % 4 == 0
      let word = short ? 1 + random.next() % 64 : random.next() | 1 << 63
      let value = number(word, Int.random(in: -80 ..< -40, using: &random))
      let exponent = Int.random(in: 1...24, using: &random)
      let power = PowerBounds(value).power(UInt64(exponent))
      let exact = rational(value).power(exponent)
      let (low, high) = (rational(power.lower), rational(power.upper))
      #expect(low <= exact && exact <= high, "\(value)^\(exponent)")
      #expect((low == high) == (low == exact && exact == high), "\(value)^\(exponent)")
      // The stated relative width.
      let width = ExactRational(exponent).scaled(byPowerOfTwo: -125) * exact
      #expect(high - low <= width, "\(value)^\(exponent) is too wide")
    }
  }

  /// 1 + x lies between its bounds, which are exact where 127 bits suffice; seed 12.
  @Test func onePlusLiesBetweenItsBounds() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<samples(400) {
      var value = number(random.next() | 1 << 63, Int.random(in: -260..<140, using: &random))
      value.isNegative = Bool.random(using: &random)
      let bounds = PowerBounds(onePlus: value)
      let exact = (ExactRational.one + rational(value)).magnitude
      let (low, high) = (rational(bounds.lower), rational(bounds.upper))
      #expect(low <= exact && exact <= high, "1 + \(value)")
      #expect(high - low <= exact.scaled(byPowerOfTwo: -62), "1 + \(value) is too wide")
    }
  }

  private func rational(_ value: ScaledSignificand) -> ExactRational {
    let magnitude = ExactRational(value.significand).scaled(byPowerOfTwo: value.exponent)
    return value.isNegative ? -magnitude : magnitude
  }

  private func rational(_ value: PowerBounds.WideMagnitude) -> ExactRational {
    let high = ExactRational(UInt64(value.significand >> 64)).scaled(byPowerOfTwo: 64)
    let low = ExactRational(UInt64(truncatingIfNeeded: value.significand))
    return (high + low).scaled(byPowerOfTwo: value.exponent)
  }
}
