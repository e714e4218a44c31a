import CFloatKernels
import Tensors

/// Max pooling over squares of 2 x 2 with stride 2, NHWC.
///
/// An odd last row or column is left out.
public enum MaxPooling {
  /// The shape of the output.
  public static func outputShape(forInput shape: Shape) -> Shape {
    precondition(shape.rank == 4, "pooling needs N x H x W x C, not \(shape)")
    return [shape[0], shape[1] / 2, shape[2] / 2, shape[3]]
  }

  /// Writes the largest of each square; a square that holds a NaN gives NaN.
  public static func forward(_ input: Tensor, into output: Tensor) {
    check(input, output)
    let shape = input.shape
    guard vectorKernelsRun else { return twinForward(input, into: output) }
    max_pool_forward(
      input.base, output.base, Int64(shape[0]), Int64(shape[1]), Int64(shape[2]), Int64(shape[3]))
  }

  /// Passes each error to the first element of its square, row by row, that equals the output; the
  /// other elements get 0.
  ///
  /// - Parameters:
  ///   - input: what `forward` read.
  ///   - output: what `forward` wrote.
  ///   - outputError: gradients with respect to the output.
  ///   - inputError: overwritten with the gradients with respect to the input.
  public static func backward(
    input: Tensor, output: Tensor, outputError: Tensor, into inputError: Tensor
  ) {
    check(input, output)
    check(inputError, outputError)
    precondition(input.shape == inputError.shape, "\(input.shape) is not \(inputError.shape)")
    let shape = input.shape
    guard vectorKernelsRun else {
      return twinBackward(
        input: input, output: output, outputError: outputError, into: inputError)
    }
    max_pool_backward(
      input.base, output.base, outputError.base, inputError.base, Int64(shape[0]),
      Int64(shape[1]), Int64(shape[2]), Int64(shape[3]))
  }

  private static func check(_ input: Tensor, _ output: Tensor) {
    precondition(
      output.shape == outputShape(forInput: input.shape),
      "pooling \(input.shape) does not give \(output.shape)")
  }
}
