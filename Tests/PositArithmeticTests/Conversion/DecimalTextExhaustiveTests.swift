import PositArithmetic
import TestOperands
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

  @Test func exactTextReturns() throws {
    var bad: [String] = []
    for format in smallFormats(upTo: 9, es: 0...4) {
      for pattern in 0...format.patternMask {
        let text = format.exactDecimal(pattern)
        if try format.pattern(parsing: text) != pattern { bad.append("\(format) \(text)") }
      }
    }
    var generator = SplitMix64(seed: 4)
    for format in formats([(16, 1), (16, 2), (32, 2), (48, 3), (64, 0), (64, 2), (64, 4)]) {
      for _ in 0..<samples(200) {
        let pattern = (generator.next() >> (generator.next() & 63)) & format.patternMask
        let text = format.exactDecimal(pattern)
        if try format.pattern(parsing: text) != pattern { bad.append("\(format) \(text)") }
      }
      for pattern in [format.maxposPattern, format.minposPattern, format.narPattern] {
        let text = format.exactDecimal(pattern)
        if try format.pattern(parsing: text) != pattern { bad.append("\(format) \(text)") }
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
