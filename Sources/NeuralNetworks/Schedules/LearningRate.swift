import Foundation

extension TrainingSpecification {
  /// The learning rate of an optimiser step.
  ///
  /// `schedule` gives the rate; during the learning-rate warm-up of W steps, step s (counted from 0)
  /// gets (s + 1) / W of it. `step` and `milestones` change at epochs, `cosine` at every step: rate
  /// (1 + cos(pi s / all steps)) / 2.
  ///
  /// - Parameters:
  ///   - step: counted from 0.
  ///   - stepsPerEpoch: at least 1.
  /// - Returns: the factor of the momentum in the update of the weights.
  public func learningRate(atStep step: Int, stepsPerEpoch: Int) -> Double {
    let scheduled: Double =
      switch schedule {
      case .constant: learningRate
      case .step(let epochs, let factor):
        learningRate * pow(factor, Double(step / stepsPerEpoch / epochs))
      case .milestones(let epochs, let factor):
        learningRate
          * pow(factor, Double(epochs.count { $0 <= step / stepsPerEpoch }))
      case .cosine:
        learningRate * (1 + cos(.pi * Double(step) / Double(epochs * stepsPerEpoch))) / 2
      }
    guard step < learningRateWarmupSteps else { return scheduled }
    return scheduled * Double(step + 1) / Double(learningRateWarmupSteps)
  }

  /// The number of optimiser steps in float32 before the policy takes effect.
  public func precisionWarmupSteps(stepsPerEpoch: Int) -> Int {
    switch precisionWarmup {
    case .epochs(let epochs): epochs * stepsPerEpoch
    case .steps(let steps): steps
    }
  }
}
