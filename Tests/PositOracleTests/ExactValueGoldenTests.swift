import PositOracle
import Testing

/// Values written down by hand from the standard's tables, never computed by a posit library.
@Suite struct ExactValueGoldenTests {
  /// 2^exponent as a rational.
  static func power(_ exponent: Int) -> ExactRational {
    ExactRational(significand: 1, exponent: exponent)
  }

  @Test func valuesOfTheStandard() {
    let table: [(n: Int, es: Int, pattern: UInt64, value: ExactRational)] = [
      (8, 2, 0x00, .zero), (8, 2, 0x40, .one), (8, 2, 0xC0, ExactRational(-1)),
      (8, 2, 0x41, ExactRational(9, over: 8)), (8, 2, 0x6C, ExactRational(128)),
      (8, 2, 0x6D, ExactRational(160)), (8, 2, 0x01, Self.power(-24)),
      (8, 2, 0x7E, Self.power(20)), (8, 2, 0x7F, Self.power(24)),
      (8, 2, 0x81, -Self.power(24)), (8, 2, 0xFF, -Self.power(-24)),
      (16, 2, 0x7FFF, Self.power(56)), (16, 2, 1, Self.power(-56)),
      (16, 2, 0x4000, .one), (32, 2, 0x4000_0000, .one),
      (32, 2, 0x4000_0001, .one + Self.power(-27)),
      (32, 2, 0x7FFF_FFFF, Self.power(120)), (64, 2, 1, Self.power(-248)),
      (64, 2, 0x7FFF_FFFF_FFFF_FFFF, Self.power(248)),
      // One exponent bit left in the word is the high one, of weight 2 (es = 2).
      (6, 2, 0b011101, ExactRational(1024)),
      // The draft of 2018 had es = 0, 1, 2: (8,0) reaches 2^6, (16,1) reaches 2^28.
      (8, 0, 0x7F, Self.power(6)), (8, 0, 0x60, ExactRational(2)), (8, 0, 0x20, Self.power(-1)),
      (16, 1, 0x7FFF, Self.power(28)), (16, 1, 0x5000, ExactRational(2)),
      (16, 1, 0x5800, ExactRational(3)), (16, 1, 0x3000, Self.power(-1)),
      (2, 2, 1, .one), (2, 2, 3, ExactRational(-1)), (2, 0, 1, .one),
      (3, 2, 3, ExactRational(16)), (3, 2, 1, ExactRational(1, over: 16)),
    ]
    var bad: [String] = []
    for row in table
    where OracleFormat(n: row.n, es: row.es).exactValue(row.pattern) != row.value {
      bad.append("posit(\(row.n),\(row.es)) \(row.pattern): expected \(row.value)")
    }
    #expect(bad.isEmpty, "\(bad)")
    for (n, es) in [(2, 0), (8, 2), (16, 1), (64, 2)] {
      let format = OracleFormat(n: n, es: es)
      #expect(format.exactValue(format.nar) == nil)
    }
  }

  /// The word next to 1, 4096 and 128 is named in the standard's worked examples.
  @Test func neighboursOfTheStandard() {
    let posit16 = OracleFormat(n: 16, es: 2)
    let word = posit16.rounded(ExactRational(4096))
    #expect(posit16.exactValue(word + 1) == ExactRational(4112))
  }

  @Test func decimalText() {
    #expect(ExactRational(decimal: "-1.25e-3") == ExactRational(-1, over: 800))
    #expect(ExactRational(decimal: "+.5") == ExactRational(1, over: 2))
    #expect(ExactRational(decimal: "1.") == .one)
    for text in ["", "-", ".", "1e", "0x10", "1.2.3", "e5", "nan", "--1"] {
      #expect(ExactRational(decimal: text) == nil, "accepted \(text)")
    }
    // Beyond every format, the end of the range stands for what lies behind it.
    let furthest = ExactRational(10).power(ExactRational.decimalRange)
    #expect(ExactRational(decimal: "12e999999999999999999999") == furthest)
    #expect(ExactRational(decimal: "-1e-9223372036854775808") == -(.one / furthest))
    #expect(ExactRational(decimal: "0e999999999999999999999") == .zero)
    #expect(ExactRational(significand: -3, exponent: -5).exactDecimal == "-0.09375")
    #expect(ExactRational(significand: 5, exponent: 3).exactDecimal == "40")
    #expect(ExactRational(7, over: 50).exactDecimal == "0.14")
    #expect(ExactRational.zero.exactDecimal == "0")
    #expect(ExactRational(1, over: 3).exactDecimal == nil)
  }
}
