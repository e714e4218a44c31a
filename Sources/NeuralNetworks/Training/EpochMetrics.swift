/// What is measured at the end of an epoch; epoch 0 is the untrained network.
public struct EpochMetrics: Codable, Hashable, Sendable {
  /// The epoch, counted from 1; 0 before training.
  public var epoch: Int
  /// Mean training loss over the epoch's steps; nil for epoch 0.
  public var trainingLoss: Double?
  /// Mean loss over the test samples.
  public var testLoss: Double
  /// Share of the test samples classified rightly, 0...1.
  public var testAccuracy: Double
  /// True when a loss was not finite (or NaR) at some step of the epoch.
  public var diverged: Bool

  /// Creates a measurement.
  public init(
    epoch: Int, trainingLoss: Double?, testLoss: Double, testAccuracy: Double, diverged: Bool
  ) {
    self.epoch = epoch
    self.trainingLoss = trainingLoss
    self.testLoss = testLoss
    self.testAccuracy = testAccuracy
    self.diverged = diverged
  }
}
