import Kernels
import Tensors

/// Max pooling over squares of 2 x 2 with stride 2, NHWC; it selects values and has no weights.
public final class MaxPoolingLayer: Layer {
  /// The layer's name.
  public let name: String
  /// Every output is an input.
  public var selectsValues: Bool { true }

  /// Creates a layer.
  public init(_ name: String) {
    self.name = name
  }

  /// Half the rows and columns.
  public func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
    let shape = try shapes.only(for: name)
    guard shape.rank == 4, shape[1] >= 2, shape[2] >= 2 else {
      throw ShapeError("\(name) pools images of at least 2 x 2, not \(shape.sampleText)")
    }
    return MaxPooling.outputShape(forInput: shape)
  }

  /// The largest of each square.
  public func forward(_ pass: ForwardPass) {
    MaxPooling.forward(pass.input, into: pass.output)
  }

  /// Each error goes to the first element of its square that equals the output.
  public func backward(_ pass: BackwardPass) {
    guard let inputError = pass.inputError else { return }
    MaxPooling.backward(
      input: pass.input, output: pass.output, outputError: pass.outputError, into: inputError)
  }
}
