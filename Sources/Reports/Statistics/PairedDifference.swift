/// The mean difference of pairs of measurements and how sure one can be of it.
public struct PairedDifference: Hashable, Sendable {
  /// The number of pairs.
  public let count: Int
  /// The mean of the differences.
  public let mean: Double
  /// The ends of the 95 % Student-t interval of the mean, n - 1 degrees of freedom; nil of one pair.
  public let interval: ClosedRange<Double>?

  /// The confidence of `interval`.
  public static let confidence = 0.95

  /// Compares measurements pair by pair; nil where there is no pair.
  ///
  /// - Parameter pairs: what is looked at and what it is compared with, same seed.
  public init?(_ pairs: [(value: Double, baseline: Double)]) {
    let differences = SampleSummary(pairs.map { $0.value - $0.baseline })
    guard let mean = differences.mean else { return nil }
    count = pairs.count
    self.mean = mean
    interval = differences.standardDeviation.map { deviation in
      let t = StudentT.twoSidedQuantile(
        confidence: Self.confidence, degreesOfFreedom: pairs.count - 1)
      let half = t * deviation / Double(pairs.count).squareRoot()
      return (mean - half)...(mean + half)
    }
  }

  /// Whether the interval contains zero, so that the pairs show no difference; nil of one pair.
  public var isWithinNoise: Bool? {
    interval?.contains(0)
  }
}
