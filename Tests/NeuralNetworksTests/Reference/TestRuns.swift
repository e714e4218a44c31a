import NeuralNetworks
import Quantization
import Randomness

/// Small runs that tests train.
enum TestRuns {
  /// Points around one centre a class: what a network learns in a few steps.
  static func samples(count: Int, side: Int = 4, classes: Int = 3, seed: UInt64) -> SampleSet {
    let centres = RandomStream(seed: 99)
    let noise = RandomStream(seed: seed)
    let size = side * side
    let labels = (0..<count).map { Int32($0 % classes) }
    let pixels = (0..<(count * size)).map { index -> Float in
      let centre = centres.normal(at: UInt64(Int(labels[index / size]) * size + index % size))
      return Float(centre + 0.5 * noise.normal(at: UInt64(index)))
    }
    return SampleSet(
      pixels: pixels, labels: labels, height: side, width: side, channels: 1, classes: classes)
  }

  static let float32 = PrecisionPolicy.float32

  /// posit(8,1) forward, posit(8,2) backward, posit(16,1) for what the optimiser keeps.
  static func posit8(
    rounding: RoundingMode = .nearest, scaling: ScalingPolicy = .none
  ) -> PrecisionPolicy {
    let back = TensorRule(format: .posit(n: 8, es: 2))
    let kept = TensorRule(format: .posit(n: 16, es: 1))
    return PrecisionPolicy(
      network: .init(
        default: TensorRule(
          format: .posit(n: 8, es: 1), rounding: rounding, scaling: scaling),
        classes: [
          .error: back, .weightGradient: back, .masterWeight: kept, .optimizerState: kept,
        ]))
  }

  static func specification(
    _ policy: PrecisionPolicy, model: NetworkModel = .mlp(hidden: [8]), epochs: Int = 3,
    seed: UInt64 = 7
  ) -> TrainingSpecification {
    TrainingSpecification(
      model: model, epochs: epochs, batchSize: 8, learningRate: 0.1,
      momentum: 0.9, weightDecay: 0, schedule: .constant, learningRateWarmupSteps: 0,
      precisionWarmup: .epochs(0), lossScaleExponent: 0, policy: policy, seed: seed, threads: 1)
  }

  /// 60 training samples in batches of 8: seven whole ones and one of 4.
  static func trainer(
    _ specification: TrainingSpecification
  ) throws(TrainingError) -> Trainer {
    let side = specification.model == .lenet5 ? 28 : 4
    return try Trainer(
      specification: specification, training: samples(count: 60, side: side, seed: 1),
      test: samples(count: 130, side: side, seed: 2))
  }
}
