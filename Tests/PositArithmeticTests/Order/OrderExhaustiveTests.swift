import PositArithmetic
import Testing

@Suite struct OrderExhaustiveTests {
  @Test func comparisonFollowsTheValuesWithNaRFirst() {
    var bad: [String] = []
    for format in smallFormats(upTo: 7) {
      for x in 0...format.patternMask {
        for y in 0...format.patternMask {
          let a = format.isNaR(x) ? -Double.infinity : format.double(rounding: x)
          let b = format.isNaR(y) ? -Double.infinity : format.double(rounding: y)
          let right =
            format.compareLess(x, y) == (a < b) && format.compareEqual(x, y) == (a == b)
            && format.compareGreater(x, y) == (a > b) && format.compareLessEqual(x, y) == (a <= b)
            && format.compareGreaterEqual(x, y) == (a >= b)
            && format.compareNotEqual(x, y) == (a != b)
          if !right { bad.append("\(format) \(x) \(y)") }
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test func nextAndPriorWalkTheWheel() {
    for format in smallFormats(upTo: 10) {
      #expect(format.next(format.maxposPattern) == format.narPattern)
      #expect(format.next(format.narPattern) == format.negate(format.maxposPattern))
      #expect(format.next(format.patternMask) == 0)
      for x in 0...format.patternMask { #expect(format.prior(format.next(x)) == x) }
    }
  }

  @Test func negateAbsSign() {
    for format in smallFormats(upTo: 10) {
      for x in 0...format.patternMask where !format.isNaR(x) {
        let value = format.double(rounding: x)
        #expect(format.double(rounding: format.negate(x)) == (value == 0 ? 0 : -value))
        #expect(format.double(rounding: format.abs(x)) == value.magnitude)
        let sign: Double = value == 0 ? 0 : value < 0 ? -1 : 1
        #expect(format.double(rounding: format.sign(x)) == sign)
      }
      let nar = format.narPattern
      #expect(format.negate(nar) == nar && format.abs(nar) == nar && format.sign(nar) == nar)
    }
  }
}
