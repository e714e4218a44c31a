extension TrainingSpecification {
  /// Every impossible value of the specification, apart from the policy, which needs the network.
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
    if case .step(let every, let factor) = schedule {
      require(every, in: Limits.epochs, "schedule.epochs")
      require(
        factor.isFinite && factor > 0, "schedule.factor", factor, "a finite number above 0")
    }
    require(learningRateWarmupSteps, in: Limits.steps, "learningRateWarmupSteps")
    switch precisionWarmup {
    case .epochs(let count):
      require(count >= 0 && count <= epochs, "precisionWarmup.epochs", count, "0...epochs")
    case .steps(let count): require(count, in: Limits.steps, "precisionWarmup.steps")
    }
    require(lossScaleExponent, in: Limits.lossScaleExponent, "lossScaleExponent")
    require(threads, in: Limits.threads, "threads")
    switch model {
    case .lenet5: break
    case .mlp:
      require(
        hiddenUnits.allSatisfy(Limits.hiddenWidth.contains), "hiddenUnits", hiddenUnits,
        "widths of \(Limits.hiddenWidth.lowerBound) to \(Limits.hiddenWidth.upperBound)")
      require(
        Limits.hiddenLayers.contains(hiddenUnits.count), "hiddenUnits", hiddenUnits.count,
        "\(Limits.hiddenLayers.upperBound) layers at most")
    }
    return problems
  }
}
