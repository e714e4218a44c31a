import Kernels
import Tensors

/// The sum of two tensors of one shape, with activation: where a residual comes back.
public final class AdditionLayer: Layer {
  /// The layer's name.
  public let name: String
  /// What follows the sum.
  public let activation: Activation

  /// Creates a layer.
  public init(_ name: String, activation: Activation = .none) {
    self.name = name
    self.activation = activation
  }

  /// The shape of both inputs.
  public func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
    guard shapes.count == 2, shapes[0] == shapes[1] else {
      throw ShapeError(
        "\(name) takes two inputs of one shape, not "
          + shapes.map(\.sampleText).joined(separator: " and "))
    }
    return shapes[0]
  }

  /// output = activation(first + second).
  public func forward(_ pass: ForwardPass) {
    Addition.forward(
      pass.inputs[0], pass.inputs[1], into: pass.output, activation: activation)
  }

  /// Both inputs get the error of the sum.
  public func backward(_ pass: BackwardPass) {
    if let first = pass.inputErrors[0], let second = pass.inputErrors[1], first !== second {
      return Addition.backward(
        pass.outputError, outputs: pass.output, activation: activation, into: first, and: second)
    }
    for case .some(let inputError) in pass.inputErrors {
      BiasedActivation.backward(
        pass.outputError, outputs: pass.output, activation: activation, into: inputError)
    }
  }
}
