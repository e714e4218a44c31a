import PositArithmetic
import PositOracle
import TestSupport
import Testing

/// Bugs that other posit libraries had, each as a test that this one passes.
@Suite struct ArithmeticRegressionTests {
  let p32 = PositFormat.posit32
  let p16 = PositFormat.posit16

  /// stillwater-sc/universal#534: posit(32,2) 10 / 2 was 4.
  @Test func universal534TenByTwo() {
    #expect(Posit32(10) / 2 == 5)
    #expect(Posit16(10) / 2 == 5 && Posit8(10) / 2 == 5)
  }

  /// stillwater-sc/universal#534: quotients one ulp low because sticky bits were dropped.
  @Test func universal534QuotientsKeepTheirSticky() throws {
    var bad: [String] = []
    let divide = try #require(CheckedOperation.binary.first { $0.name == "divide" })
    var operands = HardOperands(p32, seed: 534)
    for _ in 0..<samples(20_000) {
      bad += divide.mismatch(p32, operands.draw(2)).map { [$0] } ?? []
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed 534): \(bad.prefix(5))")
  }

  /// stillwater-sc/universal#343: the fast posit(16,2) division failed against all divisors.
  @Test func universal343Division16() throws {
    var bad: [String] = []
    let divide = try #require(CheckedOperation.binary.first { $0.name == "divide" })
    for x: UInt64 in [0x4000, 0x5A31, 0x0001, 0x7FFF, 0x8001, 0xC123] {
      for y in stride(from: 0, through: p16.patternMask, by: 7) {
        bad += divide.mismatch(p16, [x, y]).map { [$0] } ?? []
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  /// stillwater-sc/universal PR#1238: fma returned an unrounded internal type.
  @Test func universal1238FmaIsRoundedAndAPosit() {
    let ulp = Posit16.one.next - 1
    #expect(Posit16.fma(.one + ulp, .one + ulp, -(.one + ulp + ulp)) == ulp * ulp)
    #expect(Posit16.fma(.one, .one, .minpos) == 1)
  }

  /// facebookresearch/deepfloat#4: products misrounded, es > n - 3 unsupported.
  @Test func deepfloat4ExponentsWiderThanTheRest() throws {
    var bad: [String] = []
    let multiply = try #require(CheckedOperation.binary.first { $0.name == "multiply" })
    for format in smallFormats(upTo: 6, es: 2...4) where format.es > format.n - 3 {
      for x in 0...format.patternMask {
        for y in 0...format.patternMask {
          bad += multiply.mismatch(format, [x, y]).map { [$0] } ?? []
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  /// minhhn2910/QPyTorch#2: n = 7, 9, 11...15 were "unexpected posit config".
  @Test func qpytorch2EveryWidthWorks() throws {
    for n in [7, 9, 11, 12, 13, 14, 15] {
      let format = try PositFormat(n: n, es: 1)
      let half = format.pattern(rounding: 0.5)
      #expect(format.double(rounding: format.add(half, half)) == 1)
    }
  }

  /// SoftPosit 0.4.1 p32_mulAdd: off by one pattern in 0.3 % of structured inputs.
  @Test func softPositP32MulAdd() {
    #expect(p32.fma(0xA200_0000, 0xD2AB_0F90, 0x3B95_FB1B) == 0x4E8F_D129)
    #expect(p32.fma(0x3000_0000, 0x8000_0001, 0xD7D0_70C3) == 0x8000_0001)
  }

  /// SoftPosit 0.4.1 pX2_mulAdd at 16 bits: wrong among the long regimes.
  @Test func softPositPX2MulAdd16() {
    #expect(p16.fma(0xB000, 0x8002, 0x0148) == 0x7FFF)
  }

  /// SoftPosit rev 17d5628 pX2 fma lost the sticky bit (`=` for `|=`).
  @Test func softPositPX2FmaSticky() {
    #expect(p16.fma(0x7680, 0x6128, 0x0001) == 0x7B9D)
    #expect(p16.fma(0x80AE, 0x3A00, 0xFFFD) == 0x80C1)
  }

  /// SoftPosit rev 17d5628 pX2 at 32 bits: a shift by -1.
  @Test func softPositPX2ShiftByMinusOne() throws {
    let add = try #require(CheckedOperation.binary.first { $0.name == "add" })
    #expect(add.mismatch(p32, [0xFFFF_FFFD, 0xFFFF_FFFE]) == nil)
  }

  /// The SoftPosit copy of 2019: products next to maxpos, and roundToInt(81) at 8 bits.
  @Test func softPosit2019NextToMaxpos() {
    #expect(p32.multiply(0x7FFF_FFFF, 0x3800_0000) == 0x7FFF_FFFF)
    #expect(PositFormat.posit8.nearestInt(0x81) == 0x81)
  }

  /// Universal: p32 square root went through double and rounded twice.
  @Test func universalSqrtThroughDouble() {
    #expect(p32.sqrt(0x3FFF_FFFF) == 0x3FFF_FFFF)
    #expect(p32.sqrt(0x3000_0003) == 0x3800_0001)
    #expect(CheckedOperation.unary[0].mismatch(p32, [0x3000_0003]) == nil)
  }

  /// Universal: round() took halves away from zero.
  @Test func universalRoundHalfAway() {
    #expect(p32.nearestInt(0x3800_0000) == 0)
    #expect(Posit32(1.5).nearestInt == 2 && Posit32(2.5).nearestInt == 2)
    #expect(Posit32(-2.5).nearestInt == -2 && Posit32(-0.5).nearestInt == 0)
  }

  /// softposit-rs PxE2<8>, <16>: add never ended, mul was wrong (exponent shifted by n - 1 - es).
  @Test func softpositRsPxE2() {
    let p8 = PositFormat.posit8
    #expect(
      p8.add(0x02, 0xFD)
        == p8.pattern(rounding: p8.double(rounding: 0x02) - p8.double(rounding: 0x03)))
    #expect(CheckedOperation.binary[0].mismatch(p16, [0xD924, 0x36DC]) == nil)
    #expect(p8.multiply(0x01, 0x61) == 0x02)
  }

  /// softposit-rs: ceil(0) was 1, ceil(-1) was 0.
  @Test func softpositRsCeil() throws {
    for format in [try PositFormat(n: 8, es: 0), .posit32] {
      #expect(format.ceil(0) == 0)
      #expect(format.ceil(format.negate(format.onePattern)) == format.negate(format.onePattern))
    }
  }
}
