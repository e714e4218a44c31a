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
  /// The rules of one layer, for the classes of the tensors that it has.
  ///
  /// `activation` is the layer's output, of the first layer also the network's input; `error` the error
  /// with respect to the layer's output.
  public struct Layer: Hashable, Sendable {
    /// The layer's name.
    public let name: String
    /// The rules by class.
    public let rules: [TensorClass: ResolvedTensorRule]

    /// The rule of a class; nil where the layer has no such tensor.
    public subscript(_ tensorClass: TensorClass) -> ResolvedTensorRule? { rules[tensorClass] }

    /// The rule of a class of tensors that the layer is known to have.
    func rule(for tensorClass: TensorClass) -> ResolvedTensorRule {
      guard let rule = rules[tensorClass] else {
        preconditionFailure("no rule was resolved for \(tensorClass.rawValue) of \(name)")
      }
      return rule
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

extension ResolvedPrecisionPolicy.Layer: Codable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Decodes the name, and a rule a class.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    name = try values.decode(String.self, forKey: Key(stringValue: "name"))
    var rules: [TensorClass: ResolvedTensorRule] = [:]
    for tensorClass in TensorClass.allCases {
      rules[tensorClass] = try values.decodeIfPresent(
        ResolvedTensorRule.self, forKey: Key(stringValue: tensorClass.rawValue))
    }
    self.rules = rules
  }

  /// Encodes the name beside the rules.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(name, forKey: Key(stringValue: "name"))
    for tensorClass in TensorClass.allCases {
      try values.encodeIfPresent(
        rules[tensorClass], forKey: Key(stringValue: tensorClass.rawValue))
    }
  }
}
