import Randomness
import Tensors

/// Layers in sequence, with the memory for batches of chosen sizes.
public final class Network {
  /// The layers, first to last.
  public let layers: [any Layer]
  /// Every trained tensor, in the order of the layers.
  public let parameters: [Parameter]
  private let inputShape: Shape
  private var spaces: [Int: Workspace] = [:]

  /// The tensors of one pass over a batch of one size.
  package final class Workspace {
    /// The network's input, then the output of every layer.
    package let activations: [Tensor]
    /// The error with respect to the output of every layer.
    package let errors: [Tensor]

    init(activations: [Tensor], errors: [Tensor]) {
      self.activations = activations
      self.errors = errors
    }

    package var input: Tensor { activations[0] }
    package var logits: Tensor { activations[activations.count - 1] }
  }

  /// Creates a network of zero weights.
  ///
  /// - Parameters:
  ///   - layers: at least one; each must take what the layer before gives.
  ///   - inputShape: the input for one sample, the first dimension being 1.
  public init(_ layers: [any Layer], inputShape: Shape) {
    precondition(!layers.isEmpty, "a network needs at least one layer")
    self.layers = layers
    self.inputShape = inputShape
    parameters = layers.flatMap(\.parameters)
  }

  /// The number of trained values.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.values.count } }

  /// Draws all weights: parameter k from child k of the stream.
  public func initialize(from stream: RandomStream) {
    for (index, parameter) in parameters.enumerated() {
      parameter.initialize(from: stream.child(UInt64(index)))
    }
  }

  /// Allocates for the given batch sizes, which share their memory: one pass at a time.
  package func prepare(batchSizes: Set<Int>) {
    guard let largest = batchSizes.max() else { return }
    var shapes = [inputShape]
    for layer in layers { shapes.append(layer.outputShape(forInput: shapes[shapes.count - 1])) }
    let activations = shapes.map { Tensor($0.with(samples: largest)) }
    let errors = shapes.dropFirst().map { Tensor($0.with(samples: largest)) }
    for samples in batchSizes.sorted() {
      spaces[samples] = Workspace(
        activations: activations.map { $0.view($0.shape.with(samples: samples)) },
        errors: errors.map { $0.view($0.shape.with(samples: samples)) })
      for (layer, shape) in zip(layers, shapes) {
        layer.prepare(forInput: shape.with(samples: samples))
      }
    }
  }

  /// The memory for a batch size; traps where it was not prepared.
  package func workspace(samples: Int) -> Workspace {
    guard let space = spaces[samples] else {
      preconditionFailure("no memory was prepared for batches of \(samples)")
    }
    return space
  }
}
