/// Everything that decides the course of one training run, apart from the samples themselves.
///
/// Equal specifications and samples on one machine give equal bytes.
public struct TrainingSpecification: Codable, Hashable, Sendable {
  /// How the learning rate changes over the run.
  public enum Schedule: Codable, Hashable, Sendable {
    /// Always the base rate.
    case constant
    /// Multiplied by `factor` after every `epochs` epochs.
    case step(epochs: Int, factor: Double)
    /// Multiplied by `factor` after each of these epochs, which rise.
    case milestones([Int], factor: Double)
    /// Half a cosine from the base rate to zero over the whole run.
    case cosine
  }

  /// How long the first part of the run is in float32.
  public enum PrecisionWarmup: Codable, Hashable, Sendable {
    /// So many epochs; 0 for none.
    case epochs(Int)
    /// So many optimiser steps.
    case steps(Int)
  }

  /// The network; nil where the trainer is given one.
  public var model: NetworkModel?
  /// Passes over the training samples, at least 1.
  public var epochs: Int
  /// Samples a step; the last batch of an epoch may be smaller.
  public var batchSize: Int
  /// The base learning rate.
  public var learningRate: Double
  /// The momentum of stochastic gradient descent, 0 for none.
  public var momentum: Double
  /// The factor of the weights that is added to their gradients, 0 for none.
  public var weightDecay: Double
  /// The norm that all gradients together, without the loss scale, are scaled down to where theirs is
  /// larger; nil for none.
  public var gradientClip: Double?
  /// How the learning rate changes.
  public var schedule: Schedule
  /// Optimiser steps over which the learning rate rises linearly from 0; not precision warm-up.
  public var learningRateWarmupSteps: Int
  /// The first part of the run in float32.
  public var precisionWarmup: PrecisionWarmup
  /// The power of two that the loss is multiplied by, and the weight gradients divided by.
  public var lossScaleExponent: Int
  /// Formats, rounding, underflow and scaling by tensor class.
  public var policy: PrecisionPolicy
  /// The seed of initialisation, shuffling and stochastic rounding.
  public var seed: UInt64
  /// Threads of the convolutions; part of the specification since sums may depend on it.
  ///
  /// With one, thin layers use kernels of their own, which is the fastest; see `KernelThreads`.
  public var threads: Int

  /// Creates a specification; what is left out is stochastic gradient descent with momentum 0.9 and a
  /// constant rate of 0.01 over 10 epochs of batches of 64, all in float32.
  public init(
    model: NetworkModel? = nil, epochs: Int = 10, batchSize: Int = 64,
    learningRate: Double = 0.01, momentum: Double = 0.9, weightDecay: Double = 0,
    gradientClip: Double? = nil, schedule: Schedule = .constant, learningRateWarmupSteps: Int = 0,
    precisionWarmup: PrecisionWarmup = .epochs(0), lossScaleExponent: Int = 0,
    policy: PrecisionPolicy = .float32, seed: UInt64 = 1, threads: Int = 1
  ) {
    self.model = model
    self.epochs = epochs
    self.batchSize = batchSize
    self.learningRate = learningRate
    self.momentum = momentum
    self.weightDecay = weightDecay
    self.gradientClip = gradientClip
    self.schedule = schedule
    self.learningRateWarmupSteps = learningRateWarmupSteps
    self.precisionWarmup = precisionWarmup
    self.lossScaleExponent = lossScaleExponent
    self.policy = policy
    self.seed = seed
    self.threads = threads
  }
}
