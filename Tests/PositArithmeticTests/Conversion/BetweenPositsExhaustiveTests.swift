import PositArithmetic
import PositOracle
import Testing

@Suite struct BetweenPositsExhaustiveTests {
  @Test func everyPatternToEveryFormat() {
    var bad: [String] = []
    let targets = smallFormats(upTo: 9, es: 0...4) + formats([(16, 1), (32, 2), (64, 3)])
    for source in smallFormats(upTo: 6, es: 0...4) + formats([(10, 1), (11, 2)]) {
      let from = OracleFormat(n: source.n, es: source.es)
      for target in targets {
        let to = OracleFormat(n: target.n, es: target.es)
        for pattern in 0...source.patternMask
        where source.convert(pattern, to: target) != to.converted(pattern, from: from) {
          bad.append("\(source) \(source.hexadecimal(pattern)) -> \(target)")
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test func wideningAppendsZeros() {
    for pattern in 0...PositFormat.posit16.patternMask {
      #expect(PositFormat.posit16.convert(pattern, to: .posit32) == pattern << 16)
      #expect(PositFormat.posit16.convert(pattern, to: .posit64) == pattern << 48)
    }
  }
}
