extension Network {
  /// The untrained network of a specification for these samples.
  ///
  /// - Throws: `TrainingError.samples` where the model cannot take the images.
  static func make(
    _ specification: TrainingSpecification, for samples: SampleSet
  ) throws(TrainingError) -> Network {
    switch specification.model {
    case .lenet5:
      guard samples.height == 28, samples.width == 28, samples.channels == 1 else {
        throw .samples(
          "lenet5 takes images of 28 x 28 x 1, not \(samples.height) x \(samples.width) x "
            + "\(samples.channels)")
      }
      return .lenet5(classes: samples.classes)
    case .mlp:
      return .multilayerPerceptron(
        inputs: samples.height * samples.width * samples.channels,
        hidden: specification.hiddenUnits, classes: samples.classes)
    }
  }
}
