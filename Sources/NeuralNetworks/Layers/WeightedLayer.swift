import Kernels
import Tensors

/// What dense and convolutional layers have in common: a first parameter that multiplies the input, a bias
/// that is added or none, and an activation behind.
protocol WeightedLayer: Layer {
  var activation: Activation { get }
  var weight: Parameter { get }
  var bias: Parameter? { get }

  /// The gradient of the weights.
  func backwardWeight(_ input: Tensor, outputError: Tensor, into gradient: Tensor)

  /// The error of the input.
  func backwardInput(_ outputError: Tensor, weight: Tensor, into inputError: Tensor)
}

extension WeightedLayer {
  /// The backward pass product by product, each from its own operands.
  func backwardByProduct(_ pass: BackwardPass) {
    BiasedActivation.backward(
      pass.outputError, outputs: pass.output, biasGradient: bias?.gradient, activation: activation)
    backwardWeight(
      pass.operand(.input(0), of: .gradient(0), pass.input),
      outputError: pass.operand(.outputError, of: .gradient(0), pass.outputError),
      into: weight.gradient)
    if let inputError = pass.inputError {
      backwardInput(
        pass.operand(.outputError, of: .inputError(0), pass.outputError),
        weight: pass.operand(.parameter(0), of: .inputError(0), weight.values), into: inputError)
    }
  }
}
