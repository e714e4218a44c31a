import Kernels
import Quantization
import Tensors

extension ScalingPolicy {
  /// The exponent k of the scale 2^k for a tensor; nil where it has no finite value but 0.
  ///
  /// - `layerwise`: the rounded mean (ties to even) of log2 x0, plus sigma, where x0 is |x| clipped
  ///   to the format's smallest and largest magnitude, over the finite values that are not 0. The mean
  ///   is right to 2^-23 (`MagnitudeStatistics`), so only a mean that close to a tie can go
  ///   either way.
  /// - `amax`: the least k for which the largest finite magnitude is at most 2^k times the value that
  ///   `amaxTarget` names; exact.
  ///
  /// The result is held to -126...127, so that 2^k is a normal float32.
  package func exponent(for tensor: Tensor, format: NumberFormat) -> Int? {
    let exponent: Int
    switch method {
    case .none: return 0
    case .fixed(let exponent): return exponent
    case .layerwise(let sigma):
      // bfloat16 has subnormal values; a normal bound keeps exponents readable from the pattern.
      let lowest = max(format.smallestPositive, Float.leastNormalMagnitude)
      guard
        let mean = MagnitudeStatistics.meanLog2(
          tensor, lowest: lowest, highest: format.largestFinite)
      else { return nil }
      exponent = Int(mean.rounded(.toNearestOrEven)) + sigma
    case .amax:
      let largest = MagnitudeStatistics.largest(tensor)
      guard largest > 0 else { return nil }
      let target = format.amaxTarget
      exponent =
        Int(largest.exponent) - Int(target.exponent)
        + (largest.significand > target.significand ? 1 : 0)
    }
    return min(max(exponent, -126), 127)
  }
}
