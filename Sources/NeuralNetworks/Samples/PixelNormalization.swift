/// How bytes of images become numbers: b / 255, less the mean, divided by the deviation.
public struct PixelNormalization: Codable, Hashable, Sendable {
  /// What is subtracted: one number a channel, or one for all.
  public let mean: [Double]
  /// What is divided by then, above 0: as many numbers.
  public let deviation: [Double]

  /// Creates a normalisation; traps where the numbers are not as many.
  public init(mean: [Double], deviation: [Double]) {
    precondition(!mean.isEmpty && mean.count == deviation.count, "as many means as deviations")
    self.mean = mean
    self.deviation = deviation
  }

  /// The float32 values of all bytes: 256 numbers for every channel in turn.
  func tables(channels: Int) -> [Float] {
    (0..<channels).flatMap { channel in
      let mean = mean[min(channel, mean.count - 1)]
      let deviation = deviation[min(channel, deviation.count - 1)]
      return (0..<256).map { Float((Double($0) / 255 - mean) / deviation) }
    }
  }
}
