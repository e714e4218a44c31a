import Kernels
import Tensors

/// A fully connected layer with bias and activation.
///
/// An image is read as its elements in NHWC order. The parameters are `name.weight` (inputs x outputs) and `name.bias` (outputs).
public final class DenseLayer: Layer {
  /// The layer's name.
  public let name: String
  /// The number of inputs of a sample.
  public let inputs: Int
  /// The number of outputs of a sample.
  public let outputs: Int
  /// What follows the sums.
  public let activation: Activation
  /// Weight, then bias.
  public var parameters: [Parameter] { [weight, bias] }

  private let weight: Parameter
  private let bias: Parameter

  /// Creates a layer of zero weights.
  public init(_ name: String, inputs: Int, outputs: Int, activation: Activation) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.activation = activation
    weight = Parameter(name: "\(name).weight", shape: [inputs, outputs], fanIn: inputs)
    bias = Parameter(name: "\(name).bias", shape: [outputs], fanIn: inputs)
  }

  /// The shape of the output: samples x outputs.
  public func outputShape(forInput shape: Shape) -> Shape {
    precondition(shape.sampleCount == inputs, "\(name) takes \(inputs) inputs, not \(shape)")
    return [shape.samples, outputs]
  }

  /// output = activation(input weight + bias).
  public func forward(_ input: Tensor, into output: Tensor) {
    DenseProduct.forward(input, weight: weight.values, into: output)
    BiasedActivation.forward(output, bias: bias.values, activation: activation)
  }

  /// Gradients of weight and bias, and the error of the input.
  public func backward(
    _ outputError: Tensor, input: Tensor, output: Tensor, inputError: Tensor?
  ) {
    BiasedActivation.backward(
      outputError, outputs: output, biasGradient: bias.gradient, activation: activation)
    DenseProduct.backwardWeight(input, outputError: outputError, into: weight.gradient)
    if let inputError {
      DenseProduct.backwardInput(outputError, weight: weight.values, into: inputError)
    }
  }
}
