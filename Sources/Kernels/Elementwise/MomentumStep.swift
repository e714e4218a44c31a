import CFloatKernels
import Tensors

/// The two halves of a step of stochastic gradient descent with momentum; between them the momentum
/// can be rounded.
///
/// v = mu v + (g + lambda w), then w = w - eta v: the form of PyTorch, in which a change of the
/// learning rate acts on the whole momentum at once. Every operation is rounded to float32.
public enum MomentumStep {
  /// momentum = factor * momentum + (gradient + decay * weight), in place.
  public static func accumulate(
    _ momentum: Tensor, gradient: Tensor, weight: Tensor, factor: Float, decay: Float
  ) {
    precondition(momentum.count == gradient.count && momentum.count == weight.count)
    guard vectorKernelsRun else {
      return referenceAccumulate(
        momentum, gradient: gradient, weight: weight, factor: factor, decay: decay)
    }
    accumulate_momentum(
      momentum.base, gradient.base, weight.base, Int64(momentum.count), factor, decay)
  }

  /// weight = weight - rate * momentum, in place.
  public static func descend(_ weight: Tensor, momentum: Tensor, rate: Float) {
    precondition(weight.count == momentum.count)
    guard vectorKernelsRun else { return referenceDescend(weight, momentum: momentum, rate: rate) }
    CFloatKernels.descend(weight.base, momentum.base, Int64(weight.count), rate)
  }

  /// values = values * 2^exponent, in place.
  public static func scale(_ values: Tensor, exponent: Int) {
    scale(values, factor: Float(sign: .plus, exponent: exponent, significand: 1))
  }

  /// values = values * factor, in place.
  public static func scale(_ values: Tensor, factor: Float) {
    guard vectorKernelsRun else {
      for index in 0..<values.count { values[index] *= factor }
      return
    }
    scale_in_place(values.base, Int64(values.count), factor)
  }

  /// The reference of `accumulate`.
  package static func referenceAccumulate(
    _ momentum: Tensor, gradient: Tensor, weight: Tensor, factor: Float, decay: Float
  ) {
    for index in 0..<momentum.count {
      let slope = decay == 0 ? gradient[index] : gradient[index] + decay * weight[index]
      momentum[index] = factor * momentum[index] + slope
    }
  }

  /// The reference of `descend`.
  package static func referenceDescend(_ weight: Tensor, momentum: Tensor, rate: Float) {
    for index in 0..<weight.count { weight[index] -= rate * momentum[index] }
  }
}
