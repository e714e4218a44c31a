import Tensors

/// One kind of operation of a network.
///
/// To add a kind of layer, conform to this in one file and use the layer in a model; nothing else needs
/// to know of it.
///
/// A layer computes in float32 and knows no number format: whoever drives the network rounds what
/// goes in and comes out. A layer says which products it computes (`products`), so that a format whose
/// blocks run along the summed axis can give each product operands of its own; the layer asks its pass
/// for them. Tensors are samples first; images are NHWC. The same layer serves batches of different
/// sizes.
public protocol Layer: AnyObject {
  /// The name by which policies, checkpoints and messages mean this layer; unique in a network.
  var name: String { get }

  /// The trained tensors; empty for layers without weights.
  var parameters: [Parameter] { get }

  /// What the layer keeps or computes beside its output, such as the statistics of batch normalisation.
  var states: [LayerState] { get }

  /// The sums of products that the layer computes: between which tensors, along which axes.
  ///
  /// Empty for layers that multiply no two tensors, or that do so element by element.
  var products: [Product] { get }

  /// True where every output is one of the inputs (or 0), forward, and every input error one of the
  /// output errors (or 0), backward: then nothing needs to be rounded again.
  var selectsValues: Bool { get }

  /// True where the inputs are numbers of things, such as words, which no format may round.
  var readsIndices: Bool { get }

  /// True where the layer itself rounds its output, value by value as it makes them, as a state of class
  /// `activation`, because later values depend on earlier ones.
  var roundsOutput: Bool { get }

  /// The shape of the output for the inputs.
  ///
  /// - Throws: `ShapeError` where the layer cannot take those inputs, in number or in shape.
  func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape

  /// Makes what batches of these shapes need, so that the passes allocate nothing.
  func prepare(forInputs shapes: [Shape])

  /// Overwrites the output.
  func forward(_ pass: ForwardPass)

  /// Overwrites the gradients of the parameters (sums over the samples: the error carries the mean)
  /// and the errors of the inputs.
  func backward(_ pass: BackwardPass)

  /// Takes the error with respect to the output back through an activation that the layer ends in, in
  /// place: what the layer's products read.
  ///
  /// Called before `backward` where products get operands of their own, so that these are rounded
  /// as they are multiplied; `backward` must give the same from errors that have been through it.
  func backwardActivation(_ outputError: Tensor, output: Tensor)
}

extension Layer {
  /// No trained tensors.
  public var parameters: [Parameter] { [] }
  /// Nothing is kept.
  public var states: [LayerState] { [] }
  /// No products.
  public var products: [Product] { [] }
  /// The inputs are quantities.
  public var readsIndices: Bool { false }
  /// Who drives the network rounds the output.
  public var roundsOutput: Bool { false }
  /// The layer computes new values.
  public var selectsValues: Bool { false }
  /// Nothing to make.
  public func prepare(forInputs shapes: [Shape]) {}
  /// No activation.
  public func backwardActivation(_ outputError: Tensor, output: Tensor) {}
}

/// Inputs that a layer cannot take.
public struct ShapeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One message that says what was given and what is possible.
  public let description: String

  /// Creates an error from its message.
  public init(_ description: String) {
    self.description = description
  }
}
