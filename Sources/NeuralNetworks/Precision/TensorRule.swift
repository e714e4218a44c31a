import Quantization

/// What a study says about one class of tensors; everything left out stays nil until the policy is
/// resolved.
public struct TensorRule: Codable, Hashable, Sendable {
  /// The number format, or nil to inherit.
  public var format: NumberFormat?
  /// The rounding, or nil to inherit.
  public var rounding: RoundingMode?
  /// The underflow policy, or nil to inherit.
  public var underflow: UnderflowPolicy?
  /// The scaling policy, or nil to inherit.
  public var scaling: ScalingPolicy?

  /// Creates a rule; every part left out is inherited.
  public init(
    format: NumberFormat? = nil, rounding: RoundingMode? = nil,
    underflow: UnderflowPolicy? = nil, scaling: ScalingPolicy? = nil
  ) {
    self.format = format
    self.rounding = rounding
    self.underflow = underflow
    self.scaling = scaling
  }

  /// This rule where it says something, the other where it does not.
  public func inheriting(_ other: TensorRule) -> TensorRule {
    TensorRule(
      format: format ?? other.format, rounding: rounding ?? other.rounding,
      underflow: underflow ?? other.underflow, scaling: scaling ?? other.scaling)
  }
}
