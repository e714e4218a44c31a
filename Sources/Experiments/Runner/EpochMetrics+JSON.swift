import NeuralNetworks
import RunRecords

extension EpochMetrics {
  /// The line of the metric log; a loss that is not finite is null there.
  var json: JSONValue {
    .object([
      "epoch": .integer(epoch), "trainingLoss": trainingLoss.map { .canonical($0) } ?? .null,
      "testLoss": .canonical(testLoss), "testAccuracy": .canonical(testAccuracy),
      "diverged": .bool(diverged),
    ])
  }
}
