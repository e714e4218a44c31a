import Tensors

/// A tensor that a layer keeps beside its parameters, such as a running mean.
public final class LayerState {
  /// The name, for example `bn1.runningMean`; unique in a network.
  public let name: String
  /// The values now; of states of samples, for as many as the largest batch that was prepared has.
  public private(set) var values: Tensor
  /// Every value of a new run.
  public let initialValue: Float
  /// Whether it outlives a step: then checkpoints hold it.
  ///
  /// What is found anew in every pass, such as the mean of a batch, is no part of a run's state.
  public let isKept: Bool
  /// Whether it belongs to the samples that a run is at, as what a recurrent layer carries over, and not to
  /// what was learned: then weights do not hold it.
  public let isOfSamples: Bool
  /// The class whose rule rounds it.
  public let tensorClass: TensorClass

  /// Creates a state with its initial value.
  public init(
    name: String, shape: Shape, initialValue: Float = 0, isKept: Bool = true,
    isOfSamples: Bool = false, tensorClass: TensorClass
  ) {
    self.isOfSamples = isOfSamples
    self.name = name
    self.initialValue = initialValue
    self.isKept = isKept
    self.tensorClass = tensorClass
    values = Tensor(shape)
    values.fill(initialValue)
  }

  /// Makes room for a batch, the first dimension being the samples; fills with the initial value where
  /// there was less.
  func prepare(samples: Int) {
    guard values.shape.samples < samples else { return }
    values = Tensor(values.shape.with(samples: samples))
    values.fill(initialValue)
  }
}
