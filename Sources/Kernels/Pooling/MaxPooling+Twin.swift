import Tensors

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
  package static func twinForward(
    _ input: Tensor, into output: Tensor, _ window: PoolingWindow = .pairs
  ) {
    for index in 0..<output.count {
      let candidates = square(of: index, input: input.shape, window).map { input[$0] }
      output[index] =
        candidates.first { $0.isNaN } ?? candidates.dropFirst().reduce(candidates[0], max)
    }
  }

  /// The reference of `backward`.
  package static func twinBackward(
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
