import PositOracle
import Testing

/// Values and roundings that the specifications print or that were worked out by hand.
@Suite struct ElementFormatGoldenTests {
  private let e4m3 = OracleElementFormat.float(
    exponentBits: 4, fractionBits: 3, specials: .oneNaN)
  private let e5m2 = OracleElementFormat.float(exponentBits: 5, fractionBits: 2)
  private let e2m1 = OracleElementFormat.float(exponentBits: 2, fractionBits: 1, specials: .none)

  private func decimal(_ format: OracleElementFormat, _ pattern: UInt64) -> String? {
    format.exactValue(pattern)?.exactDecimal
  }

  /// OCP 8-bit Floating Point 1.0, table 2; OCP Microscaling 1.0, 5.3.
  @Test func valuesThatTheSpecificationsPrint() {
    #expect(decimal(e4m3, 0x7E) == "448" && decimal(e4m3, 0x08) == "0.015625")
    #expect(decimal(e4m3, 0x01) == "0.001953125" && e4m3.notANumber == 0x7F)
    #expect(e4m3.infinity == nil && e4m3.largestPattern == 0x7E)
    #expect(decimal(e5m2, 0x7B) == "57344" && e5m2.infinity == 0x7C && e5m2.notANumber == 0x7E)
    #expect(decimal(e5m2, 0x01) == "0.0000152587890625")
    let e2m1Values = ["0", "0.5", "1", "1.5", "2", "3", "4", "6"]
    #expect((0..<8 as Range<UInt64>).map { decimal(e2m1, $0) } == e2m1Values)
    let e3m2 = OracleElementFormat.float(exponentBits: 3, fractionBits: 2, specials: .none)
    let e2m3 = OracleElementFormat.float(exponentBits: 2, fractionBits: 3, specials: .none)
    #expect(decimal(e3m2, 0x1F) == "28" && decimal(e3m2, 1) == "0.0625")
    #expect(decimal(e2m3, 0x1F) == "7.5" && decimal(e2m3, 1) == "0.125")
  }

  /// bposit(8,1,3): the run 111 has no bit that ends it.
  @Test func boundedRegimes() {
    let format = OracleElementFormat.posit(n: 8, es: 1, regimeLimit: 3)
    // 0 111 1 111: r = 2, e = 1, f = 7/8; 0 110 1 000: r = 1, e = 1; 0 001 0 000: r = -2.
    #expect(decimal(format, 0x7F) == "60" && decimal(format, 0x68) == "8")
    #expect(decimal(format, 0x10) == "0.0625" && decimal(format, 0x40) == "1")
    // 0 000 0 001: r = -3, f = 1/8.
    #expect(decimal(format, 0x01) == "0.017578125" && format.value(0x80).isNotANumber)
    #expect(format.exactValue(0xC0) == ExactRational(-1))
    // A limit that no run reaches changes nothing.
    let unbounded = OracleElementFormat.posit(n: 8, es: 2, regimeLimit: nil)
    let posit = OracleFormat(n: 8, es: 2)
    for pattern in 0..<256 as Range<UInt64> {
      #expect(unbounded.exactValue(pattern) == posit.exactValue(pattern))
    }
  }

  @Test func rounding() {
    func rounded(_ value: Int, over denominator: Int = 1, _ mode: OracleRounding = .nearestEven)
      -> UInt64
    {
      e4m3.rounded(ExactRational(value, over: denominator), mode)
    }
    // 464 is the tie between 448 and the place of 480, and 448's pattern is even.
    #expect(rounded(464) == 0x7E && rounded(465) == 0x7F && rounded(465, .towardZero) == 0x7E)
    #expect(e4m3.rounded(ExactRational(-1000), overflow: .saturate) == 0xFE)
    #expect(rounded(17, over: 16) == 0x38 && rounded(19, over: 16) == 0x3A)
    // Half of the smallest, and what keeps its sign though it becomes zero.
    #expect(
      rounded(1, over: 1024) == 0 && rounded(-1, over: 1024) == 0x80 && rounded(3, over: 2048) == 1)
    #expect(
      e5m2.rounded(ExactRational(61439)) == 0x7B && e5m2.rounded(ExactRational(61440)) == 0x7C)
    #expect(e2m1.rounded(ExactRational(1_000_000)) == 7)
  }

  @Test func arithmetic() {
    // 448 + 16 is the tie, 448 * 2 overflows to NaN; infinities as IEEE has them; -0 from -0 + -0 only.
    #expect(e4m3.add(0x7E, 0x58) == 0x7E && e4m3.multiply(0x7E, 0x40) == 0x7F)
    #expect(e5m2.add(0x7C, 0xFC) == 0x7E && e5m2.multiply(0x7C, 0x00) == 0x7E)
    #expect(e5m2.add(0x80, 0x80) == 0x80 && e5m2.add(0x80, 0x00) == 0 && e5m2.add(0x3C, 0xBC) == 0)
    #expect(e5m2.multiply(0x80, 0x3C) == 0x80 && e5m2.fma(0x7C, 0x3C, 0x3C) == 0x7C)
    // 1.125 * 1.125 = 1.265625, less 1.25 is 2^-6: one rounding keeps it.
    #expect(e4m3.fma(0x39, 0x39, 0xBA) == 0x08)
  }

  /// Quotients, roots and differences, with what IEEE 754-2019 says of zeros, infinities and NaN.
  @Test func quotientsAndRoots() {
    // 1 / 3 is 0.0101|0101... in binary: 0x2A is 0.3125, 0x2B 0.34375; 1/3 - 0.3125 = 0.0208, to the other 0.0104.
    #expect(e4m3.divide(0x38, 0x44) == 0x2B && e4m3.divide(0x38, 0x44, .towardZero) == 0x2A)
    // By zero: an infinity, which this format does not have; 448 where results saturate.
    #expect(e4m3.divide(0xB8, 0x00) == 0x7F && e4m3.divide(0x00, 0x80) == 0x7F)
    #expect(e4m3.divide(0xB8, 0x00, overflow: .saturate) == 0xFE)
    #expect(e5m2.divide(0x3C, 0x80) == 0xFC && e5m2.divide(0x3C, 0xFC) == 0x80)
    #expect(e5m2.divide(0x7C, 0x7C) == 0x7E && e2m1.divide(0, 0) == nil)
    #expect(e4m3.squareRoot(0x40) == 0x3B && e4m3.squareRoot(0x80) == 0x80)
    #expect(e4m3.squareRoot(0xB8) == 0x7F && e5m2.squareRoot(0x7C) == 0x7C)
    #expect(e5m2.squareRoot(0xFC) == 0x7E && e2m1.squareRoot(0x0A) == nil)
    #expect(e5m2.subtract(0x00, 0x00) == 0 && e5m2.subtract(0x80, 0x00) == 0x80)
    #expect(e5m2.subtract(0x7C, 0x7C) == 0x7E && e5m2.subtract(0x80, 0x80) == 0)
    // Posits have NaR alone.
    let posit = OracleElementFormat.posit(n: 8, es: 2, regimeLimit: nil)
    #expect(posit.divide(0x40, 0) == 0x80 && posit.squareRoot(0xC0) == 0x80)
    #expect(posit.squareRoot(0x50) == 0x48 && posit.squareRoot(0) == 0)
  }

  @Test func whatIsAccepted() {
    #expect(e5m2.accepts(0xFF, for: 0x7E) && e5m2.accepts(0x7D, for: 0x7E))
    #expect(!e5m2.accepts(0x7C, for: 0x7E) && !e5m2.accepts(0x7E, for: 0x7C))
    #expect(!e5m2.accepts(0x80, for: 0) && e2m1.accepts(5, for: nil) && !e2m1.accepts(16, for: nil))
  }

  @Test func texts() {
    #expect(e4m3.exactText(0x7E) == "448" && e4m3.exactText(0x80) == "-0")
    #expect(e5m2.exactText(0xFC) == "-inf" && e5m2.exactText(0x7D) == "NaN")
    #expect(e4m3.rounded(text: "-0.0") == 0x80 && e4m3.rounded(text: "464") == 0x7E)
    #expect(e4m3.rounded(text: "464.0001") == 0x7F && e4m3.rounded(text: "NaN") == 0x7F)
    #expect(e5m2.rounded(text: "-Infinity") == 0xFC && e2m1.rounded(text: "nan") == nil)
    #expect(e4m3.isExactText("4.480e2", of: 0x7E) && !e4m3.isExactText("0", of: 0x80))
  }

  @Test func namesReadBack() {
    for name in [
      "float32", "bfloat16", "float16", "float8(e4m3)", "float8(e5m2)", "float6(e3m2)",
      "float6(e2m3)", "float4(e2m1)", "float(4,3)", "float(4,3,fn,bias=11)", "float(3,4,finite)",
      "posit(16,1)", "bposit(16,2,6)",
    ] {
      #expect(OracleElementFormat(named: name)?.description == name, "\(name)")
    }
    #expect(OracleElementFormat(named: "float8(e4m3)") == e4m3)
    for name in [
      "float(4,3,fn)", "float(4,3,fn,bias=7)", "float (4,3)", "float(4,3,bias=x)", "float(99,3)",
      "posit(16,1", "posit(1,0)", "posit(16,9)", "bposit(16,2)", "bposit(16,2,1)", "",
    ] {
      #expect(OracleElementFormat(named: name) == nil, "\(name)")
    }
  }

  @Test func stochasticChoices() {
    let choice = e4m3.stochasticChoice(ExactRational(33, over: 32))
    #expect(choice.lower == 0x38 && choice.upper == 0x39)
    #expect(choice.probabilityOfUpper == ExactRational(1, over: 4))
    let beyond = e4m3.stochasticChoice(ExactRational(-456))
    #expect(beyond.lower == 0xFE && beyond.upper == 0x7F)
    #expect(beyond.probabilityOfUpper == ExactRational(1, over: 4))
    let posit = OracleElementFormat.posit(n: 8, es: 2, regimeLimit: nil)
    let small = posit.stochasticChoice(ExactRational(significand: 1, exponent: -25))
    #expect(small.lower == 0 && small.upper == 1)
    #expect(small.probabilityOfUpper == ExactRational(1, over: 2))
    let kept = posit.stochasticChoice(
      ExactRational(significand: 1, exponent: -25), zeroIsNeighbor: false)
    #expect(kept.lower == 1 && kept.upper == 1)
  }
}

extension OracleElementFormat.Value {
  fileprivate var isNotANumber: Bool { if case .notANumber = self { true } else { false } }
}
