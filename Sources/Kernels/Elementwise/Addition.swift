import CFloatKernels
import Tensors

/// Sums of tensors of equal shape, element by element in float32.
public enum Addition {
  /// sum = activation(left + right); overwrites the sum.
  public static func forward(
    _ left: Tensor, _ right: Tensor, into sum: Tensor, activation: Activation
  ) {
    precondition(
      left.count == sum.count && right.count == sum.count,
      "\(left.shape) and \(right.shape) do not add up to \(sum.shape)")
    let rectify = activation == .rectifiedLinear
    guard vectorKernelsRun else {
      return referenceForward(left, right, into: sum, rectify: rectify)
    }
    add_values(left.base, right.base, sum.base, Int64(sum.count), rectify ? 1 : 0)
  }

  /// sum = sum + part, in place.
  public static func accumulate(_ part: Tensor, into sum: Tensor) {
    precondition(part.count == sum.count, "\(part.shape) cannot be added to \(sum.shape)")
    guard vectorKernelsRun else { return referenceAccumulate(part, into: sum) }
    accumulate_values(sum.base, part.base, Int64(sum.count))
  }

  /// The reference of `forward`.
  package static func referenceForward(
    _ left: Tensor, _ right: Tensor, into sum: Tensor, rectify: Bool
  ) {
    for index in 0..<sum.count {
      let value = left[index] + right[index]
      sum[index] = rectify && value < 0 ? 0 : value
    }
  }

  /// The reference of `accumulate`.
  package static func referenceAccumulate(_ part: Tensor, into sum: Tensor) {
    for index in 0..<sum.count { sum[index] += part[index] }
  }
}
