import CFloatKernels
import Tensors

/// The mean over all pixels of an image, NHWC to samples x channels.
public enum AveragePooling {
  /// Writes the mean of every sample and channel: the float32 sum in the order of the pixels, divided by
  /// their number.
  public static func forward(_ input: Tensor, into output: Tensor) {
    let (samples, pixels, channels) = sizes(input.shape, output.shape)
    guard vectorKernelsRun else { return referenceForward(input, into: output) }
    average_pixels(
      input.base, output.base, Int64(samples), Int64(pixels), Int64(channels))
  }

  /// Gives every pixel the error of its sample and channel divided by the number of pixels.
  public static func backward(_ outputError: Tensor, into inputError: Tensor) {
    let (samples, pixels, channels) = sizes(inputError.shape, outputError.shape)
    guard vectorKernelsRun else { return referenceBackward(outputError, into: inputError) }
    spread_over_pixels(
      outputError.base, inputError.base, Int64(samples), Int64(pixels), Int64(channels))
  }

  private static func sizes(
    _ image: Shape, _ means: Shape
  ) -> (samples: Int, pixels: Int, channels: Int) {
    precondition(
      image.rank == 4 && means.dimensions == [image[0], image[3]],
      "pooling \(image) over its pixels does not give \(means)")
    return (image[0], image[1] * image[2], image[3])
  }

  /// The reference of `forward`.
  package static func referenceForward(_ input: Tensor, into output: Tensor) {
    let (_, pixels, channels) = sizes(input.shape, output.shape)
    for index in 0..<output.count {
      let first = index / channels * pixels * channels + index % channels
      var sum: Float = 0
      for pixel in 0..<pixels { sum += input[first + pixel * channels] }
      output[index] = sum / Float(pixels)
    }
  }

  /// The reference of `backward`.
  package static func referenceBackward(_ outputError: Tensor, into inputError: Tensor) {
    let (_, pixels, channels) = sizes(inputError.shape, outputError.shape)
    for index in 0..<inputError.count {
      let error = index / (pixels * channels) * channels + index % channels
      inputError[index] = outputError[error] / Float(pixels)
    }
  }
}
