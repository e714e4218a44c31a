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
    guard vectorKernelsRun else { return referenceForward(input, into: output) }
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
      return referenceBackward(
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

extension MaxPooling {
  /// The places of the four elements of a square in the input, row by row.
  private static func square(of output: Int, input: Shape) -> [Int] {
    let (height, width, channels) = (input[1], input[2], input[3])
    let channel = output % channels
    let column = output / channels % (width / 2)
    let row = output / channels / (width / 2) % (height / 2)
    let sample = output / channels / (width / 2) / (height / 2)
    let first = ((sample * height + 2 * row) * width + 2 * column) * channels + channel
    return [first, first + channels, first + width * channels, first + (width + 1) * channels]
  }

  /// The reference of `forward`.
  package static func referenceForward(_ input: Tensor, into output: Tensor) {
    for index in 0..<output.count {
      let candidates = square(of: index, input: input.shape).map { input[$0] }
      output[index] =
        candidates.first { $0.isNaN } ?? candidates.dropFirst().reduce(candidates[0], max)
    }
  }

  /// The reference of `backward`.
  package static func referenceBackward(
    input: Tensor, output: Tensor, outputError: Tensor, into inputError: Tensor
  ) {
    inputError.fill(0)
    for index in 0..<output.count {
      let places = square(of: index, input: input.shape)
      if let place = places.first(where: { input[$0] == output[index] }) {
        inputError[place] = outputError[index]
      }
    }
  }
}
