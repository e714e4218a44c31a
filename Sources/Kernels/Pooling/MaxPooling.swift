import CFloatKernels
import Tensors

/// Max pooling over squares, NHWC.
///
/// Rows and columns that are left over at the far end are left out.
public enum MaxPooling {
  /// The shape of the output.
  public static func outputShape(forInput shape: Shape, _ window: PoolingWindow = .pairs) -> Shape {
    precondition(shape.rank == 4, "pooling needs N x H x W x C, not \(shape)")
    return [shape[0], window.count(along: shape[1]), window.count(along: shape[2]), shape[3]]
  }

  /// Writes the largest of each square; a square that holds a NaN gives NaN.
  public static func forward(
    _ input: Tensor, into output: Tensor, _ window: PoolingWindow = .pairs
  ) {
    check(input, output, window)
    let shape = input.shape
    guard vectorKernelsRun else { return referenceForward(input, into: output, window) }
    guard window == .pairs else {
      return max_pool_squares_forward(
        input.base, output.base, Int64(shape[0]), Int64(shape[1]), Int64(shape[2]),
        Int64(shape[3]), Int64(window.size), Int64(window.stride), Int64(window.padding),
        Int64(output.shape[1]), Int64(output.shape[2]))
    }
    max_pool_forward(
      input.base, output.base, Int64(shape[0]), Int64(shape[1]), Int64(shape[2]), Int64(shape[3]))
  }

  /// Passes each error to the first element of its square, row by row, that equals the output.
  ///
  /// The other elements get 0. Where squares overlap, an element gets the sum, in the order of the squares.
  ///
  /// - Parameters:
  ///   - input: what `forward` read.
  ///   - output: what `forward` wrote.
  ///   - outputError: gradients with respect to the output.
  ///   - inputError: overwritten with the gradients with respect to the input.
  ///   - window: that of `forward`.
  public static func backward(
    input: Tensor, output: Tensor, outputError: Tensor, into inputError: Tensor,
    _ window: PoolingWindow = .pairs
  ) {
    check(input, output, window)
    check(inputError, outputError, window)
    precondition(input.shape == inputError.shape, "\(input.shape) is not \(inputError.shape)")
    let shape = input.shape
    guard vectorKernelsRun else {
      return referenceBackward(
        input: input, output: output, outputError: outputError, into: inputError, window)
    }
    guard window == .pairs else {
      inputError.fill(0)
      return max_pool_squares_backward(
        input.base, output.base, outputError.base, inputError.base, Int64(shape[0]),
        Int64(shape[1]), Int64(shape[2]), Int64(shape[3]), Int64(window.size),
        Int64(window.stride), Int64(window.padding), Int64(output.shape[1]),
        Int64(output.shape[2]))
    }
    max_pool_backward(
      input.base, output.base, outputError.base, inputError.base, Int64(shape[0]),
      Int64(shape[1]), Int64(shape[2]), Int64(shape[3]))
  }

  private static func check(_ input: Tensor, _ output: Tensor, _ window: PoolingWindow) {
    precondition(
      output.shape == outputShape(forInput: input.shape, window),
      "pooling \(input.shape) does not give \(output.shape)")
  }
}

extension MaxPooling {
  /// The places of the elements of a square in the input, row by row.
  private static func square(
    of output: Int, input: Shape, _ window: PoolingWindow
  ) -> [Int] {
    let (height, width, channels) = (input[1], input[2], input[3])
    let columns = window.count(along: width)
    let rows = window.count(along: height)
    let channel = output % channels
    let column = output / channels % columns
    let row = output / channels / columns % rows
    let sample = output / channels / columns / rows
    return window.pixels(of: row, along: height).flatMap { y in
      window.pixels(of: column, along: width).map { x in
        ((sample * height + y) * width + x) * channels + channel
      }
    }
  }

  /// The reference of `forward`.
  package static func referenceForward(
    _ input: Tensor, into output: Tensor, _ window: PoolingWindow = .pairs
  ) {
    for index in 0..<output.count {
      let candidates = square(of: index, input: input.shape, window).map { input[$0] }
      output[index] =
        candidates.first { $0.isNaN } ?? candidates.dropFirst().reduce(candidates[0], max)
    }
  }

  /// The reference of `backward`.
  package static func referenceBackward(
    input: Tensor, output: Tensor, outputError: Tensor, into inputError: Tensor,
    _ window: PoolingWindow = .pairs
  ) {
    inputError.fill(0)
    for index in 0..<output.count {
      let places = square(of: index, input: input.shape, window)
      if let place = places.first(where: { input[$0] == output[index] }) {
        inputError[place] =
          window == .pairs ? outputError[index] : inputError[place] + outputError[index]
      }
    }
  }
}
