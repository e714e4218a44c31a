import CFloatKernels
import Tensors

/// Convolution with few channels by vector kernels of our own.
///
/// For LeNet-5's two layers (1 to 6 and 6 to 16 channels) vectors of channels are mostly empty in
/// general-purpose engines, and reordering costs as much as the products. Sums run over kernel rows,
/// columns and input channels in ascending order with fused multiply-adds (forward); over the pixels of
/// an image, then over images (weights). One thread.
final class ThinConvolution: ConvolutionEngine {
  private var shape: thin_convolution
  private let samples: Int
  private let scratch: Tensor
  /// Stands for biases that are not there, and for their gradients.
  private let noBias, noGradient: Tensor
  /// The products one by one, where their operands differ.
  private lazy var apart = OneDNNConvolution(geometry, samples: samples)
  private let geometry: ConvolutionGeometry

  /// Whether this engine can compute a convolution here.
  static func suits(_ geometry: ConvolutionGeometry) -> Bool {
    vectorKernelsRun && geometry.stride == 1 && geometry.inputChannels <= 16
      && geometry.outputChannels <= 16
  }

  init(_ geometry: ConvolutionGeometry, samples: Int) {
    self.samples = samples
    self.geometry = geometry
    noBias = Tensor([geometry.outputChannels])
    noGradient = Tensor([geometry.outputChannels])
    shape = thin_convolution(
      height: Int64(geometry.height), width: Int64(geometry.width),
      input_channels: Int64(geometry.inputChannels),
      output_channels: Int64(geometry.outputChannels), kernel: Int64(geometry.kernelSize),
      padding: Int64(geometry.padding), output_height: Int64(geometry.outputHeight),
      output_width: Int64(geometry.outputWidth))
    scratch = Tensor([Int(thin_convolution_scratch(&shape))])
  }

  func forward(
    _ input: Tensor, weight: Tensor, bias: Tensor?, into output: Tensor, activation: Activation
  ) {
    thin_convolution_forward(
      &shape, Int64(samples), input.base, weight.base, (bias ?? noBias).base, output.base,
      activation == .rectifiedLinear ? 1 : 0, scratch.base)
  }

  func backward(
    _ outputError: Tensor, input: Tensor, output: Tensor, weight: Tensor, activation: Activation,
    weightGradient: Tensor, biasGradient: Tensor?, inputError: Tensor?
  ) {
    thin_convolution_backward(
      &shape, Int64(samples), outputError.base,
      activation == .rectifiedLinear ? output.base : nil, input.base, weight.base,
      weightGradient.base, (biasGradient ?? noGradient).base, inputError?.base, scratch.base)
  }

  func backwardWeight(_ input: Tensor, outputError: Tensor, into weightGradient: Tensor) {
    apart.backwardWeight(input, outputError: outputError, into: weightGradient)
  }

  func backwardInput(_ outputError: Tensor, weight: Tensor, into inputError: Tensor) {
    apart.backwardInput(outputError, weight: weight, into: inputError)
  }
}
