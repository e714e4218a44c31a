import Datasets
import NeuralNetworks

extension RunSpecification {
  /// The samples that the run trains on and is tested with.
  func samples(from dataset: Dataset) -> (training: SampleSet, test: SampleSet) {
    func set(_ images: ImageSet, _ limit: RunSettings.SampleLimit) -> SampleSet {
      SampleSet(
        images, limit: limit.count, mean: values.data.mean ?? [],
        deviation: values.data.deviation ?? [])
    }
    return (
      set(dataset.train, values.data.trainingSamples), set(dataset.test, values.data.testSamples)
    )
  }

  /// Optimiser steps of the whole run on so many training samples.
  func stepCount(trainingSamples: Int) -> Int {
    let samples = min(values.data.trainingSamples.count ?? .max, trainingSamples)
    let batch = values.training.batchSize
    return values.training.epochs * ((samples + batch - 1) / batch)
  }
}
