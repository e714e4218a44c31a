/// How a tensor is moved to where its format is precise: divided by a power of two before
/// rounding and multiplied by it after.
public struct ScalingPolicy: Hashable, Sendable {
  /// How the scale is found.
  public enum Method: Hashable, Sendable {
    /// No scaling.
    case none
    /// Lu et al.: with x0 = clip(|x|, minpos, maxpos) over the nonzero elements,
    /// 2^(round(mean(log2 x0)) + sigma) (arXiv 1909.03831).
    case layerwise(sigma: Int)
    /// The largest magnitude goes to the largest value that the format represents well (FP8
    /// practice; for posits 2^(2^es * (n-2) / 2), the middle of the upper regimes).
    case amax
    /// The constant 2^k.
    case fixed(exponent: Int)
  }

  /// When the scale is computed.
  public enum Refresh: Hashable, Sendable {
    /// Once, from the first tensor after the precision warm-up; then kept.
    case frozen
    /// Every so many optimiser steps, from the tensor of that step.
    case every(steps: Int)
  }

  /// How the scale is found.
  public var method: Method
  /// When the scale is computed.
  public var refresh: Refresh

  /// Creates a policy; by default a scale is refreshed at every step.
  public init(_ method: Method, refresh: Refresh = .every(steps: 1)) {
    self.method = method
    self.refresh = refresh
  }

  /// No scaling.
  public static let none = ScalingPolicy(.none)
}
