import Kernels
import Quantization
import Randomness
import Tensors

/// One training run: a network, its samples, and a precision policy.
///
/// The course is decided by the specification and the samples: the same bytes on the same machine,
/// whether or not it was interrupted. Compute model: tensors hold float32 values that are exactly
/// values of their formats; sums inside a layer are float32; what is rounded where is said at
/// `NetworkPrecision`. A run must stay on one thread at a time.
///
/// **Divergence.** A step whose loss is not finite is marked in the epoch's metrics. It is carried out,
/// and with it weights become NaN (NaR); since nothing comes back from there, later steps are counted
/// but no longer computed. Evaluation still reports: a sample with a NaN among its logits is wrong.
public final class Trainer {
  /// What decides the run.
  public let specification: TrainingSpecification
  /// The policy with every rule spelled out, for the run's manifest.
  public var resolvedPolicy: ResolvedPrecisionPolicy { precision.policy }
  /// Epochs whose metrics were handed out.
  public internal(set) var completedEpochs = 0
  /// Optimiser steps in all.
  public internal(set) var completedSteps = 0

  /// What is trained.
  ///
  /// Between steps its parameters' masters are the run's state.
  public let network: Network
  package let precision: NetworkPrecision
  let training: any SampleSource
  let test: any SampleSource
  let givenOrder: ((Int) -> [Int])?
  let observer: (any TrainingObserver)?
  let stream: RandomStream

  /// The steps of the epoch under way: how many had a finite loss, and the sum of those losses.
  var epochLoss = (sum: 0.0, steps: 0)
  /// Whether a step of the epoch under way had a loss that is not finite.
  var epochDiverged = false
  /// Whether the weights are NaN for good.
  var isLost = false

  var order: [Int32] = []
  var orderEpoch = -1
  var labels: [Int32]
  /// All test samples.
  let testOrder: [Int32]
  /// Where set, the time of every part of a step is added up here.
  package var profile: StepProfile?

  /// Names for the streams below the run's seed.
  enum Purpose: String {
    case initialWeights, sampleOrder, rounding, augmentation, dropout

    func stream(below root: RandomStream) -> RandomStream { root.child(named: rawValue) }
  }

  /// Test samples evaluated at once; they do not change the course of a run.
  static let evaluationBatchSize = 100

  /// Test samples evaluated at once: of texts, one of every row.
  var evaluationBatchSize: Int { test.rows ?? Trainer.evaluationBatchSize }

  /// Sets up a run: checks everything, resolves the policy, draws the weights.
  ///
  /// A trainer sets all that decides results for itself while it computes (see `KernelThreads.with`).
  ///
  /// - Parameters:
  ///   - specification: what decides the run.
  ///   - training: the samples to learn from.
  ///   - test: the samples to measure on.
  ///   - network: what is trained, from then on the run's own; nil for the specification's model.
  ///   - weights: the first master weights and running statistics by name, as `Network.weights` has them;
  ///     nil to draw them.
  ///   - sampleOrder: the samples of an epoch, counted from 0, in the order in which they are taken: as many
  ///     as there are; nil to shuffle by the seed. Must give the same every time. Texts keep their order.
  ///   - observer: who is told of every step.
  /// - Throws: `TrainingError.specification` with every problem of the specification,
  ///   `TrainingError.samples`, or `TrainingError.weights`.
  public convenience init(
    specification: TrainingSpecification, training: any SampleSource, test: any SampleSource,
    network: Network? = nil, weights: [String: Tensor]? = nil,
    sampleOrder: ((_ epoch: Int) -> [Int])? = nil, observer: (any TrainingObserver)? = nil
  ) throws(TrainingError) {
    try self.init(
      specification: specification, training: training, test: test, network: network,
      weights: weights, sampleOrder: sampleOrder, observer: observer, blocks: QuantizedBlocks.of)
  }

  /// Sets up a run with a choice of how the formats of rules round blocks.
  package init(
    specification: TrainingSpecification, training: any SampleSource, test: any SampleSource,
    network: Network?, weights: [String: Tensor]? = nil,
    sampleOrder: ((_ epoch: Int) -> [Int])? = nil, observer: (any TrainingObserver)? = nil,
    blocks: BlockRoundingOfRule
  ) throws(TrainingError) {
    self.observer = observer
    givenOrder = sampleOrder
    let problems = specification.problems()
    guard problems.isEmpty else { throw .specification(problems) }
    try Trainer.check(training: training, test: test, batchSize: specification.batchSize)
    self.specification = specification
    self.training = training
    self.test = test
    stream = RandomStream(seed: specification.seed)
    do throws(NetworkError) {
      self.network = try specification.network(given: network, for: training.shape)
    } catch {
      throw .samples(error.description)
    }
    precision = try NetworkPrecision(
      specification.policy, network: self.network,
      stream: Purpose.rounding.stream(below: stream), blocks: blocks)
    self.network.initialize(from: Purpose.initialWeights.stream(below: stream))
    if let weights {
      do throws(WeightsError) {
        try self.network.load(weights)
      } catch {
        throw .weights(error.description)
      }
    }
    let evaluated = test.rows ?? Trainer.evaluationBatchSize
    let largest = max(specification.batchSize, evaluated) * training.shape.labelsPerSample
    labels = Array(repeating: 0, count: largest)
    testOrder = Array(0..<Int32(test.count))
    KernelThreads.with(specification.threads) {
      // The engines are made for the number of threads that is in force now.
      self.network.prepare(
        batchSizes: [
          min(specification.batchSize, training.count), training.count % specification.batchSize,
          min(evaluated, test.count), test.count % evaluated,
        ].reduce(into: []) { if $1 > 0 { $0.insert($1) } }, copies: precision.copies)
      if warmupSteps == 0 { enterReducedPrecision() }
    }
  }

  /// Optimiser steps of one pass over the training samples; the last one may be a smaller batch.
  public var stepsPerEpoch: Int {
    (training.count + specification.batchSize - 1) / specification.batchSize
  }

  /// Steps in float32 before the policy takes effect.
  var warmupSteps: Int { specification.precisionWarmupSteps(stepsPerEpoch: stepsPerEpoch) }

  /// Trains to the end of the epoch, continuing an interrupted one, and evaluates.
  ///
  /// - Parameter afterStep: called after every step with the number of steps in all; what it throws
  ///   ends the call, and the next call continues.
  /// - Returns: the epoch's metrics; the training loss is the mean over its steps with a finite loss,
  ///   nil where there is none.
  /// - Throws: what `afterStep` throws, and what reading samples throws.
  public func runEpoch(afterStep: ((Int) throws -> Void)? = nil) throws -> EpochMetrics {
    let end = (completedEpochs + 1) * stepsPerEpoch
    while completedSteps < end {
      try step()
      try afterStep?(completedSteps)
    }
    completedEpochs += 1
    return try evaluate()
  }

  private static func check(
    training: any SampleSource, test: any SampleSource, batchSize: Int
  ) throws(TrainingError) {
    for (name, samples) in [("training", training), ("test", test)] {
      guard samples.count > 0 else { throw .samples("there are no \(name) samples") }
      let classes = samples.shape.classes
      guard classes >= 2 else { throw .samples("\(classes) classes, need 2") }
      guard let wrong = samples.labels.first(where: { !(0..<Int32(classes)).contains($0) })
      else { continue }
      throw .samples("label \(wrong) of the \(name) samples is not in 0..<\(classes)")
    }
    guard training.shape == test.shape else {
      throw .samples("training and test samples differ in image size or classes")
    }
    if let rows = training.rows, rows != batchSize {
      throw .samples(
        "the text is laid out in \(rows) rows, so the batch size must be \(rows), not \(batchSize)")
    }
  }
}
