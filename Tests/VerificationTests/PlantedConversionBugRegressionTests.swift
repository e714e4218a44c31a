import PositOracle
import Testing

/// The checks above must fail for conversions that round wrongly; else they prove nothing.
@Suite struct PlantedConversionBugRegressionTests {
  static let format = OracleFormat(n: 8, es: 2)

  /// A conversion that rounds by a wrong rule: the oracle's exact neighbours, another decision.
  static func wrong(
    _ decide:
      @escaping (_ value: ExactRational, _ below: UInt64, _ boundary: ExactRational) -> UInt64
  ) -> ConversionsUnderTest {
    func convert(_ value: ExactRational?) -> UInt64 {
      guard let value else { return format.nar }
      if value.sign < 0 { return format.negated(convert(-value)) }
      let right = format.rounded(value)
      if right == 0 || right == format.maxPos || format.exactValue(right) == value { return right }
      let isAbove = format.exactValue(right).map { $0 > value } ?? false
      let below = isAbove ? right - 1 : right
      guard let boundary = format.boundaryAbove(below) else { return right }
      return decide(value, below, ExactRational(boundary))
    }
    return ConversionsUnderTest(
      fromDouble: { convert(IEEEFormat.binary64.exactValue($0.bitPattern)) },
      fromFloat: { convert(IEEEFormat.binary32.exactValue(UInt64($0.bitPattern))) })
  }

  static let points = ConversionPoints.valuesAndBoundaries(format)

  static func count(_ conversions: ConversionsUnderTest) -> Int {
    ConversionCheck(format: format).differences(conversions, at: points).count
  }

  @Test func theRightRulePasses() {
    let right = Self.wrong { value, below, boundary in
      // minPos reaches down to zero.
      if value == boundary && below > 0 { return below + below % 2 }
      return value < boundary && below > 0 ? below : below + 1
    }
    #expect(Self.count(right) == 0)
  }

  @Test func wrongRulesAreCaught() {
    let tiesAway = Self.wrong { value, below, boundary in
      value < boundary && below > 0 ? below : below + 1
    }
    let tiesToOdd = Self.wrong { value, below, boundary in
      if value == boundary { return below | 1 }
      return value < boundary && below > 0 ? below : below + 1
    }
    let truncates = Self.wrong { _, below, _ in max(1, below) }
    let flushesToZero = Self.wrong { value, below, boundary in
      if value == boundary { return below + below % 2 }
      return value < boundary ? below : below + 1
    }
    let nearestByDifference = Self.wrong { value, below, _ in
      guard let lower = Self.format.exactValue(below), let upper = Self.format.exactValue(below + 1)
      else { return below }
      return value - lower < upper - value && below > 0 ? below : below + 1
    }
    for (name, mutant) in [
      ("ties away", tiesAway), ("ties to odd", tiesToOdd), ("truncation", truncates),
      ("flush to zero", flushesToZero), ("arithmetic midpoint", nearestByDifference),
    ] {
      #expect(Self.count(mutant) > 0, "\(name) went unnoticed")
    }
  }
}
