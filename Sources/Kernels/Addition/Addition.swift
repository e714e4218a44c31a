import CFloatKernels
import Tensors

/// Sums of tensors of equal shape, element by element in float32.
public enum Addition {
  /// sum = sum + part, in place.
  public static func accumulate(_ part: Tensor, into sum: Tensor) {
    precondition(part.count == sum.count, "\(part.shape) cannot be added to \(sum.shape)")
    guard vectorKernelsRun else { return twinAccumulate(part, into: sum) }
    accumulate_values(sum.base, part.base, Int64(sum.count))
  }

  /// The twin of `accumulate`.
  package static func twinAccumulate(_ part: Tensor, into sum: Tensor) {
    for index in 0..<sum.count { sum[index] += part[index] }
  }
}
