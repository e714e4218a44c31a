import PositOracle
import Testing

/// Roundings worked out by hand from the rule of the (n+1)-bit posit.
@Suite struct RoundingGoldenTests {
  static let posit8 = OracleFormat(n: 8, es: 2)

  /// Between 2^20 (0x7E) and 2^24 (0x7F) the boundary is the 9-bit posit 2^22, not the arithmetic
  /// mean 17 * 2^19: 2^23 is nearer to 2^20 and yet rounds to 2^24.
  @Test func theBoundaryIsThePositOfOneMoreBit() {
    let two22 = ExactRational(significand: 1, exponent: 22)
    let tiny = ExactRational(significand: 1, exponent: -100)
    #expect(Self.posit8.rounded(two22) == 0x7E)
    #expect(Self.posit8.rounded(two22 - tiny) == 0x7E)
    #expect(Self.posit8.rounded(two22 + tiny) == 0x7F)
    #expect(Self.posit8.rounded(ExactRational(significand: 1, exponent: 23)) == 0x7F)
    #expect(Self.posit8.rounded(-two22) == 0x82)
    #expect(Self.posit8.rounded(-two22 - tiny) == 0x81)
  }

  @Test func tiesGoToEvenWords() {
    // posit8: 1 = 0x40, 1.125 = 0x41, 1.25 = 0x42.
    #expect(Self.posit8.rounded(1.0625) == 0x40)
    #expect(Self.posit8.rounded(1.1875) == 0x42)
    #expect(Self.posit8.rounded(-1.0625) == 0xC0)
    #expect(Self.posit8.rounded(-1.1875) == 0xBE)
  }

  @Test func saturatesAndNeverRoundsToZeroOrNaR() {
    #expect(Self.posit8.rounded(1e300) == 0x7F)
    #expect(Self.posit8.rounded(-1e300) == 0x81)
    #expect(Self.posit8.rounded(Double.leastNonzeroMagnitude) == 0x01)
    #expect(Self.posit8.rounded(-Double.leastNonzeroMagnitude) == 0xFF)
    #expect(Self.posit8.rounded(0.0) == 0)
    #expect(Self.posit8.rounded(-0.0) == 0)
    #expect(Self.posit8.rounded(Double.infinity) == 0x80)
    #expect(Self.posit8.rounded(-Double.infinity) == 0x80)
    #expect(Self.posit8.rounded(Double.nan) == 0x80)
    #expect(Self.posit8.rounded(Float.nan) == 0x80)
    #expect(Self.posit8.rounded(decimal: "0.1") == Self.posit8.rounded(0.1))
    let two = OracleFormat(n: 2, es: 2)
    #expect(two.rounded(1e9) == 1 && two.rounded(-1e-9) == 3)
  }

  /// A decimal just above a tie that binary64 cannot tell from the tie: no double rounding.
  @Test func decimalTextIsRoundedOnce() {
    let posit16 = OracleFormat(n: 16, es: 1)
    // 1 = 0x4000, next 1 + 2^-12; the tie 1 + 2^-13 = 1.0001220703125.
    #expect(posit16.rounded(decimal: "1.0001220703125") == 0x4000)
    #expect(posit16.rounded(decimal: "1.00012207031250000000000000001") == 0x4001)
  }

  @Test func ieeeRounding() {
    let half = IEEEFormat.binary16
    #expect(half.rounded(ExactRational(65504)) == 0x7BFF)
    #expect(half.rounded(ExactRational(65519)) == 0x7BFF)
    #expect(half.rounded(ExactRational(65520)) == 0x7C00)
    #expect(half.rounded(ExactRational(significand: 1, exponent: -24)) == 1)
    #expect(half.rounded(ExactRational(significand: 1, exponent: -25)) == 0)
    #expect(half.rounded(ExactRational(significand: -1, exponent: -25)) == 0x8000)
    #expect(half.rounded(ExactRational(significand: 3, exponent: -26)) == 1)
    #expect(IEEEFormat.binary64.quietNaN == 0x7FF8_0000_0000_0000)
    #expect(IEEEFormat.binary32.quietNaN == 0x7FC0_0000)
  }
}
