import NeuralNetworks
import Quantization

/// One precision policy that a training step is timed under.
struct TrainingStepVariant {
  let name: String
  let policy: PrecisionPolicy

  /// The formats of the published study: forward tensors and weights in one, everything that flows
  /// backward in another; every class is rounded.
  static func posit(
    _ name: String, forward: NumberFormat, backward: NumberFormat,
    rounding: RoundingMode = .nearest, scaling: ScalingPolicy = .none
  ) -> TrainingStepVariant {
    let back = TensorRule(format: backward)
    return TrainingStepVariant(
      name: name,
      policy: PrecisionPolicy(
        network: .init(
          default: TensorRule(format: forward, rounding: rounding, scaling: scaling),
          classes: [.error: back, .weightGradient: back])))
  }

  static let all = [
    TrainingStepVariant(
      name: "float32",
      policy: PrecisionPolicy(network: .init(default: TensorRule(format: .float32)))),
    posit("posit(8,1)/(8,2)", forward: .posit(n: 8, es: 1), backward: .posit(n: 8, es: 2)),
    posit("posit(16,1)/(16,2)", forward: .posit(n: 16, es: 1), backward: .posit(n: 16, es: 2)),
    posit(
      "posit(8,1)/(8,2) layerwise", forward: .posit(n: 8, es: 1), backward: .posit(n: 8, es: 2),
      scaling: ScalingPolicy(.layerwise(sigma: ScalingPolicy.publishedSigma))),
    posit(
      "posit(8,1)/(8,2) stochastic", forward: .posit(n: 8, es: 1),
      backward: .posit(n: 8, es: 2), rounding: .stochastic),
    posit("float8(e4m3)/(e5m2)", forward: .float8e4m3, backward: .float8e5m2),
  ]
}
