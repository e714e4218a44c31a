import Randomness

extension TrainingSpecification {
  /// Every impossible value of the specification alone; see `problems(for:network:)` for the rest.
  public func problems() -> [TrainingError.Problem] {
    var problems: [TrainingError.Problem] = []
    func require(_ holds: Bool, _ key: String, _ value: Any, _ allowed: String) {
      if !holds { problems.append(.init(key, "\(value) is not possible; \(allowed)")) }
    }
    func require(_ value: Int, in range: ClosedRange<Int>, _ key: String) {
      require(range.contains(value), key, value, "\(range.lowerBound) to \(range.upperBound)")
    }
    require(epochs, in: Limits.epochs, "epochs")
    require(batchSize, in: Limits.batchSize, "batchSize")
    require(
      learningRate.isFinite && learningRate > 0, "learningRate", learningRate,
      "a finite number above 0")
    require(
      momentum >= 0 && momentum < 1, "momentum", momentum, "0 or more and less than 1")
    require(
      weightDecay.isFinite && weightDecay >= 0, "weightDecay", weightDecay,
      "a finite number, 0 or more")
    if let gradientClip {
      require(
        gradientClip.isFinite && gradientClip > 0, "gradientClip", gradientClip,
        "a finite number above 0")
    }
    func requireFactor(_ factor: Double) {
      require(
        factor.isFinite && factor > 0, "schedule.factor", factor, "a finite number above 0")
    }
    switch schedule {
    case .constant, .cosine: break
    case .step(let every, let factor):
      require(every, in: Limits.epochs, "schedule.epochs")
      requireFactor(factor)
    case .milestones(let epochs, let factor):
      let rise = zip(epochs, epochs.dropFirst()).allSatisfy { $0 < $1 }
      require(
        !epochs.isEmpty && rise && epochs.allSatisfy(Limits.epochs.contains), "schedule.epochs",
        epochs, "epochs from 1 on that rise")
      requireFactor(factor)
    }
    require(learningRateWarmupSteps, in: Limits.steps, "learningRateWarmupSteps")
    switch precisionWarmup {
    case .epochs(let count):
      require(count >= 0 && count <= epochs, "precisionWarmup.epochs", count, "0...epochs")
    case .steps(let count): require(count, in: Limits.steps, "precisionWarmup.steps")
    }
    require(lossScaleExponent, in: Limits.lossScaleExponent, "lossScaleExponent")
    require(threads, in: Limits.threads, "threads")
    problems += model?.problems() ?? []
    return problems
  }

  /// Everything that keeps samples of a shape from being trained on, the network and the policy
  /// included; from shapes alone: nothing is allocated and nothing computed.
  ///
  /// - Parameters:
  ///   - shape: of the images and their classes.
  ///   - network: what would be trained; nil for the specification's model.
  /// - Returns: problems under the keys of the specification: `model` where the network cannot take the
  ///   images, `policy` and below for layers that are not there and tensors without a format.
  public func problems(
    for shape: SampleShape, network: Network? = nil
  ) -> [TrainingError.Problem] {
    let problems = problems()
    guard problems.isEmpty else { return problems }
    do throws(NetworkError) {
      let network = try self.network(given: network, for: shape)
      do throws(TrainingError) {
        _ = try NetworkPrecision(policy, network: network, stream: RandomStream(seed: 0))
        return []
      } catch {
        guard case .specification(let found) = error else { return [.init("policy", "\(error)")] }
        return found
      }
    } catch {
      return [.init("model", error.description)]
    }
  }

  /// The network that is trained on samples of a shape.
  func network(given: Network?, for shape: SampleShape) throws(NetworkError) -> Network {
    if let given {
      try given.check(takes: shape)
      return given
    }
    guard let model else {
      throw NetworkError("no model is named and no network given")
    }
    let network = try model.network(for: shape)
    try network.check(takes: shape)
    return network
  }
}
