import Kernels
import Tensors

/// A row of numbers for every word: samples x steps of words give samples x steps x width.
///
/// The parameter is `name.weight` (words x width). Words are numbers from 0 on, as float32.
public final class EmbeddingLayer: Layer {
  /// The layer's name.
  public let name: String
  /// How many words there are.
  public let vocabulary: Int
  /// The numbers of a word.
  public let width: Int
  /// The rows.
  public let parameters: [Parameter]
  /// Words are no quantities.
  public var readsIndices: Bool { true }

  private let weight: Parameter

  /// Creates a layer of zero weights.
  public init(
    _ name: String, vocabulary: Int, width: Int,
    initializer: Initializer = .normal(deviation: 1)
  ) {
    self.name = name
    self.vocabulary = vocabulary
    self.width = width
    weight = Parameter(
      name: "\(name).weight", shape: [vocabulary, width], initializer: initializer)
    parameters = [weight]
  }

  /// Samples x steps x width.
  public func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
    let shape = try shapes.only(for: name)
    guard shape.rank == 2 else {
      throw ShapeError("\(name) takes rows of words, not \(shape.sampleText)")
    }
    return [shape[0], shape[1], width]
  }

  /// The rows of the words.
  public func forward(_ pass: ForwardPass) {
    Embedding.forward(pass.input, weight: weight.values, into: pass.output)
  }

  /// The gradient of a row is the sum over the places of its word, in their order.
  public func backward(_ pass: BackwardPass) {
    Embedding.backward(pass.input, outputError: pass.outputError, into: weight.gradient)
    pass.inputError?.fill(0)
  }
}
