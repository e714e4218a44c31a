import Datasets
import NeuralNetworks

extension RunSpecification {
  /// The samples that the run trains on and is tested with.
  func samples(from dataset: Dataset) -> (training: SampleSet, test: SampleSet) {
    func set(_ images: ImageSet, _ limitKey: String) -> SampleSet {
      SampleSet(
        images, limit: sampleLimit(limitKey), mean: numbers("data.mean"),
        deviation: numbers("data.deviation"))
    }
    return (set(dataset.train, "data.trainingSamples"), set(dataset.test, "data.testSamples"))
  }

  /// Optimiser steps of the whole run on so many training samples.
  func stepCount(trainingSamples: Int) -> Int {
    let samples = min(sampleLimit("data.trainingSamples") ?? .max, trainingSamples)
    let batch = max(1, settings["batchSize"]?.integer ?? 1)
    return (settings["epochs"]?.integer ?? 0) * ((samples + batch - 1) / batch)
  }
}
