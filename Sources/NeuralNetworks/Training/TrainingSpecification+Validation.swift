import Randomness

extension TrainingSpecification {
  /// Every impossible value of the specification alone; see `problems(for:network:)` for the rest.
  public func problems() -> [TrainingError.Problem] {
    var problems: [TrainingError.Problem] = []
    func require(_ holds: Bool, _ key: String, _ value: Any, _ allowed: String) {
      if !holds { problems.append(.init(key, "\(value) is not possible; \(allowed)")) }
    }
    require(epochs >= 1, "epochs", epochs, "at least 1")
    require(batchSize >= 1, "batchSize", batchSize, "at least 1")
    require(
      learningRate.isFinite && learningRate > 0, "learningRate", learningRate,
      "a finite number above 0")
    require(
      momentum >= 0 && momentum < 1, "momentum", momentum, "0 or more and less than 1")
    require(
      weightDecay.isFinite && weightDecay >= 0, "weightDecay", weightDecay,
      "a finite number, 0 or more")
    if case .step(let every, let factor) = schedule {
      require(every >= 1, "schedule.epochs", every, "at least 1")
      require(
        factor.isFinite && factor > 0, "schedule.factor", factor, "a finite number above 0")
    }
    require(
      learningRateWarmupSteps >= 0, "learningRateWarmupSteps", learningRateWarmupSteps,
      "0 or more")
    switch precisionWarmup {
    case .epochs(let count):
      require(count >= 0 && count <= epochs, "precisionWarmup.epochs", count, "0...epochs")
    case .steps(let count): require(count >= 0, "precisionWarmup.steps", count, "0 or more")
    }
    require(
      (-100...100).contains(lossScaleExponent), "lossScaleExponent", lossScaleExponent,
      "-100...100")
    require((1...1024).contains(threads), "threads", threads, "1...1024")
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
