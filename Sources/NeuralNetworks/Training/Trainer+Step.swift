import Kernels
import Tensors

extension Trainer {
  /// One optimiser step: the next batch forward, the loss, backward, and the update of the weights.
  ///
  /// Allocates nothing but, once an epoch, the order of the samples.
  ///
  /// - Throws: `TrainingError.samples` where a given order of the samples is none; what reading samples
  ///   throws: the run is then as before the step.
  public func step() throws {
    try KernelThreads.with(specification.threads) { try stepInOwnState() }
  }

  private func stepInOwnState() throws {
    try beginEpochWhereDue()
    // A step whose samples cannot be had is none.
    let space = isLost ? nil : try loadTrainingBatch()
    if completedSteps == warmupSteps && warmupSteps > 0 { enterReducedPrecision() }
    defer { completedSteps += 1 }
    guard let space else {
      epochDiverged = true
      observer?.stepEnded(completedSteps, loss: .nan)
      return
    }
    let observe = observation()
    let moment = PrecisionMoment(
      isReduced: completedSteps >= warmupSteps, findsScales: true,
      step: max(0, completedSteps - warmupSteps), draws: .training)
    network.readMasters(space, rounding: rounding(at: moment), profile: profile)
    if let observe {
      for parameter in network.parameters {
        observe(parameter.name, parameter.tensorClass, parameter.values)
      }
    }
    forward(
      space, mode: .training, at: moment,
      continues: training.rows != nil && completedSteps % stepsPerEpoch > 0, observe: observe)
    let loss = lossAndError(space, at: moment)
    if loss.isFinite {
      epochLoss.sum += loss
      epochLoss.steps += 1
    } else {
      epochDiverged = true
      isLost = true
    }
    network.backward(space, rounding: rounding(at: moment), profile: profile, observe: observe)
    update(at: moment)
    profile?.endStep()
    if let observe {
      for parameter in network.parameters {
        observe(parameter.name, .weightGradient, parameter.gradient)
        observe(parameter.name, .optimizerState, parameter.momentum)
        observe(parameter.name, .masterWeight, parameter.master)
      }
    }
    observer?.stepEnded(completedSteps, loss: loss)
  }

  private func observation() -> ((String, TensorClass, Tensor) -> Void)? {
    guard let observer else { return nil }
    let step = completedSteps
    return { observer.observe($0, $1, $2, step: step) }
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

  private func beginEpochWhereDue() throws(TrainingError) {
    let epoch = completedSteps / stepsPerEpoch
    if completedSteps % stepsPerEpoch == 0 {
      epochLoss = (0, 0)
      epochDiverged = false
      completedEpochs = epoch
    }
    if orderEpoch != epoch {
      order = try sampleOrder(ofEpoch: epoch)
      orderEpoch = epoch
    }
  }

  private func sampleOrder(ofEpoch epoch: Int) throws(TrainingError) -> [Int32] {
    guard training.rows == nil else { return Array(0..<Int32(training.count)) }
    guard let givenOrder else {
      return Purpose.sampleOrder.stream(below: stream).child(UInt64(epoch)).permutation(
        of: training.count)
    }
    let given = givenOrder(epoch)
    guard given.count == training.count, given.allSatisfy({ (0..<training.count).contains($0) })
    else {
      throw .samples(
        "the order of epoch \(epoch + 1) must name \(training.count) samples of "
          + "0..<\(training.count), not \(given.count)")
    }
    return given.map(Int32.init)
  }

  private func loadTrainingBatch() throws -> Network.Workspace {
    let first = completedSteps % stepsPerEpoch * specification.batchSize
    let samples = min(specification.batchSize, training.count - first)
    let space = network.workspace(samples: samples)
    let epoch = Purpose.augmentation.stream(below: stream).child(UInt64(orderEpoch))
    try profile.timed(.loading) {
      training.expect(order[first...])
      _ = try load(
        training, order[first..<(first + samples)], view: .augmented(epoch), into: space.input)
    }
    return space
  }

  /// Reads samples and their labels to the first places of the batch.
  ///
  /// - Returns: the number of labels.
  func load(
    _ source: any SampleSource, _ samples: ArraySlice<Int32>, view: SampleView, into input: Tensor
  ) throws -> Int {
    try source.read(samples, view: view, into: input)
    let perSample = source.shape.labelsPerSample
    let all = source.labels
    var place = 0
    for sample in samples {
      for index in 0..<perSample {
        labels[place] = all[Int(sample) * perSample + index]
        place += 1
      }
    }
    return place
  }

  /// The policy at a moment.
  func rounding(at moment: PrecisionMoment) -> PassRounding {
    PassRounding(precision: precision, moment: moment)
  }

  /// The forward pass, up to the logits as the loss reads them.
  func forward(
    _ space: Network.Workspace, mode: PassMode, at moment: PrecisionMoment,
    continues: Bool = false, observe: ((String, TensorClass, Tensor) -> Void)? = nil
  ) {
    network.forward(
      space, mode: mode, rounding: rounding(at: moment),
      randomness: Purpose.dropout.stream(below: stream).child(UInt64(completedSteps)),
      continues: continues, profile: profile, observe: observe)
    profile.timed(.quantization) { precision.logits.round(space.logits, at: moment) }
    observe?(network.tensors[network.tensors.count - 1].name, .loss, space.logits)
  }

  /// The mean loss of the batch; leaves the error with respect to the logits, times the loss scale,
  /// behind the last layer.
  private func lossAndError(_ space: Network.Workspace, at moment: PrecisionMoment) -> Double {
    let error = space.logitsError
    let count = error.shape.samples * training.shape.labelsPerSample
    let scale = Double(sign: .plus, exponent: specification.lossScaleExponent, significand: 1)
    let outcome = profile.timed(.loss) {
      SoftmaxCrossEntropy.evaluate(
        logits: space.logits, labels: labels[..<count], error: error,
        factor: scale)
    }
    profile.timed(.quantization) {
      precision.lossError.round(error, at: moment)
      precision.errors[network.layers.count]?.round(error, at: moment)
    }
    return outcome.lossSum / Double(count)
  }

  private func update(at moment: PrecisionMoment) {
    let rate = specification.learningRate(atStep: completedSteps, stepsPerEpoch: stepsPerEpoch)
    for parameter in network.parameters where specification.lossScaleExponent != 0 {
      profile.timed(.quantization) {
        MomentumStep.scale(parameter.gradient, exponent: -specification.lossScaleExponent)
      }
    }
    if let limit = specification.gradientClip { profile.timed(.update) { clip(to: limit) } }
    for (parameter, precision) in zip(network.parameters, precision.parameters) {
      profile.timed(.quantization) {
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

  /// Scales all gradients by one factor where their norm, as that of one vector, is above a limit.
  ///
  /// A norm that is not finite leaves them as they are: the run has diverged then, and says so.
  private func clip(to limit: Double) {
    let norm = network.parameters.reduce(0) { $0 + GradientNorm.sumOfSquares($1.gradient) }
      .squareRoot()
    guard norm > limit, norm.isFinite else { return }
    for parameter in network.parameters {
      MomentumStep.scale(parameter.gradient, factor: Float(limit / norm))
    }
  }
}
