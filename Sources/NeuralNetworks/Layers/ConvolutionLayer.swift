import Kernels
import Tensors

/// A two-dimensional convolution with bias and activation: NHWC in and out.
///
/// The parameters are `name.weight` (kernel rows x kernel columns x input channels x output channels)
/// and `name.bias` (output channels).
public final class ConvolutionLayer: Layer {
  /// The layer's name.
  public let name: String
  /// What follows the sums.
  public let activation: Activation
  /// Weight, then bias.
  public var parameters: [Parameter] { [weight, bias] }

  private let convolution: Convolution
  private let weight: Parameter
  private let bias: Parameter

  /// Creates a layer of zero weights.
  public init(_ name: String, _ geometry: ConvolutionGeometry, activation: Activation) {
    self.name = name
    self.activation = activation
    convolution = Convolution(geometry)
    let fanIn = geometry.kernelSize * geometry.kernelSize * geometry.inputChannels
    weight = Parameter(name: "\(name).weight", shape: geometry.weightShape, fanIn: fanIn)
    bias = Parameter(name: "\(name).bias", shape: [geometry.outputChannels], fanIn: fanIn)
  }

  /// The shape of the output.
  public func outputShape(forInput shape: Shape) -> Shape {
    precondition(
      shape == convolution.geometry.inputShape(samples: shape.samples),
      "\(name) cannot take \(shape)")
    return convolution.geometry.outputShape(samples: shape.samples)
  }

  /// Makes the engine for this number of samples.
  public func prepare(forInput shape: Shape) {
    convolution.prepare(samples: shape.samples)
  }

  /// output = activation(input * weight + bias).
  public func forward(_ input: Tensor, into output: Tensor) {
    convolution.forward(
      input, weight: weight.values, bias: bias.values, into: output, activation: activation)
  }

  /// Gradients of weight and bias, and the error of the input.
  public func backward(
    _ outputError: Tensor, input: Tensor, output: Tensor, inputError: Tensor?
  ) {
    convolution.backward(
      outputError, input: input, output: output, weight: weight.values, activation: activation,
      weightGradient: weight.gradient, biasGradient: bias.gradient, inputError: inputError)
  }
}
