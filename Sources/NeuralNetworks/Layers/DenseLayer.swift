import Kernels
import Tensors

/// A fully connected layer with activation, with a bias or without.
///
/// An image is read as its elements in NHWC order. Where the layer acts on rows, it acts on each of them
/// alone: samples x steps x inputs give samples x steps x outputs. The parameters are `name.weight` (inputs x outputs) and `name.bias` (outputs).
public final class DenseLayer: WeightedLayer {
  /// The layer's name.
  public let name: String
  /// The number of inputs of a sample.
  public let inputs: Int
  /// The number of outputs of a sample.
  public let outputs: Int
  /// What follows the sums.
  public let activation: Activation
  /// Whether it acts on the last dimension alone.
  public let actsOnRows: Bool
  /// Weight, then bias where there is one.
  public let parameters: [Parameter]
  /// The products of matrices.
  public let products: [Product]

  let weight: Parameter
  let bias: Parameter?

  /// Creates a layer of zero weights.
  ///
  /// The initialiser is that of the weights; nil is `uniform(fanIn:)`, which biases always get.
  public init(
    _ name: String, inputs: Int, outputs: Int, activation: Activation = .none,
    hasBias: Bool = true, initializer: Initializer? = nil, actsOnRows: Bool = false
  ) {
    self.actsOnRows = actsOnRows
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.activation = activation
    weight = Parameter(
      name: "\(name).weight", shape: [inputs, outputs],
      initializer: initializer ?? .uniform(fanIn: inputs))
    bias =
      hasBias
      ? Parameter(name: "\(name).bias", shape: [outputs], initializer: .uniform(fanIn: inputs))
      : nil
    parameters = [weight] + (bias.map { [$0] } ?? [])
    products =
      actsOnRows
      ? Product.ofWeightedLayer(
        input: 2..<3, weightInput: 0..<1, weightOutput: 1..<2, error: 2..<3, samples: 0..<2)
      : Product.ofWeightedLayer(
        input: 1..<Int.max, weightInput: 0..<1, weightOutput: 1..<2, error: 1..<2, samples: 0..<1)
  }

  /// The shape of the output: samples x outputs, or samples x steps x outputs.
  public func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
    let shape = try shapes.only(for: name)
    if actsOnRows {
      guard shape.rank == 3, shape[2] == inputs else {
        throw ShapeError("\(name) takes rows of \(inputs) inputs, not \(shape.sampleText)")
      }
      return [shape.samples, shape[1], outputs]
    }
    guard shape.sampleCount == inputs else {
      throw ShapeError("\(name) takes \(inputs) inputs a sample, not \(shape.sampleText)")
    }
    return [shape.samples, outputs]
  }

  /// output = activation(input weight + bias).
  public func forward(_ pass: ForwardPass) {
    DenseProduct.forward(
      pass.operand(.input(0), pass.input), weight: pass.operand(.parameter(0), weight.values),
      into: pass.output)
    BiasedActivation.forward(pass.output, bias: bias?.values, activation: activation)
  }

  /// Gradients of weight and bias, and the error of the input.
  public func backward(_ pass: BackwardPass) { backwardByProduct(pass) }

  func backwardWeight(_ input: Tensor, outputError: Tensor, into gradient: Tensor) {
    DenseProduct.backwardWeight(input, outputError: outputError, into: gradient)
  }

  func backwardInput(_ outputError: Tensor, weight: Tensor, into inputError: Tensor) {
    DenseProduct.backwardInput(outputError, weight: weight, into: inputError)
  }

  /// Errors of outputs that are 0 become 0 behind a rectifier.
  public func backwardActivation(_ outputError: Tensor, output: Tensor) {
    BiasedActivation.backward(
      outputError, outputs: output, biasGradient: nil, activation: activation)
  }
}

extension [Shape] {
  /// The shape of the one input of a layer that takes one.
  func only(for name: String) throws(ShapeError) -> Shape {
    guard count == 1 else { throw ShapeError("\(name) takes one input, not \(count)") }
    return self[0]
  }
}

extension Shape {
  /// The dimensions of one sample, as messages write them.
  var sampleText: String { Shape(Array(dimensions.dropFirst())).description }
}
