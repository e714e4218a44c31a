import NeuralNetworks
import Quantization
import Testing

@Suite struct SpecificationGoldenTests {
  @Test func learningRates() {
    var specification = TestRuns.specification(TestRuns.float32, epochs: 4)
    specification.learningRate = 0.5
    func rates(_ steps: [Int]) -> [Double] {
      steps.map { specification.learningRate(atStep: $0, stepsPerEpoch: 10) }
    }
    #expect(rates([0, 39]) == [0.5, 0.5])
    specification.schedule = .step(epochs: 2, factor: 0.5)
    #expect(rates([0, 19, 20, 39]) == [0.5, 0.5, 0.25, 0.25])
    specification.schedule = .milestones([1, 3], factor: 0.5)
    #expect(rates([0, 9, 10, 29, 30, 39]) == [0.5, 0.5, 0.25, 0.25, 0.125, 0.125])
    specification.schedule = .step(epochs: 2, factor: 0.5)
    specification.learningRateWarmupSteps = 4
    #expect(rates([0, 1, 3, 4]) == [0.125, 0.25, 0.5, 0.5])
    specification.learningRateWarmupSteps = 0
    specification.schedule = .cosine
    #expect(rates([0]) == [0.5])
    #expect(abs(rates([20])[0] - 0.25) < 1e-15)
    #expect(rates([39])[0] < 0.001)
  }

  @Test func everyProblemIsNamed() throws {
    var specification = TestRuns.specification(TestRuns.float32)
    specification.epochs = -1
    specification.batchSize = 0
    specification.learningRate = .nan
    specification.momentum = 1
    specification.weightDecay = -1
    specification.schedule = .step(epochs: 0, factor: 0)
    specification.learningRateWarmupSteps = -1
    specification.precisionWarmup = .steps(-1)
    specification.lossScaleExponent = 101
    specification.threads = 0
    specification.model = .mlp(hidden: [0])
    #expect(
      specification.problems().map(\.key) == [
        "epochs", "batchSize", "learningRate", "momentum", "weightDecay", "schedule.epochs",
        "schedule.factor", "learningRateWarmupSteps", "precisionWarmup.steps", "lossScaleExponent",
        "threads", "model.hidden",
      ])
    #expect(throws: TrainingError.specification(specification.problems())) {
      try TestRuns.trainer(specification)
    }
    var other = TestRuns.specification(TestRuns.float32)
    other.gradientClip = 0
    other.schedule = .milestones([3, 3], factor: .infinity)
    #expect(
      other.problems().map(\.key) == ["gradientClip", "schedule.epochs", "schedule.factor"])
    other.gradientClip = nil
    other.schedule = .milestones([], factor: 0.1)
    other.model = .cifarNet(dropout: 1)
    #expect(other.problems().map(\.key) == ["schedule.epochs", "model.dropout"])
    other.schedule = .constant
    other.model = .languageModel(LanguageModel(layers: 0, units: 0, dropout: .nan))
    #expect(
      other.problems().map(\.key) == ["model.dropout", "model.layers", "model.units"])
  }

  @Test func samplesThatDoNotFitAreRefused() throws {
    let specification = TestRuns.specification(TestRuns.float32)
    let good = TestRuns.samples(count: 10, seed: 1)
    let badLabel = SampleSet(
      pixels: [0], labels: [3], height: 1, width: 1, channels: 1, classes: 3)
    let none = SampleSet(pixels: [], labels: [], height: 4, width: 4, channels: 1, classes: 3)
    for (training, test) in [
      (none, good), (good, none), (badLabel, badLabel),
      (good, TestRuns.samples(count: 10, side: 5, seed: 1)),
      (good, TestRuns.samples(count: 10, classes: 4, seed: 1)),
    ] {
      do throws(TrainingError) {
        _ = try Trainer(specification: specification, training: training, test: test)
        Issue.record("accepted")
      } catch {
        guard case .samples = error else {
          Issue.record("\(error)")
          continue
        }
      }
    }
    var lenet = specification
    lenet.model = .lenet5
    do throws(TrainingError) {
      _ = try Trainer(specification: lenet, training: good, test: good)
      Issue.record("accepted")
    } catch {
      #expect(
        error.description == "samples: lenet5 takes images of 28 x 28 x 1, not 4 x 4 x 1")
    }
  }
}
