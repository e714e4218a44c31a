import Tensors

/// A tensor that a layer keeps beside its parameters, such as a running mean.
public final class LayerState {
  /// The name, for example `bn1.runningMean`; unique in a network.
  public let name: String
  /// The values now.
  public let values: Tensor
  /// Every value of a new run.
  public let initialValue: Float
  /// Whether it outlives a step: then checkpoints hold it.
  ///
  /// What is found anew in every pass, such as the mean of a batch, is no part of a run's state.
  public let isKept: Bool
  /// The class whose rule rounds it.
  public let tensorClass: TensorClass

  /// Creates a state with its initial value.
  public init(
    name: String, shape: Shape, initialValue: Float = 0, isKept: Bool = true,
    tensorClass: TensorClass
  ) {
    self.name = name
    self.initialValue = initialValue
    self.isKept = isKept
    self.tensorClass = tensorClass
    values = Tensor(shape)
    values.fill(initialValue)
  }
}
