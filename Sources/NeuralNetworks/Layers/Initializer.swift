import Randomness
import Tensors

/// How a parameter's first values are drawn.
public struct Initializer: Sendable {
  private let fillTensor: @Sendable (Tensor, RandomStream) -> Void

  /// Creates an initialiser.
  ///
  /// - Parameter fill: overwrites every value; what it draws comes from the stream alone.
  public init(_ fill: @escaping @Sendable (Tensor, RandomStream) -> Void) {
    fillTensor = fill
  }

  func fill(_ tensor: Tensor, from stream: RandomStream) { fillTensor(tensor, stream) }

  /// Uniform from -1/sqrt(fanIn) ..< 1/sqrt(fanIn), fanIn being the number of inputs of one output.
  ///
  /// This is PyTorch's default for weights and biases of convolutional and dense layers: Kaiming
  /// uniform with a = sqrt(5) (He et al., arXiv 1502.01852).
  public static func uniform(fanIn: Int) -> Initializer {
    uniform(below: 1 / Double(fanIn).squareRoot())
  }

  /// Uniform from -bound ..< bound.
  public static func uniform(below bound: Double) -> Initializer {
    Initializer { tensor, stream in
      for index in 0..<tensor.count {
        tensor.elements[index] = Float((2 * stream.uniform(at: UInt64(index)) - 1) * bound)
      }
    }
  }

  /// Normal with mean 0.
  ///
  /// Kaiming normal (He et al., arXiv 1502.01852) is sqrt(2 / fan), fan being the inputs of one output
  /// or the outputs of one input.
  public static func normal(deviation: Double) -> Initializer {
    Initializer { tensor, stream in
      for index in 0..<tensor.count {
        tensor.elements[index] = Float(stream.normal(at: UInt64(index)) * deviation)
      }
    }
  }

  /// The same value everywhere.
  public static func constant(_ value: Float) -> Initializer {
    Initializer { tensor, _ in tensor.fill(value) }
  }
}
