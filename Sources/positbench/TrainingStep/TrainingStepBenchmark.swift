import Datasets
import Foundation
import NeuralNetworks

/// Times whole steps of every variant, in turns, and then their parts.
struct TrainingStepBenchmark {
  let batch: Int
  let steps: Int

  func run() throws {
    let samples = try madeUpSamples()
    let trainers = try TrainingStepVariant.all.map { variant in
      (variant.name, try trainer(variant.policy, samples))
    }
    var times = trainers.map { _ in [Double]() }
    for (_, trainer) in trainers { for _ in 0..<3 { try trainer.step() } }
    while times[0].count < steps {
      for (index, (_, trainer)) in trainers.enumerated() {
        for _ in 0..<10 { times[index].append(try milliseconds { try trainer.step() }) }
      }
    }
    print("LeNet-5 training step, batch \(batch), one thread, \(times[0].count) steps each")
    print("variant                          best ms  median ms  times float32")
    let baseline = times[0].min() ?? .nan
    for ((name, _), times) in zip(trainers, times) {
      let best = times.min() ?? .nan
      let median = times.sorted()[times.count / 2]
      print(
        name.padding(toLength: 32, withPad: " ", startingAt: 0)
          + String(format: "%8.3f %10.3f %14.2f", best, median, best / baseline))
    }
    try profile(trainers)
  }

  private func profile(_ trainers: [(String, Trainer)]) throws {
    guard let layers = trainers.first?.1.layerNames else { return }
    let parts: [(String, StepProfile.Part)] =
      [("loading", .loading)] + layers.enumerated().map { ($1, .layer($0)) }
      + [("loss", .loss), ("update", .update), ("rounding", .quantization)]
    print("\nparts of a step, ms (layers: both passes)")
    print(
      "".padding(toLength: 28, withPad: " ", startingAt: 0)
        + parts.map { String(repeating: " ", count: max(0, 9 - $0.0.count)) + $0.0 }.joined())
    for (name, trainer) in trainers {
      let profile = StepProfile()
      trainer.profile = profile
      for _ in 0..<steps { try trainer.step() }
      trainer.profile = nil
      print(
        name.padding(toLength: 28, withPad: " ", startingAt: 0)
          + parts.map { part in
            String(format: "%9.3f", Double(profile.nanoseconds[part.1] ?? 0) * 1e-6)
          }.joined())
    }
  }

  private func trainer(_ policy: PrecisionPolicy, _ samples: SampleSet) throws -> Trainer {
    try Trainer(
      specification: TrainingSpecification(
        model: .lenet5, epochs: 1, batchSize: batch, policy: policy),
      training: samples, test: samples)
  }

  private func madeUpSamples() throws -> SampleSet {
    let images = SyntheticImages.images(count: batch * 16, seed: 1)
    return SampleSet(
      pixels: images.pixels.map { Float($0) / 255 - 0.5 }, labels: images.labels.map(Int32.init),
      height: images.height, width: images.width, channels: images.channels,
      classes: images.classes)
  }
}

/// The wall-clock time of a piece of work.
func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let duration = try clock.measure(body)
  return Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) * 1e-15
}
