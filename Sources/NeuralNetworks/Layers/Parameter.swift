import Randomness
import Tensors

/// One trained tensor of a layer with everything that belongs to it.
public final class Parameter {
  /// The name, for example `conv1.weight`.
  public let name: String
  /// The number of inputs of one output: the initial values lie within 1/sqrt of it.
  public let fanIn: Int
  /// What the forward and backward passes read: the master rounded to the weights' format.
  public let values: Tensor
  /// What the optimiser updates.
  public let master: Tensor
  /// The gradient of the mean loss of a batch, written by the backward pass.
  public let gradient: Tensor
  /// The optimiser's momentum.
  public let momentum: Tensor

  /// Creates a parameter of zeros.
  public init(name: String, shape: Shape, fanIn: Int) {
    self.name = name
    self.fanIn = fanIn
    values = Tensor(shape)
    master = Tensor(shape)
    gradient = Tensor(shape)
    momentum = Tensor(shape)
  }

  /// Draws the master uniformly from -1/sqrt(fanIn) ..< 1/sqrt(fanIn), and clears the momentum.
  ///
  /// This is PyTorch's default for weights and biases of convolutional and dense layers: Kaiming
  /// uniform with a = sqrt(5) (He et al., arXiv 1502.01852).
  func initialize(from stream: RandomStream) {
    let bound = 1 / Double(fanIn).squareRoot()
    for index in 0..<master.count {
      master.elements[index] = Float((2 * stream.uniform(at: UInt64(index)) - 1) * bound)
    }
    values.copy(from: master)
    momentum.fill(0)
  }
}
