import Kernels
import Tensors

/// The mean over all pixels of each channel: NHWC to samples x channels.
public final class GlobalAveragePoolingLayer: Layer {
  /// The layer's name.
  public let name: String

  /// Creates a layer.
  public init(_ name: String) {
    self.name = name
  }

  /// Samples x channels.
  public func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
    let shape = try shapes.only(for: name)
    guard shape.rank == 4, shape[1] * shape[2] > 0 else {
      throw ShapeError("\(name) takes images, not \(shape.sampleText)")
    }
    return [shape.samples, shape[3]]
  }

  /// The means.
  public func forward(_ pass: ForwardPass) {
    AveragePooling.forward(pass.input, into: pass.output)
  }

  /// Every pixel gets its share of the error.
  public func backward(_ pass: BackwardPass) {
    guard let inputError = pass.inputError else { return }
    AveragePooling.backward(pass.outputError, into: inputError)
  }
}
