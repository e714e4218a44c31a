import PositArithmetic
import PositOracle
import Testing

/// Conversion bugs that other posit libraries had, each as a test that this one passes.
@Suite struct ConversionRegressionTests {
  /// stillwater-sc/universal#100: posit32 to double gave garbage for negative patterns.
  @Test func universal100NegativePatterns() {
    let format = PositFormat.posit32
    for pattern in stride(from: UInt64(0x8000_0001), to: 0xFFFF_FFFF, by: 104_729) {
      #expect(
        format.double(rounding: pattern) == -format.double(rounding: format.negate(pattern)))
    }
  }

  /// stillwater-sc/universal PR#1259: float subnormals flushed to zero for large es.
  @Test func universal1259FloatSubnormals() throws {
    let format = try PositFormat(n: 16, es: 4)
    for exponent in -149 ... -126 {
      let x = Float(sign: .plus, exponent: exponent, significand: 1)
      let pattern = format.pattern(rounding: x)
      #expect(format.float(rounding: pattern) == Float(format.double(rounding: pattern)))
      #expect(format.float(rounding: pattern) > 0)
    }
  }

  /// stillwater-sc/universal#360: large posits were printed through long double.
  @Test func universal360ExactDecimals() {
    #expect(
      PositFormat.posit64.exactDecimal(PositFormat.posit64.maxposPattern)
        == "452312848583266388373324160190187140051835877600158453279131187530910662656")
  }

  /// stillwater-sc/universal#359: 1.0 became 1.125.
  @Test func universal359One() {
    for format in smallFormats(upTo: 64, es: 0...4) {
      #expect(format.pattern(rounding: 1.0) == format.onePattern)
      #expect(format.exactDecimal(format.onePattern) == "1")
    }
  }

  /// mightymercado/pysigmoid#15: wrong values next to zero for (8,0).
  @Test func pysigmoid15NextToZero() throws {
    let format = try PositFormat(n: 8, es: 0)
    #expect(
      [1, 2, 3, 0xFF, 0xFE].map { format.double(rounding: $0) }
        == [0x1p-6, 0x1p-5, 0x1.8p-5, -0x1p-6, -0x1p-5])
  }

  /// Tiiiger/QPyTorch#23: "nearest" rounded halves away.
  @Test func qpytorch23TiesToEven() {
    let format = PositFormat.posit8
    // 1 + 1/16 lies between 0x40 (1) and 0x41 (1.125); 1.1875 between 0x41 and 0x42 (1.25).
    #expect(format.pattern(rounding: 1.0625) == 0x40)
    #expect(format.pattern(rounding: 1.1875) == 0x42)
    #expect(format.pattern(rounding: -1.0625) == 0xC0)
  }

  /// Tiiiger/QPyTorch#48: 3.0 came back as -3.0.
  @Test func qpytorch48KeepsTheSign() {
    for format in smallFormats(upTo: 64) where format.n >= 6 + format.es {
      let three = format.pattern(rounding: Float(3))
      #expect(format.float(rounding: three) == 3)
    }
  }

  /// jax-ml/ml_dtypes PR#401: double and int64 were converted through float32.
  @Test func mlDtypes401NoDetourThroughFloat32() {
    let format = PositFormat.posit16
    // Just above the tie between 1 and its successor; float32 would round it onto the tie.
    let aboveTie = 1 + 0x1p-12 + 0x1p-40
    #expect(format.pattern(rounding: aboveTie) == 0x4001)
    #expect(format.pattern(rounding: Float(aboveTie)) == 0x4000)
    let integer: Int64 = 1 << 41 + 1 << 28 + 1
    #expect(
      format.pattern(rounding: integer)
        == OracleFormat(n: 16, es: 2).converted(
          UInt64(integer), from: IntegerFormat(width: 64, isSigned: true)))
  }

  /// softposit-rs: sticky bits of doubles and floats were cut off.
  @Test func softpositRsStickyOfFloats() throws {
    let p16e1 = try PositFormat(n: 16, es: 1)
    #expect(
      PositFormat.posit32.pattern(rounding: Double(bitPattern: 0x436E_5BA0_0000_0001))
        == 0x7FFE_F96F)
    #expect(p16e1.pattern(rounding: Float(bitPattern: 0x38D1_0001)) == 0x00A9)
  }

  /// SoftPosit 0.4.1: NaR became 0 and +inf, out of range saturated, -2^31 was a value.
  @Test func softPositSentinels() {
    let p32 = PositFormat.posit32
    #expect(p32.integer(rounding: p32.narPattern, as: Int32.self) == .min)
    #expect(p32.integer(rounding: p32.maxposPattern, as: Int32.self) == .min)
    #expect(p32.integer(rounding: p32.pattern(rounding: 3e9), as: Int32.self) == .min)
    #expect(p32.double(rounding: p32.narPattern).isNaN)
    #expect(p32.pattern(rounding: Int32.min) == p32.narPattern)
    #expect(PositFormat.posit8.pattern(rounding: Int32.min + 1) == 0x81)
  }

  /// posit1-fast (Universal): integers became maxpos, huge doubles NaR, tiny ones 0.
  @Test func posit1FastConversions() throws {
    for format in [try PositFormat(n: 8, es: 0), .posit8, .posit16, .posit32] {
      #expect(format.pattern(rounding: 1) == format.onePattern)
      #expect(format.pattern(rounding: 1e300) == format.maxposPattern)
      #expect(format.pattern(rounding: 1e-300) == format.minposPattern)
      #expect(
        format.pattern(rounding: -Double.leastNonzeroMagnitude)
          == format.negate(format.minposPattern))
    }
    let p16 = PositFormat.posit16
    #expect(p16.pattern(rounding: 1_025) == p16.pattern(rounding: 1_024))
    #expect(p16.pattern(rounding: 1_027) == p16.pattern(rounding: 1_028))
  }

  /// Universal: posit to integer truncated; the nearest integer is due.
  @Test func universalIntegersRound() {
    let p16 = PositFormat.posit16
    #expect(p16.integer(rounding: p16.pattern(rounding: 2.75), as: Int32.self) == 3)
    #expect(p16.integer(rounding: p16.pattern(rounding: -2.75), as: Int32.self) == -3)
    #expect(p16.integer(rounding: p16.pattern(rounding: 2.5), as: Int32.self) == 2)
  }

  /// Thresholds inside the exponent are geometric: posit8 between 2^20 and 2^24 (not 17 * 2^19).
  @Test func geometricTies() {
    let format = PositFormat.posit8
    #expect(format.pattern(rounding: 0x1p22) == 0x7E)
    #expect(format.pattern(rounding: 0x1p22.nextUp) == 0x7F)
    #expect(format.pattern(rounding: 0x1p23) == 0x7F)
  }
}
