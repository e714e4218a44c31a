/// What is measured at the end of an epoch; epoch 0 is the untrained network.
public struct EpochMetrics: Hashable, Sendable {
  /// The epoch, counted from 1; 0 before training.
  public var epoch: Int
  /// Mean training loss over the epoch's steps with a finite loss; nil for epoch 0 and where there
  /// was none.
  public var trainingLoss: Double?
  /// Mean loss over the test samples; NaN or infinite where a logit is.
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

extension EpochMetrics: Codable {
  private enum Key: String, CodingKey {
    case epoch, trainingLoss, testLoss, testAccuracy, diverged
  }

  /// Decodes metrics; a null test loss is NaN.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    epoch = try values.decode(Int.self, forKey: .epoch)
    trainingLoss = try values.decodeIfPresent(Double.self, forKey: .trainingLoss)
    testLoss = try values.decodeIfPresent(Double.self, forKey: .testLoss) ?? .nan
    testAccuracy = try values.decode(Double.self, forKey: .testAccuracy)
    diverged = try values.decode(Bool.self, forKey: .diverged)
  }

  /// Encodes metrics; a loss that is not finite becomes null, since JSON has no name for it.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(epoch, forKey: .epoch)
    try values.encode(trainingLoss, forKey: .trainingLoss)
    try values.encode(testLoss.isFinite ? testLoss : nil, forKey: .testLoss)
    try values.encode(testAccuracy, forKey: .testAccuracy)
    try values.encode(diverged, forKey: .diverged)
  }
}
