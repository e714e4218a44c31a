import CFloatKernels
import Tensors

/// The activations that a layer can end in.
public enum Activation: Hashable, Sendable {
  /// The identity.
  case none
  /// max(0, x); the derivative at 0 is 0. A NaN stays.
  case rectifiedLinear
}

/// Bias and activation of a layer whose products are already summed.
public enum BiasedActivation {
  /// values[r, c] = activation(values[r, c] + bias[c]), in place.
  ///
  /// - Parameters:
  ///   - values: any shape whose element count is a multiple of the bias's.
  ///   - bias: one element a column (channel); nil for none.
  ///   - activation: what follows the sum.
  public static func forward(_ values: Tensor, bias: Tensor?, activation: Activation) {
    guard let bias else {
      if activation == .rectifiedLinear { rectify(values) }
      return
    }
    let columns = bias.count
    precondition(values.count % columns == 0, "\(values.shape) has no \(columns) columns")
    let rectify = activation == .rectifiedLinear
    guard vectorKernelsRun else {
      return referenceForward(values, bias: bias, rectify: rectify)
    }
    add_bias(
      values.base, bias.base, Int64(values.count / columns), Int64(columns), rectify ? 1 : 0)
  }

  /// Passes errors back through the activation, in place, and sums them into the bias's gradient.
  ///
  /// - Parameters:
  ///   - errors: gradients with respect to the outputs; afterwards with respect to the sums.
  ///   - outputs: what `forward` left, after any rounding.
  ///   - biasGradient: overwritten with the column sums, rows in ascending order; nil for none.
  ///   - activation: that of `forward`.
  public static func backward(
    _ errors: Tensor, outputs: Tensor, biasGradient: Tensor?, activation: Activation
  ) {
    precondition(errors.count == outputs.count, "\(errors.shape) errors, \(outputs.shape) outputs")
    guard let biasGradient else {
      if activation == .rectifiedLinear { mask(errors, where: outputs) }
      return
    }
    let columns = biasGradient.count
    precondition(errors.count % columns == 0, "\(errors.shape) has no \(columns) columns")
    let mask = activation == .rectifiedLinear ? outputs : nil
    guard vectorKernelsRun else {
      return referenceBackward(errors, mask: mask, biasGradient: biasGradient)
    }
    mask_and_sum_columns(
      errors.base, mask?.base, biasGradient.base, Int64(errors.count / columns), Int64(columns))
  }

  /// Overwrites a target with the errors, taken back through the activation.
  ///
  /// - Parameters:
  ///   - errors: gradients with respect to the outputs.
  ///   - outputs: what the forward pass left, after any rounding.
  ///   - activation: that of the forward pass.
  ///   - target: of the errors' size.
  public static func backward(
    _ errors: Tensor, outputs: Tensor, activation: Activation, into target: Tensor
  ) {
    precondition(errors.count == outputs.count && errors.count == target.count)
    guard activation == .rectifiedLinear else { return target.copy(from: errors) }
    guard vectorKernelsRun else {
      target.copy(from: errors)
      return referenceMask(target, where: outputs)
    }
    masked_copy(errors.base, outputs.base, target.base, Int64(errors.count))
  }

  /// values = max(0, values), in place; a NaN stays.
  private static func rectify(_ values: Tensor) {
    guard vectorKernelsRun else { return referenceRectify(values) }
    CFloatKernels.rectify(values.base, Int64(values.count))
  }

  /// Errors of outputs of 0 or less become 0, in place.
  private static func mask(_ errors: Tensor, where outputs: Tensor) {
    guard vectorKernelsRun else { return referenceMask(errors, where: outputs) }
    mask_errors(errors.base, outputs.base, Int64(errors.count))
  }

  /// The reference of `forward` without a bias.
  package static func referenceRectify(_ values: Tensor) {
    for index in 0..<values.count where values[index] < 0 { values[index] = 0 }
  }

  /// The reference of `backward` without a bias.
  package static func referenceMask(_ errors: Tensor, where outputs: Tensor) {
    for index in 0..<errors.count where outputs[index] <= 0 { errors[index] = 0 }
  }

  /// The reference of `forward`.
  package static func referenceForward(_ values: Tensor, bias: Tensor, rectify: Bool) {
    for index in 0..<values.count {
      let sum = values[index] + bias[index % bias.count]
      values[index] = rectify && sum < 0 ? 0 : sum
    }
  }

  /// The reference of `backward`.
  package static func referenceBackward(_ errors: Tensor, mask: Tensor?, biasGradient: Tensor) {
    biasGradient.fill(0)
    for index in 0..<errors.count {
      if let mask, mask[index] <= 0 { errors[index] = 0 }
      biasGradient[index % biasGradient.count] += errors[index]
    }
  }
}
