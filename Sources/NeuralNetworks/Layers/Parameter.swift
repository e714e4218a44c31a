import Randomness
import Tensors

/// One trained tensor of a layer with everything that belongs to it.
///
/// Memory is taken when a tensor is first used: a network that is only checked costs none.
public final class Parameter {
  /// The name, for example `conv1.weight`; unique in a network.
  public let name: String
  /// The shape.
  public let shape: Shape
  /// How the first values are drawn.
  public let initializer: Initializer
  /// Whether weight decay acts on it.
  public let decays: Bool
  /// The class whose rule rounds `values`.
  public let tensorClass: TensorClass
  /// What the forward and backward passes read: the master rounded to the weights' format.
  public private(set) lazy var values = Tensor(shape)
  /// What the optimiser updates.
  public private(set) lazy var master = Tensor(shape)
  /// The gradient of the mean loss of a batch, written by the backward pass.
  public private(set) lazy var gradient = Tensor(shape)
  /// The optimiser's momentum.
  public private(set) lazy var momentum = Tensor(shape)

  /// Creates a parameter of zeros.
  public init(
    name: String, shape: Shape, initializer: Initializer, decays: Bool = true,
    tensorClass: TensorClass = .weight
  ) {
    self.name = name
    self.shape = shape
    self.initializer = initializer
    self.decays = decays
    self.tensorClass = tensorClass
  }

  /// Draws the master, copies it to the values, and clears the momentum.
  func initialize(from stream: RandomStream) {
    initializer.fill(master, from: stream)
    values.copy(from: master)
    momentum.fill(0)
  }
}
