import PositOracle

/// Numbers at which roundings change: values, ties and boundaries of a format, and neighbours.
enum ConversionPoints {
  /// Every value of a format and every boundary between two, of either sign.
  static func valuesAndBoundaries(_ format: OracleFormat) -> [ExactRational] {
    var points: [ExactRational] = []
    for pattern in 0...format.maxPos {
      if let value = format.exactValue(pattern) { points.append(value) }
      if let boundary = format.boundaryAbove(pattern) { points.append(ExactRational(boundary)) }
    }
    return points + points.map { -$0 }
  }

  /// The binary64 numbers at a point: the nearest one, and one and two ulps to either side.
  static func doubles(around point: ExactRational) -> [Double] {
    let nearest = Double(bitPattern: IEEEFormat.binary64.rounded(point))
    return [
      nearest.nextDown.nextDown, nearest.nextDown, nearest, nearest.nextUp,
      nearest.nextUp.nextUp,
    ]
  }

  /// The binary32 numbers at a point: the nearest one, and one and two ulps to either side.
  static func floats(around point: ExactRational) -> [Float] {
    let nearest = Float(bitPattern: UInt32(IEEEFormat.binary32.rounded(point)))
    return [
      nearest.nextDown.nextDown, nearest.nextDown, nearest, nearest.nextUp,
      nearest.nextUp.nextUp,
    ]
  }

  /// Zeros, subnormals, the ends of the range, infinities and NaN.
  static let specialDoubles: [Double] = [
    0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
    .leastNormalMagnitude.nextDown, 3 * .leastNonzeroMagnitude, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, .infinity, -.infinity, .nan, -.nan, .signalingNaN,
    Double(bitPattern: 0xFFF8_0000_0000_0001), 1, -1, 1.1,
  ]

  /// Zeros, subnormals, the ends of the range, infinities and NaN.
  static let specialFloats: [Float] = [
    0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
    .leastNormalMagnitude.nextDown, 3 * .leastNonzeroMagnitude, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, .infinity, -.infinity, .nan, -.nan, .signalingNaN,
    Float(bitPattern: 0xFFC0_0001), 1, -1, 1.1,
  ]
}
