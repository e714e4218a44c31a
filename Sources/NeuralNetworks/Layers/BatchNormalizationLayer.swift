import Kernels
import Tensors

/// Batch normalisation over samples and pixels, channel by channel, with activation.
///
/// Training passes normalise with the mean and variance of the batch and bring the running ones forward,
/// r = (1 - momentum) r + momentum b, with the unbiased variance as PyTorch does; evaluation reads the
/// running ones. The parameters are `name.weight` (gamma, first 1) and `name.bias` (beta, first 0), of
/// class `normalizationParameter`; the statistics `batchMean`, `batchVariance`, `runningMean` and
/// `runningVariance` are states of class `normalizationStatistics`, rounded before they are used.
public final class BatchNormalizationLayer: Layer {
  /// The layer's name.
  public let name: String
  /// The number of channels: the last dimension of input and output.
  public let channels: Int
  /// What follows the normalisation.
  public var activation: Activation { normalization.activation }
  /// What is added to variances.
  public var epsilon: Float { normalization.epsilon }
  /// The share of a batch in the running statistics.
  public let momentum: Float
  /// Gamma and beta.
  public let parameters: [Parameter]
  /// The statistics of the batch and the running ones.
  public let states: [LayerState]

  private let normalization: BatchNormalization
  private let gamma, beta: Parameter
  private let batchMean, batchVariance, runningMean, runningVariance: LayerState

  /// Creates a layer.
  public init(
    _ name: String, channels: Int, activation: Activation = .none, epsilon: Float = 1e-5,
    momentum: Float = 0.1, decays: Bool = true
  ) {
    self.name = name
    self.channels = channels
    self.momentum = momentum
    normalization = BatchNormalization(
      channels: channels, epsilon: epsilon, activation: activation)
    func parameter(_ part: String, _ value: Float) -> Parameter {
      Parameter(
        name: "\(name).\(part)", shape: [channels], initializer: .constant(value), decays: decays,
        tensorClass: .normalizationParameter)
    }
    gamma = parameter("weight", 1)
    beta = parameter("bias", 0)
    parameters = [gamma, beta]
    func state(_ part: String, _ value: Float, isKept: Bool) -> LayerState {
      LayerState(
        name: "\(name).\(part)", shape: [channels], initialValue: value, isKept: isKept,
        tensorClass: .normalizationStatistics)
    }
    batchMean = state("batchMean", 0, isKept: false)
    batchVariance = state("batchVariance", 1, isKept: false)
    runningMean = state("runningMean", 0, isKept: true)
    runningVariance = state("runningVariance", 1, isKept: true)
    states = [batchMean, batchVariance, runningMean, runningVariance]
  }

  /// The shape of the input.
  public func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
    let shape = try shapes.only(for: name)
    guard shape.rank >= 2, shape[shape.rank - 1] == channels else {
      throw ShapeError("\(name) takes \(channels) channels, not \(shape.sampleText)")
    }
    return shape
  }

  /// Normalises by the statistics of the batch or, in an evaluation, by the running ones.
  public func forward(_ pass: ForwardPass) {
    let isTraining = pass.mode == .training
    if isTraining {
      normalization.statistics(
        of: pass.input, mean: batchMean.values, variance: batchVariance.values)
      let rows = Float(pass.input.count / channels)
      bring(runningMean, to: batchMean, factor: 1)
      bring(runningVariance, to: batchVariance, factor: rows / max(1, rows - 1))
      for state in states { pass.round(state) }
    }
    normalization.forward(
      pass.input, mean: (isTraining ? batchMean : runningMean).values,
      variance: (isTraining ? batchVariance : runningVariance).values, gamma: gamma.values,
      beta: beta.values, into: pass.output)
  }

  private func bring(_ running: LayerState, to batch: LayerState, factor: Float) {
    for channel in 0..<channels {
      running.values[channel] =
        (1 - momentum) * running.values[channel] + momentum * (factor * batch.values[channel])
    }
  }

  /// Gradients of gamma and beta, and the error of the input.
  public func backward(_ pass: BackwardPass) {
    normalization.backward(
      pass.outputError, output: pass.output, input: pass.input, mean: batchMean.values,
      variance: batchVariance.values, gamma: gamma.values, gammaGradient: gamma.gradient,
      betaGradient: beta.gradient, inputError: pass.inputError)
  }
}
