import Quantization
import Randomness

/// The rounding of every tensor of one network, after its resolved policy.
///
/// Where tensors are rounded: the input of the network and the output of every layer, after its
/// activation (`activation`); the logits once more as the loss reads them, and the error that the loss
/// returns (`loss`); every error with respect to a layer's output, under that layer's rule (`error`);
/// gradients of weights and biases after the mean over the batch and without the loss scale
/// (`weightGradient`); momentum and master weights after each update (`optimizerState`,
/// `masterWeight`); weights and biases when they are read from the masters (`weight`). Layers that
/// select values (pooling) pass rounded values on: the error at their output follows the rule of the
/// layer before them. Inside a layer sums are float32.
package final class NetworkPrecision {
  /// The roundings of one trained tensor.
  struct OfParameter {
    let weight, weightGradient, masterWeight, optimizerState: TensorQuantization
  }

  let input, logits, lossError: TensorQuantization
  /// By layer; nil where the output is selected from the input.
  let activations: [TensorQuantization?]
  /// By layer, for the error with respect to its output; nil where the next layer selects.
  let errors: [TensorQuantization?]
  /// By parameter of the network.
  let parameters: [OfParameter]

  /// Every rounding, in the fixed order in which checkpoints keep their scales.
  package let all: [TensorQuantization]

  init(
    _ policy: ResolvedPrecisionPolicy, network: Network, stream: RandomStream
  ) throws(QuantizerError) {
    var all: [TensorQuantization] = []
    func rounding(_ rule: ResolvedTensorRule) throws(QuantizerError) -> TensorQuantization {
      let made = try TensorQuantization(rule, stream: stream.child(UInt64(all.count)))
      all.append(made)
      return made
    }
    guard let first = policy.layers.first else {
      preconditionFailure("a policy is resolved for at least one layer")
    }
    input = try rounding(first.activation)
    logits = try rounding(policy.loss)
    lossError = try rounding(policy.loss)
    var activations: [TensorQuantization?] = []
    var errors: [TensorQuantization?] = []
    var parameters: [OfParameter] = []
    var rules = first
    for (index, layer) in network.layers.enumerated() {
      if let own = policy.layer(layer.name) { rules = own }
      activations.append(layer.selectsValues ? nil : try rounding(rules.activation))
      let next = index + 1 < network.layers.count ? network.layers[index + 1] : nil
      errors.append(next?.selectsValues == true ? nil : try rounding(rules.error))
      for _ in layer.parameters {
        parameters.append(
          OfParameter(
            weight: try rounding(rules.weight), weightGradient: try rounding(rules.weightGradient),
            masterWeight: try rounding(rules.masterWeight),
            optimizerState: try rounding(rules.optimizerState)))
      }
    }
    self.activations = activations
    self.errors = errors
    self.parameters = parameters
    self.all = all
  }
}
