import Tensors

/// One stage of a network.
///
/// To add a kind of layer, conform to this in one file and use the layer in a model; nothing else needs
/// to know of it.
///
/// A layer computes in float32 and knows no number format: whoever drives the network rounds what
/// goes in and comes out. Tensors are samples first; images are NHWC. The same layer serves batches of
/// different sizes.
public protocol Layer: AnyObject {
  /// The name by which policies and messages mean this layer; unique in a network.
  var name: String { get }

  /// The trained tensors; empty for layers without weights.
  var parameters: [Parameter] { get }

  /// True where every output is one of the inputs (or 0), forward, and every input error one of the
  /// output errors (or 0), backward: then nothing needs to be rounded again.
  var selectsValues: Bool { get }

  /// The shape of the output for an input; traps where the layer cannot take that input.
  func outputShape(forInput shape: Shape) -> Shape

  /// Makes what batches of this shape need, so that the passes allocate nothing.
  func prepare(forInput shape: Shape)

  /// Overwrites the output.
  func forward(_ input: Tensor, into output: Tensor)

  /// Overwrites the gradients of the parameters (sums over the samples: the error carries the mean)
  /// and the error of the input.
  ///
  /// - Parameters:
  ///   - outputError: gradients with respect to the output; may be overwritten.
  ///   - input: what `forward` read.
  ///   - output: what `forward` left, after rounding.
  ///   - inputError: nil where nobody needs it, as in the first layer.
  func backward(_ outputError: Tensor, input: Tensor, output: Tensor, inputError: Tensor?)
}

extension Layer {
  /// No trained tensors.
  public var parameters: [Parameter] { [] }
  /// The layer computes new values.
  public var selectsValues: Bool { false }
  /// Nothing to make.
  public func prepare(forInput shape: Shape) {}
}
