import Tensors

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
  package static func twinForward(_ input: Tensor, into output: Tensor) {
    for index in 0..<output.count {
      let candidates = square(of: index, input: input.shape).map { input[$0] }
      output[index] =
        candidates.first { $0.isNaN } ?? candidates.dropFirst().reduce(candidates[0], max)
    }
  }

  /// The reference of `backward`.
  package static func twinBackward(
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
