extension TrainingSpecification {
  /// What the whole numbers of a specification may be: the one place, for studies and for the trainer.
  ///
  /// The upper ends are far above any use and low enough that no product of them (steps of a run,
  /// elements of a batch) leaves the integers.
  public enum Limits {
    /// Passes over the training samples.
    public static let epochs = 1...1_000_000
    /// Samples a step.
    public static let batchSize = 1...1 << 20
    /// Optimiser steps, as of a warm-up.
    public static let steps = 0...1_000_000_000
    /// Threads of one run.
    public static let threads = 1...1024
    /// The power of two of the loss: beyond, gradients leave float32 whatever the format.
    public static let lossScaleExponent = -100...100
    /// The width of a hidden layer.
    public static let hiddenWidth = 1...1 << 20
    /// Hidden layers.
    public static let hiddenLayers = 0...64
    /// Bytes that a run's tensors may take by `Network.tensorBytes`: 8 GiB.
    public static let tensorBytes = 8 << 30
  }
}

extension Network {
  /// An estimate of the memory of a run's tensors, in bytes, from shapes alone.
  ///
  /// A parameter is kept five times (master, rounded copy, gradient, momentum, checkpoint), an
  /// activation three times (value, error, work space of a kernel), each in four bytes.
  ///
  /// - Parameter samples: of the largest batch.
  /// - Returns: the estimate; no overflow while the sizes keep to `TrainingSpecification.Limits`.
  public func tensorBytes(samples: Int) -> Int {
    let activations = tensors.reduce(0) { $0 + $1.shape.count }
    return 4 * (5 * parameterCount + 3 * samples * activations)
  }
}
