import Kernels

extension Trainer {
  /// Measures the test set at the precision of the last step (before the first: of the first).
  ///
  /// Weights are read from the masters of the moment, scales are those of the last training step (a
  /// tensor that has none yet gets one from each batch). Changes nothing in the course of the run.
  public func evaluate() -> EpochMetrics {
    KernelThreads.with(specification.threads) { evaluateInOwnState() }
  }

  private func evaluateInOwnState() -> EpochMetrics {
    let reducedSteps = completedSteps - warmupSteps
    func moment(batch: Int) -> PrecisionMoment {
      PrecisionMoment(
        isReduced: completedSteps == 0 ? warmupSteps == 0 : reducedSteps > 0, findsScales: false,
        step: max(0, reducedSteps), draws: .evaluation(batch: batch))
    }
    network.readMasters(
      network.workspace(samples: min(Trainer.evaluationBatchSize, test.count)),
      rounding: rounding(at: moment(batch: 0)))
    var lossSum = 0.0
    var correct = 0
    var first = 0
    while first < test.count {
      let samples = min(Trainer.evaluationBatchSize, test.count - first)
      let space = network.workspace(samples: samples)
      for place in 0..<samples {
        load(test, sample: first + place, into: space.input, place: place)
      }
      forward(
        space, mode: .evaluation, at: moment(batch: first / Trainer.evaluationBatchSize))
      let outcome = SoftmaxCrossEntropy.evaluate(
        logits: space.logits, labels: labels[..<samples])
      lossSum += outcome.lossSum
      correct += outcome.correct
      first += samples
    }
    return EpochMetrics(
      epoch: completedEpochs,
      trainingLoss: completedEpochs == 0 || epochLoss.steps == 0
        ? nil : epochLoss.sum / Double(epochLoss.steps),
      testLoss: lossSum / Double(test.count),
      testAccuracy: Double(correct) / Double(test.count), diverged: epochDiverged)
  }
}
