import Tensors

/// The sizes of a two-dimensional convolution, NHWC.
public struct ConvolutionGeometry: Hashable, Sendable {
  /// Rows of the input.
  public let height: Int
  /// Columns of the input.
  public let width: Int
  /// Channels of the input.
  public let inputChannels: Int
  /// Channels of the output.
  public let outputChannels: Int
  /// Rows and columns of the kernel.
  public let kernelSize: Int
  /// Zeros on each side of the input.
  public let padding: Int
  /// Pixels from one output to the next.
  public let stride: Int

  /// Creates a geometry; traps when the kernel does not fit the padded input.
  public init(
    height: Int, width: Int, inputChannels: Int, outputChannels: Int, kernelSize: Int,
    padding: Int = 0, stride: Int = 1
  ) {
    precondition(inputChannels > 0 && outputChannels > 0 && kernelSize > 0)
    precondition(padding >= 0 && stride > 0)
    precondition(
      min(height, width) + 2 * padding >= kernelSize,
      "a kernel of \(kernelSize) does not fit \(height) x \(width) padded by \(padding)")
    self.height = height
    self.width = width
    self.inputChannels = inputChannels
    self.outputChannels = outputChannels
    self.kernelSize = kernelSize
    self.padding = padding
    self.stride = stride
  }

  /// Rows of the output.
  public var outputHeight: Int { (height + 2 * padding - kernelSize) / stride + 1 }
  /// Columns of the output.
  public var outputWidth: Int { (width + 2 * padding - kernelSize) / stride + 1 }

  /// The shape of the input.
  public func inputShape(samples: Int) -> Shape { [samples, height, width, inputChannels] }
  /// The shape of the output.
  public func outputShape(samples: Int) -> Shape {
    [samples, outputHeight, outputWidth, outputChannels]
  }
  /// The shape of the weights: kernel rows, kernel columns, input channels, output channels.
  public var weightShape: Shape { [kernelSize, kernelSize, inputChannels, outputChannels] }

  /// Multiply-adds of one sample's forward pass.
  public var multiplyAdds: Int { outputHeight * outputWidth * weightShape.count }
}
