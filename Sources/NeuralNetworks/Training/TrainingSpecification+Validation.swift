extension TrainingSpecification {
  /// Every impossible value of the specification, apart from the policy, which needs the network.
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
    switch model {
    case .lenet5: break
    case .mlp:
      require(
        hiddenUnits.allSatisfy { $0 >= 1 && $0 <= 1 << 20 }, "hiddenUnits", hiddenUnits,
        "widths of 1...1048576")
    }
    return problems
  }
}
