/// Number, mean and spread of a sample.
public struct SampleSummary: Hashable, Sendable {
  /// The number of values.
  public let count: Int
  /// The arithmetic mean; nil of no values.
  public let mean: Double?
  /// The sample standard deviation, with divisor n - 1; nil of fewer than two values.
  public let standardDeviation: Double?
  /// The smallest value; nil of no values.
  public let minimum: Double?
  /// The largest value; nil of no values.
  public let maximum: Double?

  /// Summarises a sample.
  ///
  /// - Parameter values: finite numbers; their order changes nothing beyond the last bits.
  public init(_ values: [Double]) {
    count = values.count
    minimum = values.min()
    maximum = values.max()
    guard !values.isEmpty else {
      mean = nil
      standardDeviation = nil
      return
    }
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardDeviation =
      values.count < 2 ? nil : (squares / Double(values.count - 1)).squareRoot()
  }
}
