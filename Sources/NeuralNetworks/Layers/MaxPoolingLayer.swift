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
  public func outputShape(forInput shape: Shape) -> Shape {
    MaxPooling.outputShape(forInput: shape)
  }

  /// The largest of each square.
  public func forward(_ input: Tensor, into output: Tensor) {
    MaxPooling.forward(input, into: output)
  }

  /// Each error goes to the first element of its square that equals the output.
  public func backward(
    _ outputError: Tensor, input: Tensor, output: Tensor, inputError: Tensor?
  ) {
    guard let inputError else { return }
    MaxPooling.backward(input: input, output: output, outputError: outputError, into: inputError)
  }
}
