import PositArithmetic
import TestSupport
import Testing

@Suite struct CodecExhaustiveTests {
  @Test func everyPatternHasItsValueAndReturns() {
    var bad: [String] = []
    for format in smallFormats(upTo: 12, es: 0...4) {
      let reference = ReferencePosit(n: format.n, es: format.es)
      for pattern in 1...format.patternMask where pattern != format.narPattern {
        let value = format.double(rounding: pattern)
        if value != reference.value(pattern) || format.pattern(rounding: value) != pattern {
          bad.append("\(format) \(format.hexadecimal(pattern)) -> \(value)")
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test func everyTieAndItsNeighboursRoundAsTheStandardSays() {
    var bad: [String] = []
    for format in smallFormats(upTo: 10, es: 0...4) {
      let reference = ReferencePosit(n: format.n, es: format.es)
      let wider = ReferencePosit(n: format.n + 1, es: format.es)
      for pattern in 1..<(UInt64(1) << UInt64(format.n)) {
        let boundary = wider.value(pattern)
        for x in [boundary, boundary.nextUp, boundary.nextDown, -boundary] {
          let got = format.pattern(rounding: x)
          let expected = reference.round(x)
          if got != expected { bad.append("\(format) \(x) -> \(got), expected \(expected)") }
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test func wideFormatsRoundTripThroughDecode() {
    var generator = SplitMix64(seed: 1)
    var bad: [String] = []
    for format in formats([(33, 0), (40, 1), (48, 2), (63, 3), (64, 0), (64, 2), (64, 4)]) {
      for _ in 0..<samples(20_000) {
        let long = generator.next()
        let pattern = (long >> (generator.next() & 63)) & format.patternMask
        guard let x = format.decode(pattern) else { continue }
        if format.pattern(rounding: x) != pattern {
          bad.append("\(format) \(format.hexadecimal(pattern))")
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed 1): \(bad.prefix(5))")
  }

  @Test func roundingSaturates() {
    for format in smallFormats(upTo: 64, es: 0...4) {
      for scale in [5_000, Int(Int32.max)] {
        for sticky in [false, true] {
          let big = DecodedPosit(negative: false, scale: scale, significand: .max)
          let small = DecodedPosit(negative: true, scale: -scale, significand: 1 << 63)
          #expect(format.pattern(rounding: big, sticky: sticky) == format.maxposPattern)
          #expect(
            format.pattern(rounding: small, sticky: sticky) == format.negate(format.minposPattern))
        }
      }
    }
  }
}
