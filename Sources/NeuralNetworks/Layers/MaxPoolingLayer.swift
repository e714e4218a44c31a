import Kernels
import Tensors

/// Max pooling over squares, NHWC; it has no weights.
///
/// Where squares do not overlap it selects values; else a value's error can be the sum of several.
public final class MaxPoolingLayer: Layer {
  /// The layer's name.
  public let name: String
  /// The squares.
  public let window: PoolingWindow
  /// Every output is an input and, where squares do not overlap, every error one of the output's.
  public var selectsValues: Bool { window.stride >= window.size }

  /// Creates a layer.
  ///
  /// - Parameters:
  ///   - name: unique in a network.
  ///   - window: rows and columns of a square.
  ///   - stride: pixels from one square to the next.
  ///   - padding: how far squares reach over the edges, at most half a square; nothing there counts.
  public init(_ name: String, window: Int = 2, stride: Int = 2, padding: Int = 0) {
    self.name = name
    self.window = PoolingWindow(size: window, stride: stride, padding: padding)
  }

  /// One pixel a square.
  public func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
    let shape = try shapes.only(for: name)
    let least = window.size - 2 * window.padding
    guard shape.rank == 4, shape[1] >= least, shape[2] >= least else {
      throw ShapeError(
        "\(name) pools images of at least \(least) x \(least), not \(shape.sampleText)")
    }
    return MaxPooling.outputShape(forInput: shape, window)
  }

  /// The largest of each square.
  public func forward(_ pass: ForwardPass) {
    MaxPooling.forward(pass.input, into: pass.output, window)
  }

  /// Each error goes to the first element of its square that equals the output.
  public func backward(_ pass: BackwardPass) {
    guard let inputError = pass.inputError else { return }
    MaxPooling.backward(
      input: pass.input, output: pass.output, outputError: pass.outputError, into: inputError,
      window)
  }
}
