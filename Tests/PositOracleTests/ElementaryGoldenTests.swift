import PositOracle
import Testing

/// Exact cases, domains and special values of the elementary functions, from the standard and its
/// footnotes.
@Suite struct ElementaryGoldenTests {
  static let posit16 = OracleFormat(n: 16, es: 2)
  static func q(_ numerator: Int, _ denominator: Int = 1) -> ExactRational {
    ExactRational(numerator, over: denominator)
  }
  static func round(_ real: ExactReal) -> UInt64 { posit16.rounded(real) }
  static func posit(_ value: Double) -> UInt64 { posit16.rounded(value) }

  @Test func exactCases() {
    let cases: [(ExactReal, Double)] = [
      (.exp2(Self.q(-3)), 0.125), (.exp10(Self.q(4)), 10000), (.exp2Minus1(Self.q(5)), 31),
      (.exp10Minus1(Self.q(1)), 9), (.log2(Self.q(1, 8)), -3), (.log10(Self.q(1000)), 3),
      (.log2Plus1(Self.q(-3, 4)), -2), (.log10Plus1(Self.q(99)), 2), (.sinPi(Self.q(1, 2)), 1),
      (.sinPi(Self.q(-1, 2)), -1), (.cosPi(Self.q(1, 2)), 0), (.cosPi(Self.q(3)), -1),
      (.tanPi(Self.q(1, 4)), 1), (.tanPi(Self.q(3, 4)), -1), (.tanPi(Self.q(-1, 4)), -1),
      (.arcTanPi(Self.q(-1)), -0.25), (.arcCosPi(Self.q(-1)), 1), (.arcSinPi(Self.q(1)), 0.5),
      (.arcTan2Pi(Self.q(1), Self.q(1)), 0.25), (.arcTan2Pi(Self.q(-1), Self.q(-1)), -0.75),
      (.arcTan2Pi(Self.q(-2), Self.q(0)), 1), (.arcTan2Pi(Self.q(0), Self.q(-5)), -0.5),
      (.pow(Self.q(4), Self.q(1, 2)), 2), (.pow(Self.q(-2), Self.q(3)), -8),
      (.pow(Self.q(0), Self.q(2)), 0), (.pow(Self.q(-1), Self.q(0)), 1),
      (.compound(Self.q(-1), 0), 1), (.compound(Self.q(1), 10), 1024),
      (.compound(Self.q(-3), 3), -8), (.compound(Self.q(1), -3), 0.125),
      (.rootN(Self.q(-27), 3), -3), (.rootN(Self.q(16), -4), 0.5), (.rSqrt(Self.q(1, 4)), 2),
      (.hypot(Self.q(3), Self.q(-4)), 5), (.sqrt(Self.q(49)), 7), (.cosH(Self.q(0)), 1),
      (.exp(Self.q(0)), 1), (.log(Self.q(1)), 0), (.arcCos(Self.q(1)), 0),
      (.nearestInt(Self.q(3, 2)), 2), (.nearestInt(Self.q(5, 2)), 2),
      (.nearestInt(Self.q(-3, 2)), -2), (.ceil(Self.q(-3, 2)), -1), (.floor(Self.q(-3, 2)), -2),
    ]
    for (index, (real, expected)) in cases.enumerated() {
      #expect(Self.round(real) == Self.posit(expected), "case \(index): \(expected)")
      #expect(Self.posit16.isCorrectlyRounded(Self.posit(expected), of: real), "case \(index)")
    }
    // sqrt(minPos^2 + minPos^2): one rounding of an exact intermediate far below minPos.
    let minPos = ExactRational(significand: 1, exponent: -56)
    #expect(Self.round(.hypot(minPos, minPos)) == 1)
    let maxPos = ExactRational(significand: 1, exponent: 56)
    #expect(Self.round(.fMM(maxPos, maxPos, minPos)) == Self.posit16.maxPos)
  }

  @Test func domains() {
    let reals: [ExactReal] = [
      .divide(Self.q(1), Self.q(0)), .sqrt(Self.q(-1)), .rSqrt(Self.q(0)), .log(Self.q(0)),
      .log2(Self.q(-1)), .log10(Self.q(0)), .logPlus1(Self.q(-1)), .log2Plus1(Self.q(-1)),
      .log10Plus1(Self.q(-2)), .arcSin(Self.q(2)), .arcCosPi(Self.q(-2)), .arcCosH(Self.q(1, 2)),
      .arcTanH(Self.q(1)), .tanPi(Self.q(1, 2)), .tanPi(Self.q(-3, 2)), .pow(Self.q(0), Self.q(0)),
      .pow(Self.q(0), Self.q(-1)), .pow(Self.q(-2), Self.q(1, 2)), .compound(Self.q(-1), -1),
      .rootN(Self.q(5), 0), .rootN(Self.q(0), -2), .rootN(Self.q(-4), 2),
      .arcTan2(Self.q(0), Self.q(0)), .arcTan2Pi(Self.q(0), Self.q(0)),
    ]
    for (index, real) in reals.enumerated() {
      #expect(Self.round(real) == Self.posit16.nar, "case \(index)")
      #expect(!Self.posit16.isCorrectlyRounded(0, of: real), "case \(index)")
    }
  }

  /// Saturation where binary64 would overflow to infinity or underflow to zero, and far beyond.
  @Test func saturatesFarOutsideOfTheRange() {
    for exponent in [10, 20, 40, 56, 90, 240, 990] {
      let x = ExactRational(significand: 1, exponent: exponent)
      for function in [ExactReal.exp, ExactReal.exp2, ExactReal.exp10] {
        #expect(Self.round(function(x)) == Self.posit16.maxPos)
        #expect(Self.round(function(-x)) == 1)
      }
      for function in [ExactReal.expMinus1, ExactReal.exp2Minus1, ExactReal.exp10Minus1] {
        #expect(Self.round(function(x)) == Self.posit16.maxPos)
        #expect(Self.round(function(-x)) == Self.posit(-1))
      }
      #expect(Self.round(.sinH(-x)) == Self.posit16.negated(Self.posit16.maxPos))
      #expect(Self.round(.pow(x, x)) == Self.posit16.maxPos)
      #expect(Self.round(.pow(x, -x)) == 1)
      #expect(Self.round(.pow(-x, x + .one)) == Self.posit16.negated(Self.posit16.maxPos))
      #expect(Self.round(.tanH(x)) == Self.posit(1))
      #expect(Self.round(.sin(ExactRational.one / x)) == Self.posit16.rounded(.one / x))
    }
  }

  /// Where the word is cut inside the exponent bits 2^x is an exact tie: the even word wins.
  @Test func exactTiesOfExp2() {
    for exponent in [49, 51, 54, -49, -51, -54] {
      let power = ExactRational(significand: 1, exponent: exponent)
      let word = Self.round(.exp2(Self.q(exponent)))
      #expect(word == Self.posit16.rounded(power))
      #expect(Self.posit16.exactValue(word) != power, "2^\(exponent) is no tie")
      #expect(word % 2 == 0)
    }
  }
}
