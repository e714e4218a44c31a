/// Which number format, rounding, underflow and scaling each tensor of a network gets.
///
/// A tensor's rule is found, part by part, in the first of these that says something: the layer's
/// own rule for its class, the layer's `default`, the rule for its class, `default`. A tensor whose
/// format is still unknown then is an error: nothing is float32 by accident.
public struct PrecisionPolicy: Codable, Hashable, Sendable {
  /// Rules of one scope: the whole network or one layer.
  public struct Scope: Codable, Hashable, Sendable {
    /// What holds where the class says nothing.
    public var `default`: TensorRule?
    /// Rules by tensor class.
    public var classes: [TensorClass: TensorRule]

    /// Creates a scope.
    public init(default rule: TensorRule? = nil, classes: [TensorClass: TensorRule] = [:]) {
      self.default = rule
      self.classes = classes
    }
  }

  /// Rules for every layer.
  public var network: Scope
  /// Overrides by layer name; `first` and `last` name the first and the last layer with weights.
  public var layers: [String: Scope]

  /// Creates a policy.
  public init(network: Scope, layers: [String: Scope] = [:]) {
    self.network = network
    self.layers = layers
  }

  /// float32 for every tensor.
  public static let float32 = PrecisionPolicy(
    network: Scope(default: TensorRule(format: .float32)))
}
