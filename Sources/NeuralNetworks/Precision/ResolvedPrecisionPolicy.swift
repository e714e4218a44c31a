import Quantization

/// A rule with nothing left open.
public struct ResolvedTensorRule: Codable, Hashable, Sendable {
  /// The number format.
  public let format: NumberFormat
  /// The rounding.
  public let rounding: RoundingMode
  /// The underflow policy.
  public let underflow: UnderflowPolicy
  /// The scaling policy.
  public let scaling: ScalingPolicy

  /// Creates a rule; parts left out get the defaults of every policy: nearest, saturate, no scaling.
  public init(
    format: NumberFormat, rounding: RoundingMode = .nearest,
    underflow: UnderflowPolicy = .saturate, scaling: ScalingPolicy = .none
  ) {
    self.format = format
    self.rounding = rounding
    self.underflow = underflow
    self.scaling = scaling
  }
}

/// A precision policy applied to the layers of one network, as a run's manifest records it.
public struct ResolvedPrecisionPolicy: Codable, Hashable, Sendable {
  /// The rules of one layer.
  public struct Layer: Codable, Hashable, Sendable {
    /// The layer's name.
    public let name: String
    /// Weights and biases as the passes read them.
    public let weight: ResolvedTensorRule
    /// The layer's output; for the first layer also the network's input.
    public let activation: ResolvedTensorRule
    /// The error with respect to the layer's output.
    public let error: ResolvedTensorRule
    /// The gradients of weights and biases.
    public let weightGradient: ResolvedTensorRule
    /// The weights and biases that the optimiser updates.
    public let masterWeight: ResolvedTensorRule
    /// The momentum.
    public let optimizerState: ResolvedTensorRule

    /// The rule of a class of tensors that belongs to layers.
    func rule(for tensorClass: TensorClass) -> ResolvedTensorRule {
      switch tensorClass {
      case .weight: weight
      case .activation: activation
      case .error: error
      case .weightGradient: weightGradient
      case .masterWeight: masterWeight
      case .optimizerState: optimizerState
      case .loss: preconditionFailure("the loss belongs to no layer")
      }
    }
  }

  /// The layers that compute, first to last; layers that only select values (pooling) follow the
  /// layer before them.
  public let layers: [Layer]
  /// The logits as the loss reads them and the error that it returns.
  public let loss: ResolvedTensorRule

  /// The rules of a layer; nil where there is no such layer.
  public func layer(_ name: String) -> Layer? { layers.first { $0.name == name } }
}
