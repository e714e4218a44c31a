import Foundation
import NeuralNetworks
import Quantization
import Tensors
import Testing

@Suite(.serialized) struct TrainerPropertyTests {
  static let policies: [(String, PrecisionPolicy)] = [
    ("float32", TestRuns.float32),
    ("posit8", TestRuns.posit8()),
    ("layerwise", TestRuns.posit8(scaling: ScalingPolicy(.layerwise(sigma: 2)))),
    (
      "amax frozen, stochastic",
      TestRuns.posit8(rounding: .stochastic, scaling: ScalingPolicy(.amax, refresh: .frozen))
    ),
  ]

  /// Small networks of every kind that runs are told apart by.
  static let models: [NetworkModel] = [
    .mlp(hidden: [8]), .lenet5,
    .residual(ResidualNetwork(blocksPerStage: 1, widths: [4, 6], shortcut: .projection)),
  ]

  @Test func equalSpecificationsGiveEqualBytes() throws {
    for (name, policy) in Self.policies {
      for model in Self.models {
        let specification = TestRuns.specification(policy, model: model, epochs: 1)
        let (first, second) = (
          try TestRuns.trainer(specification), try TestRuns.trainer(specification)
        )
        let metrics = (try first.runEpoch(), try second.runEpoch())
        #expect(metrics.0 == metrics.1, "\(name) \(model)")
        #expect(first.checkpoint() == second.checkpoint(), "\(name) \(model)")
        var other = specification
        other.seed += 1
        let third = try TestRuns.trainer(other)
        _ = try third.runEpoch()
        #expect(first.checkpoint() != third.checkpoint(), "\(name) \(model)")
      }
    }
  }

  @Test func anInterruptedRunGoesOnAsTheUnbrokenOne() throws {
    for ((name, policy), model) in Self.policies.flatMap({ policy in
      Self.models.filter { $0 != .lenet5 }.map { (policy, $0) }
    }) {
      var specification = TestRuns.specification(policy, model: model, epochs: 3)
      specification.precisionWarmup = .steps(10)
      specification.schedule = .cosine
      specification.lossScaleExponent = 4
      let unbroken = try TestRuns.trainer(specification)
      var checkpoints = [unbroken.checkpoint()]
      var metrics: [EpochMetrics] = []
      for _ in 0..<3 {
        metrics.append(try unbroken.runEpoch { _ in checkpoints.append(unbroken.checkpoint()) })
      }
      #expect(checkpoints.count == 3 * unbroken.stepsPerEpoch + 1)
      for (step, checkpoint) in checkpoints.enumerated() {
        let resumed = try TestRuns.trainer(specification)
        // What the trainer did before must not matter.
        if step % 2 == 1 { for _ in 0..<3 { try resumed.step() } }
        try resumed.restore(from: checkpoint)
        #expect(resumed.completedSteps == step)
        #expect(resumed.checkpoint() == checkpoint)
        var later: [EpochMetrics] = []
        while resumed.completedEpochs < 3 { later.append(try resumed.runEpoch()) }
        // A checkpoint after an epoch's last step still owes that epoch's metrics.
        #expect(later == Array(metrics.suffix(later.count)), "\(name) from step \(step)")
        #expect(later.count == 3 - max(0, step - 1) / unbroken.stepsPerEpoch, "\(step)")
        #expect(resumed.checkpoint() == unbroken.checkpoint(), "\(name) from step \(step)")
      }
    }
  }

  @Test func evaluationAndAnInterruptionLeaveTheCourseAlone() throws {
    struct Stop: Error {}
    for ((name, policy), model) in Self.policies.flatMap({ policy in
      Self.models.filter { $0 != .lenet5 }.map { (policy, $0) }
    }) {
      let specification = TestRuns.specification(policy, model: model, epochs: 1)
      let (plain, disturbed) = (
        try TestRuns.trainer(specification), try TestRuns.trainer(specification)
      )
      let metrics = try plain.runEpoch()
      #expect(throws: Stop.self) {
        try disturbed.runEpoch { step in
          _ = try disturbed.evaluate()
          if step == 3 { throw Stop() }
        }
      }
      #expect(disturbed.completedSteps == 3)
      #expect(try disturbed.runEpoch() == metrics, "\(name)")
      #expect(disturbed.checkpoint() == plain.checkpoint(), "\(name)")
    }
  }

  @Test func twoThreadsAreDeterministicToo() throws {
    var specification = TestRuns.specification(TestRuns.posit8(), model: .lenet5, epochs: 1)
    specification.threads = 2
    let (first, second) = (
      try TestRuns.trainer(specification), try TestRuns.trainer(specification)
    )
    for _ in 0..<4 {
      try first.step()
      try second.step()
    }
    #expect(first.checkpoint() == second.checkpoint())
  }

  @Test func aPowerOfTwoAsLossScaleChangesNothingInFloat32() throws {
    var specification = TestRuns.specification(TestRuns.float32)
    let plain = try TestRuns.trainer(specification)
    let plainMetrics = try plain.runEpoch()
    specification.lossScaleExponent = 12
    let scaled = try TestRuns.trainer(specification)
    #expect(try scaled.runEpoch() == plainMetrics)
    for (left, right) in zip(plain.network.parameters, scaled.network.parameters) {
      #expect(left.master.values == right.master.values)
    }
  }

  @Test func precisionWarmupIsFloat32AndThenEnds() throws {
    var specification = TestRuns.specification(TestRuns.posit8())
    specification.precisionWarmup = .steps(5)
    let warmed = try TestRuns.trainer(specification)
    let plain = try TestRuns.trainer(TestRuns.specification(TestRuns.float32))
    for step in 1...6 {
      try warmed.step()
      try plain.step()
      let equal = zip(warmed.network.parameters, plain.network.parameters).allSatisfy {
        $0.master.values == $1.master.values
      }
      #expect(equal == (step <= 5), "step \(step)")
      if step <= 5 {
        #expect(try warmed.evaluate().testLoss == plain.evaluate().testLoss, "step \(step)")
      }
    }
  }

  @Test func everyTensorHoldsValuesOfItsFormat() throws {
    for (name, policy) in Self.policies where name == "posit8" {
      for model in Self.models {
        let trainer = try TestRuns.trainer(TestRuns.specification(policy, model: model))
        for _ in 0..<3 { try trainer.step() }
        let space = trainer.network.workspace(samples: 8)
        var wrong: [String] = []
        func check(_ tensor: Tensor, _ n: Int, _ es: Int, _ what: String) throws {
          let quantizer = try Quantizer(format: .posit(n: n, es: es))
          let strays = tensor.values.filter { quantizer.quantized($0).bitPattern != $0.bitPattern }
          if let stray = strays.first { wrong.append("\(model) \(what): \(stray)") }
          if tensor.values.allSatisfy({ $0 == 0 }) { wrong.append("\(model) \(what) is all 0") }
        }
        for (index, tensor) in space.activations.enumerated() {
          try check(tensor, 8, 1, "activation \(index)")
        }
        for (index, tensor) in space.errors.enumerated() {
          guard let tensor else { continue }
          try check(tensor, 8, 2, "error \(index)")
        }
        for parameter in trainer.network.parameters {
          try check(parameter.values, 8, 1, "\(parameter.name) values")
          try check(parameter.gradient, 8, 2, "\(parameter.name) gradient")
          try check(parameter.momentum, 16, 1, "\(parameter.name) momentum")
          try check(parameter.master, 16, 1, "\(parameter.name) master")
        }
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
      }
    }
  }

  @Test func networksLearn() throws {
    // Scales frozen at the first step need not suit the rest of a run.
    for (name, policy) in Self.policies where !name.contains("frozen") {
      for model in Self.models {
        var specification = TestRuns.specification(policy, model: model, epochs: 6)
        specification.learningRate = 0.03
        let trainer = try TestRuns.trainer(specification)
        let before = try trainer.evaluate()
        #expect(before.epoch == 0 && before.trainingLoss == nil)
        var last = before
        for _ in 0..<6 { last = try trainer.runEpoch() }
        #expect(last.epoch == 6)
        #expect(last.testAccuracy > 0.9, "\(name) \(model): \(last)")
        #expect(!last.diverged)
      }
    }
  }

  @Test func aDivergedRunIsMarkedAndReports() throws {
    var specification = TestRuns.specification(TestRuns.float32, epochs: 2)
    specification.learningRate = 1e30
    let trainer = try TestRuns.trainer(specification)
    let first = try trainer.runEpoch()
    let second = try trainer.runEpoch()
    #expect(first.diverged && second.diverged)
    #expect(second.testLoss.isNaN && second.testAccuracy == 0)
    #expect(trainer.completedSteps == 2 * trainer.stepsPerEpoch)
    let decoded = try JSONDecoder().decode(
      EpochMetrics.self, from: JSONEncoder().encode(second))
    #expect(decoded.testLoss.isNaN && decoded.diverged && decoded.trainingLoss == nil)
    let resumed = try TestRuns.trainer(specification)
    try resumed.restore(from: trainer.checkpoint())
    #expect(resumed.checkpoint() == trainer.checkpoint())
  }
}
