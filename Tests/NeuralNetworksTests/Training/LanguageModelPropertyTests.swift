import Foundation
import Kernels
import NeuralNetworks
import Quantization
import Randomness
import Tensors
import Testing

/// Runs of a small language model on a text whose words follow from those before.
@Suite(.serialized) struct LanguageModelPropertyTests {
  /// Word k is followed by word 3 k + 1 modulo 7, and now and then by a drawn one.
  private static func text(_ count: Int, seed: UInt64) -> [Int32] {
    let stream = RandomStream(seed: seed)
    var words: [Int32] = [1]
    while words.count < count {
      let index = UInt64(words.count)
      let last = Int(words[words.count - 1])
      words.append(
        Int32(
          stream.uniform(at: 2 * index) < 0.1
            ? stream.below(7, at: 2 * index + 1) : (3 * last + 1) % 7))
    }
    return words
  }

  private static func samples(_ count: Int, seed: UInt64, rows: Int = 4) -> TokenSamples {
    TokenSamples(text(count, seed: seed), vocabulary: 7, rows: rows, length: 5)
  }

  private static func trainer(
    _ policy: PrecisionPolicy, epochs: Int = 2, dropout: Double = 0.2, batchSize: Int = 4,
    rate: Double = 0.5, layers: Int = 2
  ) throws -> Trainer {
    try Trainer(
      specification: TrainingSpecification(
        model: .languageModel(LanguageModel(layers: layers, units: 8, dropout: dropout)),
        epochs: epochs, batchSize: batchSize, learningRate: rate, momentum: 0.5, gradientClip: 5,
        policy: policy),
      training: samples(401, seed: 1), test: samples(201, seed: 2))
  }

  @Test(arguments: TrainerPropertyTests.policies.map(\.0))
  func theTextIsLearned(policy name: String) throws {
    let policy = try #require(TrainerPropertyTests.policies.first { $0.0 == name }).1
    guard !name.contains("frozen") else { return }
    let trainer = try Self.trainer(policy, epochs: 30, dropout: 0, rate: 1, layers: 1)
    let before = try trainer.evaluate()
    #expect(abs(before.testLoss - log(7)) < 0.1)
    var last = before
    for _ in 0..<30 { last = try trainer.runEpoch() }
    // Nine words of ten follow from the one before.
    #expect(last.testAccuracy > 0.8, "\(last)")
    #expect(!last.diverged)
  }

  @Test(arguments: TrainerPropertyTests.policies.map(\.0))
  func anInterruptedRunGoesOnAsTheUnbrokenOne(policy name: String) throws {
    let policy = try #require(TrainerPropertyTests.policies.first { $0.0 == name }).1
    let unbroken = try Self.trainer(policy)
    var checkpoints = [unbroken.checkpoint()]
    var metrics: [EpochMetrics] = []
    for _ in 0..<2 {
      metrics.append(try unbroken.runEpoch { _ in checkpoints.append(unbroken.checkpoint()) })
    }
    #expect(checkpoints.count == 41)
    for (step, checkpoint) in checkpoints.enumerated() where step % 3 == 0 {
      let resumed = try Self.trainer(policy)
      try resumed.restore(from: checkpoint)
      #expect(resumed.checkpoint() == checkpoint, "step \(step)")
      // An evaluation in between must not touch what is carried over.
      _ = try resumed.evaluate()
      var later: [EpochMetrics] = []
      while resumed.completedEpochs < 2 { later.append(try resumed.runEpoch()) }
      #expect(later == Array(metrics.suffix(later.count)), "from step \(step)")
      #expect(resumed.checkpoint() == unbroken.checkpoint(), "from step \(step)")
    }
  }

  /// Everything that products and later steps read is a value of its format.
  @Test func everythingInsideIsRounded() throws {
    let trainer = try Self.trainer(TestRuns.posit8())
    for _ in 0..<3 { try trainer.step() }
    let network = trainer.network
    let space = network.workspace(samples: 4)
    let quantizers = try [
      "activation": Quantizer(format: .posit(n: 8, es: 1)),
      "error": Quantizer(format: .posit(n: 8, es: 2)),
    ]
    func strays(_ values: [Float], _ kind: String) -> Int {
      guard let quantizer = quantizers[kind] else { return -1 }
      return values.filter { quantizer.quantized($0).bitPattern != $0.bitPattern }.count
    }
    // The words themselves are not: 3 and 5 are, and 100 would not be, a posit(8,1).
    #expect(space.activations[0].values.allSatisfy { $0 == $0.rounded() })
    for (index, tensor) in space.activations.enumerated().dropFirst() {
      #expect(strays(tensor.values, "activation") == 0, "activation \(index)")
    }
    for (index, tensor) in space.errors.enumerated() {
      guard let tensor else { continue }
      #expect(strays(tensor.values, "error") == 0, "error \(index)")
    }
    for state in network.states where state.isKept {
      #expect(strays(state.values.values, "activation") == 0, "\(state.name)")
      #expect(state.values.values.contains { $0 != 0 }, "\(state.name)")
    }
  }

  /// Each part of each step, as it is handed out: gates and cells after it are what was rounded.
  @Test func laterStepsReadWhatWasRounded() throws {
    func run(_ round: Bool) throws -> [Float] {
      let kernel = LongShortTermMemory(samples: 2, steps: 3, inputs: 2, units: 2)
      let weights = Tensor([2, 8], (0..<16).map { Float($0) * 0.13 - 1 })
      let output = Tensor([2, 3, 2])
      let quantizer = try Quantizer(format: .posit(n: 8, es: 1))
      kernel.forward(
        Tensor([2, 3, 2], (0..<12).map { Float($0) * 0.21 - 1 }), inputWeight: weights,
        recurrentWeight: weights, bias: Tensor([8]), hidden: Tensor([2, 2]), cell: Tensor([2, 2]),
        into: output
      ) { _, values, _ in
        if round {
          values.modify { quantizer.quantizeInPlace(&$0, scaleExponent: 0, randomness: nil) }
        }
      }
      return output.values
    }
    let (plain, rounded) = (try run(false), try run(true))
    let quantizer = try Quantizer(format: .posit(n: 8, es: 1))
    #expect(rounded.allSatisfy { quantizer.quantized($0) == $0 })
    // Not what rounding the outputs alone would give.
    #expect(plain.map { quantizer.quantized($0) } != rounded)
  }

  /// A text that is read in one piece, and in pieces whose state is carried over, gives one loss.
  @Test func evaluationCarriesTheStateOver() throws {
    let words = Self.text(241, seed: 3)
    func loss(_ length: Int) throws -> Double {
      let samples = TokenSamples(words, vocabulary: 7, rows: 4, length: length)
      let trainer = try Trainer(
        specification: TrainingSpecification(
          model: .languageModel(LanguageModel(layers: 2, units: 8)), epochs: 1, batchSize: 4),
        training: samples, test: samples)
      // Larger weights, so that the past matters.
      for parameter in trainer.network.parameters {
        for index in 0..<parameter.master.count { parameter.master[index] *= 8 }
      }
      return try trainer.evaluate().testLoss
    }
    let whole = try loss(60)
    #expect(abs(try loss(5) - whole) < 1e-6)
    #expect(abs(try loss(1) - whole) < 1e-6)
  }

  /// What is carried over belongs to the text and not to the weights: they fit other batch sizes.
  @Test func weightsHoldWhatWasLearned() throws {
    let trainer = try Self.trainer(TestRuns.float32)
    try trainer.step()
    let weights = trainer.network.weights
    #expect(Set(weights.keys) == Set(trainer.network.parameters.map(\.name)))
    let other = try Network.languageModel(
      LanguageModel(units: 8, dropout: 0.2), tokens: 3, vocabulary: 7)
    other.prepare(batchSizes: [2])
    try other.load(weights)
    #expect(other.weights.keys.sorted() == weights.keys.sorted())
  }

  @Test func whatDoesNotGoIsRefused() throws {
    #expect(throws: TrainingError.self) { try Self.trainer(TestRuns.float32, batchSize: 8) }
    let blocks = PrecisionPolicy(
      network: .init(default: TensorRule(format: try NumberFormat(parsing: "mxfp8(e4m3)"))))
    let problems = TrainingSpecification(
      model: .languageModel(LanguageModel(units: 8)), policy: blocks
    ).problems(for: SampleShape(tokens: 5, vocabulary: 7))
    #expect(problems.first?.key == "policy")
    #expect(problems.first?.message.contains("a recurrent layer rounds step by step") == true)
  }

  /// Gradients above the norm are scaled to it, those below stay as they are.
  @Test func gradientsAreClipped() throws {
    func run(_ clip: Double?) throws -> (first: Double, second: Double) {
      var specification = TestRuns.specification(TestRuns.float32)
      specification.gradientClip = clip
      specification.lossScaleExponent = 6
      let trainer = try TestRuns.trainer(specification)
      try trainer.step()
      let norm = trainer.network.parameters.reduce(0) {
        $0 + GradientNorm.sumOfSquares($1.gradient)
      }.squareRoot()
      try trainer.step()
      return (norm, Double(trainer.network.parameters[0].master[0]))
    }
    let free = try run(nil)
    #expect(free.first > 0.1)
    #expect(abs(try run(free.first / 4).first - free.first / 4) < 1e-6)
    #expect(try run(free.first * 100) == free)
    #expect(try run(free.first / 4).second != free.second)
  }

  /// Of the share about so many values are left out, others at every step, and none in an evaluation.
  @Test func dropout() throws {
    let layer = DropoutLayer("drop", share: 0.25)
    var plan = NetworkPlan(inputShape: [1, 4000])
    try plan.add(layer)
    let network = try Network(plan)
    network.prepare(batchSizes: [1])
    let space = network.workspace(samples: 1)
    func pass(_ mode: PassMode, _ step: UInt64) -> [Float] {
      space.input.fill(3)
      network.forward(space, mode: mode, randomness: RandomStream(seed: 1).child(step))
      return space.logits.values
    }
    let (first, second) = (pass(.training, 0), pass(.training, 1))
    #expect(Set(first) == [0, 4])
    // Five deviations of a binomial distribution.
    #expect(abs(first.filter { $0 == 0 }.count - 1000) < 5 * 28)
    #expect(first != second)
    #expect(pass(.training, 0) == first)
    #expect(pass(.evaluation, 0).allSatisfy { $0 == 3 })
  }
}
