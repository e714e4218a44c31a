import Tensors

/// Every so many pixels of an image, with channels of zeros before and behind: the shortcut without
/// parameters of residual networks (He et al., arXiv 1512.03385, option A); NHWC.
public final class SubsamplingLayer: Layer {
  /// The layer's name.
  public let name: String
  /// Pixels from one output to the next, in rows and in columns.
  public let stride: Int
  /// Channels of the output; those of the input lie in their middle.
  public let channels: Int
  /// Every output is an input or 0.
  public var selectsValues: Bool { true }

  /// Creates a layer.
  public init(_ name: String, stride: Int, channels: Int) {
    precondition(stride > 0 && channels > 0)
    self.name = name
    self.stride = stride
    self.channels = channels
  }

  /// The shape of the output: rows and columns divided by the stride, rounded up.
  public func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
    let shape = try shapes.only(for: name)
    guard shape.rank == 4, shape[3] <= channels else {
      throw ShapeError(
        "\(name) takes images of at most \(channels) channels, not \(shape.sampleText)")
    }
    return [
      shape.samples, (shape[1] + stride - 1) / stride, (shape[2] + stride - 1) / stride, channels,
    ]
  }

  /// Copies the pixels that are kept.
  public func forward(_ pass: ForwardPass) {
    pass.output.fill(0)
    forEachPixel(pass.input.shape, pass.output.shape) { input, output, channels in
      (pass.output.base + output).update(from: pass.input.base + input, count: channels)
    }
  }

  /// The pixels that were kept get their errors, the others 0.
  public func backward(_ pass: BackwardPass) {
    guard let inputError = pass.inputError else { return }
    inputError.fill(0)
    forEachPixel(inputError.shape, pass.outputError.shape) { input, output, channels in
      (inputError.base + input).update(from: pass.outputError.base + output, count: channels)
    }
  }

  /// Where the kept pixels begin in input and output, and how many channels they have.
  private func forEachPixel(_ input: Shape, _ output: Shape, _ body: (Int, Int, Int) -> Void) {
    let before = (channels - input[3]) / 2
    for sample in 0..<output[0] {
      for row in 0..<output[1] {
        for column in 0..<output[2] {
          let source = (sample * input[1] + row * stride) * input[2] + column * stride
          let target = (sample * output[1] + row) * output[2] + column
          body(source * input[3], target * channels + before, input[3])
        }
      }
    }
  }
}
