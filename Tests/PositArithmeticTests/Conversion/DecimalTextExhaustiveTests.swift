import PositArithmetic
import PositOracle
import TestSupport
import Testing

@Suite struct DecimalTextExhaustiveTests {
  @Test(arguments: [
    (8, 2, UInt64(0x6C), "128"), (8, 2, 0x41, "1.125"), (8, 2, 0x01, "0.000000059604644775390625"),
    (8, 2, 0x7F, "16777216"), (8, 2, 0xC0, "-1"), (8, 2, 0, "0"), (8, 2, 0x80, "NaR"),
    (32, 2, 0x4000_0001, "1.000000007450580596923828125"), (16, 2, 0x7FFF, "72057594037927936"),
  ])
  func exactText(n: Int, es: Int, pattern: UInt64, text: String) throws {
    let format = try PositFormat(n: n, es: es)
    #expect(format.exactDecimal(pattern) == text)
  }

  /// What is wrong with the exact text of a pattern: it must be the oracle's number to its last digit,
  /// without a digit too many, and return.
  private static func mismatches(_ format: PositFormat, _ pattern: UInt64) throws -> [String] {
    let text = format.exactDecimal(pattern)
    let oracle = OracleFormat(n: format.n, es: format.es)
    let right = oracle.exactValue(pattern)
    let isExact = text == right?.exactDecimal ?? "NaR"
    return try isExact && format.pattern(parsing: text) == pattern ? [] : ["\(format) \(text)"]
  }

  /// Drawn texts, most of them next to no posit, are rounded as the oracle rounds them.
  @Test(arguments: [(5, 3), (8, 0), (8, 2), (16, 1), (24, 2), (32, 2), (64, 2), (64, 4)])
  func drawnTextsAreRounded(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    let oracle = OracleFormat(n: n, es: es)
    var generator = SplitMix64(seed: UInt64(100 * n + es))
    var bad: [String] = []
    for _ in 0..<samples(1_000) {
      let digits = String(generator.next() >> (generator.next() & 63))
      let point = Int(generator.next() % UInt64(digits.count + 1))
      let range = (n << es) / 3 + 2
      let exponent = Int(generator.next() % UInt64(2 * range)) - range
      let sign = generator.next() & 1 == 0 ? "-" : ""
      let text = sign + digits.prefix(point) + "." + digits.dropFirst(point) + "e\(exponent)"
      if try format.pattern(parsing: text) != oracle.rounded(decimal: text) { bad.append(text) }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed \(100 * n + es)): \(bad.prefix(5))")
  }

  @Test func exactTextReturns() throws {
    var bad: [String] = []
    for format in smallFormats(upTo: 9, es: 0...4) {
      for pattern in 0...format.patternMask {
        bad += try Self.mismatches(format, pattern)
      }
    }
    var generator = SplitMix64(seed: 4)
    for format in formats([(16, 1), (16, 2), (32, 2), (48, 3), (64, 0), (64, 2), (64, 4)]) {
      for _ in 0..<samples(200) {
        let pattern = (generator.next() >> (generator.next() & 63)) & format.patternMask
        bad += try Self.mismatches(format, pattern)
      }
      for pattern in [format.maxposPattern, format.minposPattern, format.narPattern] {
        bad += try Self.mismatches(format, pattern)
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed 4): \(bad.prefix(5))")
  }

  /// A tie in decimal goes to the even pattern; one digit far behind it tips the scales.
  @Test func tiesAndDigitsFarBehind() throws {
    for format in formats([(8, 0), (8, 2), (16, 1), (16, 2), (31, 2)]) {
      let wider = try PositFormat(n: format.n + 1, es: format.es)
      for pattern in [1, 2, 3, format.onePattern - 1, format.onePattern, format.maxposPattern - 1] {
        var tie = wider.exactDecimal(2 * pattern + 1)
        #expect(try format.pattern(parsing: tie) == pattern + (pattern & 1))
        tie += (tie.contains(".") ? "" : ".") + String(repeating: "0", count: 3_000)
        #expect(try format.pattern(parsing: tie) == pattern + (pattern & 1))
        #expect(try format.pattern(parsing: tie + "1") == pattern + 1)
      }
    }
  }

  @Test func textForms() throws {
    let format = PositFormat.posit32
    let one = format.onePattern
    for text in ["1", "+1", "1.", "01.00", "0.1e1", ".1e+1", "10E-1", "1e0", "0.0001e4"] {
      #expect(try format.pattern(parsing: text) == one, "\(text)")
    }
    for text in ["0", "-0", "0e999999999999999999999", "0.000", "-.0"] {
      #expect(try format.pattern(parsing: text) == 0, "\(text)")
    }
    #expect(try format.pattern(parsing: "1e99999999999999999999") == format.maxposPattern)
    #expect(try format.pattern(parsing: "-1e-99999999999999999999") == format.patternMask)
    #expect(try format.pattern(parsing: "-maxpos") == format.narPattern + 1)
    #expect(try format.pattern(parsing: "minpos") == 1)
    #expect(try format.pattern(parsing: "NaR") == format.narPattern)
  }

  @Test(arguments: ["", "-", ".", "e5", "1e", "1e+", "1.2.3", "0x10", " 1", "1 ", "inf", "1_000"])
  func otherTextIsRefused(text: String) {
    #expect(throws: PositParsingError.self) {
      try PositFormat.posit16.pattern(parsing: text)
    }
  }
}
