import PositOracle

/// Conversions under test, as functions, so that a wrong one can be put in their place.
struct ConversionsUnderTest {
  var fromDouble: (Double) -> UInt64
  var fromFloat: (Float) -> UInt64
}

/// Holds conversions of a format against the oracle and lists what differs, a line each.
struct ConversionCheck {
  let format: OracleFormat

  /// The differences at the binary32 and binary64 numbers around points and at the special ones.
  func differences(_ conversions: ConversionsUnderTest, at points: [ExactRational]) -> [String] {
    var bad: [String] = []
    func check(_ double: Double) {
      let got = conversions.fromDouble(double)
      let exact = IEEEFormat.binary64.exactValue(double.bitPattern)
      let isRight = exact.map { format.isCorrectlyRounded(got, of: $0) } ?? (got == format.nar)
      if !isRight { bad.append("\(format) fromFloat64 \(double) -> \(got)") }
    }
    func check(_ float: Float) {
      let got = conversions.fromFloat(float)
      let exact = IEEEFormat.binary32.exactValue(UInt64(float.bitPattern))
      let isRight = exact.map { format.isCorrectlyRounded(got, of: $0) } ?? (got == format.nar)
      if !isRight { bad.append("\(format) fromFloat32 \(float) -> \(got)") }
    }
    ConversionPoints.specialDoubles.forEach { check($0) }
    ConversionPoints.specialFloats.forEach { check($0) }
    for point in points {
      ConversionPoints.doubles(around: point).forEach { check($0) }
      ConversionPoints.floats(around: point).forEach { check($0) }
    }
    return bad
  }
}
