import PositOracle
import Testing

/// The two ways of judging (round the value; ask the interval of a pattern) against one another.
@Suite struct TwoJudgesExhaustiveTests {
  static let formats: [OracleFormat] = (2...8).flatMap { n in
    (0...3).map { OracleFormat(n: n, es: $0) }
  }

  /// All values, all ties and points beside them lie in exactly the interval of their rounding.
  ///
  /// The points are the values of the format two bits wider, and a small step to either side.
  @Test(arguments: formats)
  func agreeOnValuesTiesAndPointsBeside(format: OracleFormat) {
    var bad: [String] = []
    let wide = OracleFormat(n: format.n + 2, es: format.es)
    let step = ExactRational(significand: 1, exponent: -900)
    for word in 0...wide.mask {
      guard let value = wide.exactValue(word) else { continue }
      for point in [value - step, value, value + step] {
        let rounded = format.rounded(point)
        for pattern in 0...format.mask
        where format.isCorrectlyRounded(pattern, of: point) != (pattern == rounded) {
          bad.append("\(format) \(point): rounds to \(rounded), judged at \(pattern)")
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) disagreements, first: \(bad.prefix(3))")
  }

  @Test(arguments: formats)
  func everyPatternIsItsOwnRoundingAndOrderedByWord(format: OracleFormat) {
    var previous: ExactRational?
    var bad: [UInt64] = []
    for step in 1...format.mask {
      let pattern = (format.nar + step) & format.mask
      guard let value = format.exactValue(pattern) else { continue }
      if format.rounded(value) != pattern { bad.append(pattern) }
      if let previous, !(previous < value) { bad.append(pattern) }
      if format.exactValue(format.negated(pattern)) != -value { bad.append(pattern) }
      previous = value
    }
    #expect(bad.isEmpty, "\(format): \(bad)")
  }

  /// Random doubles, binary64 round trips, and decimal text of every value.
  @Test func ieeeRoundTripsOfEveryPattern() {
    var bad: [String] = []
    for format in Self.formats {
      for pattern in 0...format.mask {
        guard let value = format.exactValue(pattern) else { continue }
        let double = IEEEFormat.binary64.rounded(value)
        if IEEEFormat.binary64.exactValue(double) != value
          || format.rounded(Double(bitPattern: double)) != pattern
          || value.exactDecimal.flatMap(format.rounded(decimal:)) != pattern
        {
          bad.append("\(format) \(pattern)")
        }
      }
    }
    #expect(bad.isEmpty, "\(bad)")
  }
}
