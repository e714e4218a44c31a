import Datasets
import Foundation
import NeuralNetworks
import Randomness

/// Times whole steps of every variant, in turns, and then their parts.
struct TrainingStepBenchmark {
  let name: String
  let model: NetworkModel
  let batch: Int
  let steps: Int

  func run() throws {
    let samples = try madeUpSamples()
    let trainers = try TrainingStepVariant.all.map { variant in
      (variant.name, try trainer(variant.policy, samples))
    }
    var times = trainers.map { _ in [Double]() }
    for (_, trainer) in trainers { for _ in 0..<min(3, steps) { try trainer.step() } }
    while times[0].count < steps {
      for (index, (_, trainer)) in trainers.enumerated() {
        for _ in 0..<min(10, steps) { times[index].append(try milliseconds { try trainer.step() }) }
      }
    }
    print("\(name) training step, batch \(batch), one thread, \(times[0].count) steps each")
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

  /// Where the time goes; for networks of many layers, added up by the last part of their names.
  private func profile(_ trainers: [(String, Trainer)]) throws {
    guard let layers = trainers.first?.1.layerNames else { return }
    var parts: [(name: String, parts: [StepProfile.Part])] = [("loading", [.loading])]
    for (index, layer) in layers.enumerated() {
      let kind =
        model == .lenet5
        ? layer : layer.split(separator: "-").last.map { $0.filter(\.isLetter) } ?? layer
      if let place = parts.firstIndex(where: { $0.name == kind }) {
        parts[place].parts.append(.layer(index))
      } else {
        parts.append((kind, [.layer(index)]))
      }
    }
    parts += [("loss", [.loss]), ("update", [.update]), ("rounding", [.quantization])]
    print("\nparts of a step, ms (layers: both passes)")
    print(
      "".padding(toLength: 28, withPad: " ", startingAt: 0)
        + parts.map { String(repeating: " ", count: max(0, 9 - $0.name.count)) + $0.name }.joined())
    for (name, trainer) in trainers {
      let profile = StepProfile()
      trainer.profile = profile
      for _ in 0..<steps { try trainer.step() }
      trainer.profile = nil
      print(
        name.padding(toLength: 28, withPad: " ", startingAt: 0)
          + parts.map { part in
            let time = part.parts.reduce(0) { $0 + (profile.nanoseconds[$1] ?? 0) }
            return String(format: "%9.3f", Double(time) * 1e-6)
          }.joined())
    }
  }

  private func trainer(
    _ policy: PrecisionPolicy, _ samples: any SampleSource
  ) throws -> Trainer {
    try Trainer(
      specification: TrainingSpecification(
        model: model, epochs: 1, batchSize: batch, policy: policy),
      training: samples, test: samples)
  }

  private func madeUpSamples() throws -> any SampleSource {
    if case .languageModel = model { return words() }
    guard model == .lenet5 else { return colourSamples() }
    let images = SyntheticImages.images(count: batch * 16, seed: 1)
    return SampleSet(
      pixels: images.pixels.map { Float($0) / 255 - 0.5 }, labels: images.labels,
      height: images.height, width: images.width, channels: images.channels,
      classes: images.classes)
  }
}

extension TrainingStepBenchmark {
  /// A text of 10,000 words of no meaning, in pieces of 35.
  private func words() -> TokenSamples {
    let stream = RandomStream(seed: 1)
    let words: [Int32] = (0..<(batch * 35 * 2 + 1)).map { index in
      Int32(truncatingIfNeeded: stream.below(10_000, at: UInt64(index)))
    }
    return TokenSamples(words, vocabulary: 10_000, rows: batch, length: 35)
  }

  /// Images of 32 x 32 x 3 of no meaning.
  private func colourSamples() -> SampleSet {
    let count = batch * 2
    let stream = RandomStream(seed: 1)
    return SampleSet(
      pixels: (0..<(count * 32 * 32 * 3)).map { Float(stream.normal(at: UInt64($0))) },
      labels: (0..<count).map { Int32($0 % 10) }, height: 32, width: 32, channels: 3, classes: 10)
  }
}

/// The wall-clock time of a piece of work.
func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let duration = try clock.measure(body)
  return Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) * 1e-15
}
