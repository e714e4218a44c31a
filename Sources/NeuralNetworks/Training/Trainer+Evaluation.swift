import Kernels

extension Trainer {
  /// Measures the test set at the precision of the last step (before the first: of the first).
  ///
  /// Weights are read from the masters of the moment, scales are those of the last training step (a
  /// tensor that has none yet gets one from each batch). Changes nothing in the course of the run. Loss and
  /// accuracy are means over all labels: of a text, over its tokens, and the exponential of the loss is the
  /// perplexity.
  ///
  /// - Throws: where a test sample cannot be had, such as that of a damaged file.
  public func evaluate() throws -> EpochMetrics {
    try KernelThreads.with(specification.threads) { try evaluateInOwnState() }
  }

  private func evaluateInOwnState() throws -> EpochMetrics {
    let reducedSteps = completedSteps - warmupSteps
    func moment(batch: Int) -> PrecisionMoment {
      PrecisionMoment(
        isReduced: completedSteps == 0 ? warmupSteps == 0 : reducedSteps > 0, findsScales: false,
        step: max(0, reducedSteps), draws: .evaluation(batch: batch))
    }
    network.readMasters(
      network.workspace(samples: min(evaluationBatchSize, test.count)),
      rounding: rounding(at: moment(batch: 0)))
    var lossSum = 0.0
    var correct = 0
    var first = 0
    while first < test.count {
      let samples = min(evaluationBatchSize, test.count - first)
      let space = network.workspace(samples: samples)
      test.expect(testOrder[first...])
      let loaded = try load(
        test, testOrder[first..<(first + samples)], view: .plain, into: space.input)
      forward(
        space, mode: .evaluation, at: moment(batch: first / evaluationBatchSize),
        continues: test.rows != nil && first > 0)
      let outcome = SoftmaxCrossEntropy.evaluate(logits: space.logits, labels: labels[..<loaded])
      lossSum += outcome.lossSum
      correct += outcome.correct
      first += samples
    }
    return EpochMetrics(
      epoch: completedEpochs,
      trainingLoss: completedEpochs == 0 || epochLoss.steps == 0
        ? nil : epochLoss.sum / Double(epochLoss.steps),
      testLoss: lossSum / Double(test.labels.count),
      testAccuracy: Double(correct) / Double(test.labels.count), diverged: epochDiverged)
  }
}
