import RunRecords

/// One line of a training run's metric log.
public struct EpochRecord: Hashable, Sendable {
  /// The epoch, counted from 1; 0 is the untrained network.
  public let epoch: Int
  /// Mean loss over the epoch's steps; nil before training and where it was not finite.
  public let trainingLoss: Double?
  /// Mean loss over the test samples; nil where it was not finite.
  public let testLoss: Double?
  /// Share of the test samples classified rightly, 0...1.
  public let testAccuracy: Double
  /// Whether a loss was not finite at some step of the epoch.
  public let diverged: Bool

  /// Reads a line.
  ///
  /// - Returns: nil where a key is missing or holds something else than its kind of value.
  public init?(_ line: JSONValue) {
    guard let epoch = line["epoch"]?.integer, epoch >= 0,
      let accuracy = line["testAccuracy"]?.number, (0...1).contains(accuracy),
      let diverged = line["diverged"]?.bool
    else { return nil }
    self.epoch = epoch
    self.diverged = diverged
    testAccuracy = accuracy
    trainingLoss = line["trainingLoss"]?.number
    testLoss = line["testLoss"]?.number
  }

  /// The measurement of a metric, as recorded; nil where it was not finite or not made.
  public func value(of metric: ReportMetric) -> Double? {
    switch metric {
    case .testAccuracy: testAccuracy
    case .testLoss: testLoss
    case .trainingLoss: trainingLoss
    }
  }
}
