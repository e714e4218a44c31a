import Kernels
import Tensors

/// A two-dimensional convolution with activation, with a bias or without: NHWC in and out.
///
/// The parameters are `name.weight` (kernel rows x kernel columns x input channels x output channels)
/// and `name.bias` (output channels).
public final class ConvolutionLayer: WeightedLayer {
  /// The layer's name.
  public let name: String
  /// The sizes.
  public let geometry: ConvolutionGeometry
  /// What follows the sums.
  public let activation: Activation
  /// Weight, then bias where there is one.
  public let parameters: [Parameter]
  /// The three products of a convolution, blocked along channels or pixels.
  public let products: [Product]

  private let convolution: Convolution
  let weight: Parameter
  let bias: Parameter?

  /// Creates a layer of zero weights.
  ///
  /// The initialiser is that of the weights; nil is `uniform(fanIn:)`, which biases always get.
  public init(
    _ name: String, _ geometry: ConvolutionGeometry, activation: Activation = .none,
    hasBias: Bool = true, initializer: Initializer? = nil
  ) {
    self.name = name
    self.geometry = geometry
    self.activation = activation
    convolution = Convolution(geometry)
    let fanIn = geometry.kernelSize * geometry.kernelSize * geometry.inputChannels
    weight = Parameter(
      name: "\(name).weight", shape: geometry.weightShape,
      initializer: initializer ?? .uniform(fanIn: fanIn))
    bias =
      hasBias
      ? Parameter(
        name: "\(name).bias", shape: [geometry.outputChannels],
        initializer: .uniform(fanIn: fanIn))
      : nil
    parameters = [weight] + (bias.map { [$0] } ?? [])
    products = Product.ofWeightedLayer(
      input: 3..<4, weightInput: 2..<3, weightOutput: 3..<4, error: 3..<4, samples: 0..<3)
  }

  /// The shape of the output.
  public func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
    let shape = try shapes.only(for: name)
    let wanted = geometry.inputShape(samples: shape.samples)
    guard shape == wanted else {
      throw ShapeError("\(name) takes images of \(wanted.sampleText), not \(shape.sampleText)")
    }
    return geometry.outputShape(samples: shape.samples)
  }

  /// Makes the engine for this number of samples.
  public func prepare(forInputs shapes: [Shape]) {
    convolution.prepare(samples: shapes[0].samples)
  }

  /// output = activation(input * weight + bias).
  public func forward(_ pass: ForwardPass) {
    convolution.forward(
      pass.operand(.input(0), pass.input), weight: pass.operand(.parameter(0), weight.values),
      bias: bias?.values, into: pass.output, activation: activation)
  }

  /// Gradients of weight and bias, and the error of the input.
  public func backward(_ pass: BackwardPass) {
    guard pass.operandsAreWhole else { return backwardByProduct(pass) }
    convolution.backward(
      pass.outputError, input: pass.input, output: pass.output, weight: weight.values,
      activation: activation, weightGradient: weight.gradient, biasGradient: bias?.gradient,
      inputError: pass.inputError)
  }

  func backwardWeight(_ input: Tensor, outputError: Tensor, into gradient: Tensor) {
    convolution.backwardWeight(input, outputError: outputError, into: gradient)
  }

  func backwardInput(_ outputError: Tensor, weight: Tensor, into inputError: Tensor) {
    convolution.backwardInput(outputError, weight: weight, into: inputError)
  }

  /// Errors of outputs that are 0 become 0 behind a rectifier.
  public func backwardActivation(_ outputError: Tensor, output: Tensor) {
    BiasedActivation.backward(
      outputError, outputs: output, biasGradient: nil, activation: activation)
  }
}
