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
    KernelThreads.forEachPart(of: sum.count) { part in
      let first = part.lowerBound
      add_values(
        left.base + first, right.base + first, sum.base + first, Int64(part.count),
        rectify ? 1 : 0)
    }
  }

  /// Both inputs of `forward` get the error of the sum, taken back through the activation.
  ///
  /// - Parameters:
  ///   - errors: gradients with respect to the sum.
  ///   - outputs: what `forward` left, after any rounding.
  ///   - activation: that of `forward`.
  ///   - first: overwritten.
  ///   - second: overwritten; another tensor.
  public static func backward(
    _ errors: Tensor, outputs: Tensor, activation: Activation, into first: Tensor,
    and second: Tensor
  ) {
    precondition(errors.count == outputs.count)
    precondition(first.count == errors.count && second.count == errors.count)
    guard activation == .rectifiedLinear, vectorKernelsRun else {
      for target in [first, second] {
        BiasedActivation.backward(errors, outputs: outputs, activation: activation, into: target)
      }
      return
    }
    KernelThreads.forEachPart(of: errors.count) { part in
      let start = part.lowerBound
      masked_copies(
        errors.base + start, outputs.base + start, first.base + start, second.base + start,
        Int64(part.count))
    }
  }

  /// sum = sum + part, in place.
  public static func accumulate(_ part: Tensor, into sum: Tensor) {
    precondition(part.count == sum.count, "\(part.shape) cannot be added to \(sum.shape)")
    guard vectorKernelsRun else { return referenceAccumulate(part, into: sum) }
    KernelThreads.forEachPart(of: sum.count) { range in
      let first = range.lowerBound
      accumulate_values(sum.base + first, part.base + first, Int64(range.count))
    }
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
