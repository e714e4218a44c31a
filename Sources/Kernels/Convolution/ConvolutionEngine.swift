import Tensors

/// One way to compute a convolution's three products for a fixed number of samples.
protocol ConvolutionEngine: AnyObject {
  /// output = activation(input * weight + bias).
  func forward(
    _ input: Tensor, weight: Tensor, bias: Tensor?, into output: Tensor, activation: Activation)

  /// Gradients from the error of the output, which may be overwritten.
  ///
  /// `output` is what the forward pass left, after any rounding; `inputError` is overwritten with the
  /// gradients of the input, or nil where nobody needs them.
  func backward(
    _ outputError: Tensor, input: Tensor, output: Tensor, weight: Tensor, activation: Activation,
    weightGradient: Tensor, biasGradient: Tensor?, inputError: Tensor?)

  /// The gradient of the weights alone, from operands of its own.
  func backwardWeight(_ input: Tensor, outputError: Tensor, into weightGradient: Tensor)

  /// The error of the input alone, from operands of its own.
  func backwardInput(_ outputError: Tensor, weight: Tensor, into inputError: Tensor)
}
