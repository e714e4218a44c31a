import PositArithmetic
import TestSupport
import Testing

@Suite struct ShortestDecimalExhaustiveTests {
  @Test func everyTextReturns() throws {
    var bad: [String] = []
    for format in smallFormats(upTo: 9, es: 0...4) {
      for pattern in 0...format.patternMask {
        let text = format.shortestDecimal(pattern)
        if try format.pattern(parsing: text) != pattern { bad.append("\(format) \(text)") }
      }
    }
    var generator = SplitMix64(seed: 11)
    for format in formats([(16, 1), (16, 2), (32, 2), (64, 2), (64, 4)]) {
      for _ in 0..<samples(200) {
        let pattern = (generator.next() >> (generator.next() & 63)) & format.patternMask
        let text = format.shortestDecimal(pattern)
        if try format.pattern(parsing: text) != pattern { bad.append("\(format) \(text)") }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed 11): \(bad.prefix(5))")
  }

  /// No decimal with one digit less returns: every candidate of so many digits is tried.
  @Test func noShorterTextReturns() throws {
    var bad: [String] = []
    for format in formats([(6, 0), (7, 1), (8, 0), (8, 2)]) {
      for pattern in 1...format.maxposPattern {
        let text = format.shortestDecimal(pattern)
        let digits = text.split(separator: "e")[0].filter { $0 != "." }
          .drop { $0 == "0" }.reversed().drop { $0 == "0" }.count
        guard digits > 1 else { continue }
        let limit = (1..<digits).reduce(1) { power, _ in power * 10 }
        for exponent in -12...12 {
          for candidate in limit / 10..<limit
          where try format.pattern(parsing: "\(candidate)e\(exponent)") == pattern {
            bad.append("\(format) \(text): \(candidate)e\(exponent)")
          }
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test(arguments: [
    (32, 2, "1.1"), (32, 2, "-3.25"), (32, 2, "1e-05"), (16, 1, "0.3333"), (32, 2, "1e+20"),
    (8, 2, "0.0"), (8, 2, "NaR"), (32, 2, "0.0001"), (32, 2, "1234567.0"),
  ])
  func texts(n: Int, es: Int, text: String) throws {
    let format = try PositFormat(n: n, es: es)
    #expect(format.shortestDecimal(try format.pattern(parsing: text)) == text)
  }
}
