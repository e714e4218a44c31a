/// The roles that tensors play in training; a precision policy names a rule for each.
public enum TensorClass: String, CaseIterable, Codable, CodingKeyRepresentable, Hashable, Sendable {
  /// Weights and biases as the forward and backward passes read them.
  case weight
  /// Inputs of the network and outputs of every layer in the forward pass.
  case activation
  /// Gradients with respect to activations, passed backward from layer to layer.
  case error
  /// Gradients with respect to weights and biases, as the optimiser reads them.
  case weightGradient
  /// The copy of the weights that the optimiser updates.
  case masterWeight
  /// The optimiser's own state: momentum.
  case optimizerState
  /// The logits as the loss reads them and the error that the loss returns.
  case loss
  /// Factors and offsets of normalisations as the passes read them.
  case normalizationParameter
  /// Means and variances of normalisations, of a batch and running ones.
  case normalizationStatistics

  /// The class whose rule holds, in the same scope, for what a rule of this class leaves open.
  var fallback: TensorClass? {
    switch self {
    case .normalizationParameter: .weight
    case .normalizationStatistics: .normalizationParameter
    default: nil
    }
  }
}
