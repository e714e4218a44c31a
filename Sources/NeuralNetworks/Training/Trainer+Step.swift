import Kernels
import Tensors

extension Trainer {
  /// One optimiser step: the next batch forward, the loss, backward, and the update of the weights.
  ///
  /// Allocates nothing but, once an epoch, the order of the samples.
  ///
  /// - Throws: nothing today; a step may come to fail for reasons outside the run.
  public func step() throws {
    beginEpochWhereDue()
    if completedSteps == warmupSteps && warmupSteps > 0 { enterReducedPrecision() }
    defer { completedSteps += 1 }
    guard !isLost else {
      epochDiverged = true
      return
    }
    KernelThreads.use(specification.threads)
    let moment = PrecisionMoment(
      isReduced: completedSteps >= warmupSteps, findsScales: true,
      step: max(0, completedSteps - warmupSteps), draws: .training)
    let space = loadTrainingBatch()
    network.readMasters(space, rounding: rounding(at: moment), profile: profile)
    forward(space, mode: .training, at: moment)
    let loss = lossAndError(space, at: moment)
    if loss.isFinite {
      epochLoss.sum += loss
      epochLoss.steps += 1
    } else {
      epochDiverged = true
      isLost = true
    }
    network.backward(space, rounding: rounding(at: moment), profile: profile)
    update(at: moment)
    profile?.endStep()
  }

  /// Rounds masters and momentum when the policy takes effect, so that they too are values of their
  /// formats from the first step on.
  func enterReducedPrecision() {
    let moment = PrecisionMoment(isReduced: true, findsScales: true, step: 0, draws: .entry)
    for (parameter, precision) in zip(network.parameters, precision.parameters) {
      precision.masterWeight.round(parameter.master, at: moment)
      precision.optimizerState.round(parameter.momentum, at: moment)
    }
  }

  private func beginEpochWhereDue() {
    let epoch = completedSteps / stepsPerEpoch
    if completedSteps % stepsPerEpoch == 0 {
      epochLoss = (0, 0)
      epochDiverged = false
      completedEpochs = epoch
    }
    if orderEpoch != epoch {
      order = Purpose.sampleOrder.stream(below: stream).child(UInt64(epoch)).permutation(
        of: training.count)
      orderEpoch = epoch
    }
  }

  private func loadTrainingBatch() -> Network.Workspace {
    let first = completedSteps % stepsPerEpoch * specification.batchSize
    let samples = min(specification.batchSize, training.count - first)
    let space = network.workspace(samples: samples)
    profile.timed(.loading) {
      for place in 0..<samples {
        load(training, sample: Int(order[first + place]), into: space.input, place: place)
      }
    }
    return space
  }

  /// Copies one sample's pixels and label to a place in the batch.
  func load(_ set: SampleSet, sample: Int, into input: Tensor, place: Int) {
    let count = input.shape.sampleCount
    set.pixels.withUnsafeBufferPointer { pixels in
      let source = UnsafeBufferPointer(rebasing: pixels[(sample * count)..<((sample + 1) * count)])
      let target = UnsafeMutableBufferPointer(
        rebasing: input.elements[(place * count)..<((place + 1) * count)])
      _ = target.update(fromContentsOf: source)
    }
    labels[place] = set.labels[sample]
  }

  /// The policy at a moment.
  func rounding(at moment: PrecisionMoment) -> PassRounding {
    PassRounding(precision: precision, moment: moment)
  }

  /// The forward pass, up to the logits as the loss reads them.
  func forward(_ space: Network.Workspace, mode: PassMode, at moment: PrecisionMoment) {
    network.forward(space, mode: mode, rounding: rounding(at: moment), profile: profile)
    profile.timed(.quantization) { precision.logits.round(space.logits, at: moment) }
  }

  /// The mean loss of the batch; leaves the error with respect to the logits, times the loss scale,
  /// behind the last layer.
  private func lossAndError(_ space: Network.Workspace, at moment: PrecisionMoment) -> Double {
    let error = space.logitsError
    let samples = error.shape.samples
    let scale = Double(sign: .plus, exponent: specification.lossScaleExponent, significand: 1)
    let outcome = profile.timed(.loss) {
      SoftmaxCrossEntropy.evaluate(
        logits: space.logits, labels: labels[..<samples], error: error,
        factor: scale)
    }
    profile.timed(.quantization) {
      precision.lossError.round(error, at: moment)
      precision.errors[network.layers.count]?.round(error, at: moment)
    }
    return outcome.lossSum / Double(samples)
  }

  private func update(at moment: PrecisionMoment) {
    let rate = specification.learningRate(atStep: completedSteps, stepsPerEpoch: stepsPerEpoch)
    for (parameter, precision) in zip(network.parameters, precision.parameters) {
      profile.timed(.quantization) {
        if specification.lossScaleExponent != 0 {
          MomentumStep.scale(parameter.gradient, exponent: -specification.lossScaleExponent)
        }
        precision.weightGradient.round(parameter.gradient, at: moment)
      }
      profile.timed(.update) {
        MomentumStep.accumulate(
          parameter.momentum, gradient: parameter.gradient, weight: parameter.master,
          factor: Float(specification.momentum),
          decay: parameter.decays ? Float(specification.weightDecay) : 0)
      }
      profile.timed(.quantization) {
        precision.optimizerState.round(parameter.momentum, at: moment)
      }
      profile.timed(.update) {
        MomentumStep.descend(parameter.master, momentum: parameter.momentum, rate: Float(rate))
      }
      profile.timed(.quantization) { precision.masterWeight.round(parameter.master, at: moment) }
    }
  }
}
