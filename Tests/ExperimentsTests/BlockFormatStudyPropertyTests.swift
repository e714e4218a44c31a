import Datasets
import Foundation
import NeuralNetworks
import Quantization
import Testing

@testable import Experiments

/// Studies that name block formats: they train, go on where they stopped, and say what does not go.
@Suite struct BlockFormatStudyPropertyTests {
  private static func study(_ model: String, _ precision: String) throws -> Study {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "positlab-\(UUID().uuidString)/blocks")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory.deletingLastPathComponent()) }
    let file = directory.appendingPathComponent("study.yaml")
    let yaml = """
      title: Blocks
      base:
        \(model)
        batchSize: 16
        data: {name: synthetic, testSamples: 200}
        precision:
          default: {format: float32}
          \(precision)
      seeds: [1]
      """
    try yaml.write(to: file, atomically: true, encoding: .utf8)
    return try Study(file: file.path, assignments: [])
  }

  /// MXFP8 as its recipes have it: e4m3 forward, e5m2 backward, the rest float32.
  private static let mxfp8 = """
    weight: {format: mxfp8(e4m3)}
        activation: {format: mxfp8(e4m3)}
        error: {format: mxfp8(e5m2)}
        normalizationParameter: {format: float32}
    """

  @Test(arguments: [
    "model: {name: mlp, hidden: [64]}\n  epochs: 2\n  learningRate: 0.01",
    "model: resnet8\n  epochs: 1\n  learningRate: 0.02",
  ])
  func networksLearnAndGoOn(model: String) throws {
    let study = try Self.study(model, Self.mxfp8)
    let specification = try #require(study.groups.first?.cells.first).specification
    let (training, test) = specification.samples(from: .images(try Dataset.load(.synthetic)))
    func trainer() throws -> Trainer {
      try Trainer(
        specification: specification.training(seed: 1), training: training, test: test)
    }
    let unbroken = try trainer()
    let stop = unbroken.stepsPerEpoch / 2
    var checkpoint: [UInt8] = []
    var metrics: [EpochMetrics] = []
    for _ in 0..<unbroken.specification.epochs {
      metrics.append(
        try unbroken.runEpoch { step in
          if step == stop { checkpoint = unbroken.checkpoint() }
        })
    }
    // Who guesses among ten has the loss 2.30.
    let last = try #require(metrics.last)
    let loss = try #require(last.trainingLoss)
    #expect(loss < 2 && !last.diverged, "\(model): \(metrics)")
    let resumed = try trainer()
    try resumed.restore(from: checkpoint)
    #expect(resumed.completedSteps == stop)
    var rest: [EpochMetrics] = []
    for _ in 0..<unbroken.specification.epochs { rest.append(try resumed.runEpoch()) }
    #expect(rest == metrics)
    #expect(resumed.checkpoint() == unbroken.checkpoint())
  }

  @Test func aScalingOfBlocksIsRefusedByItsKey() throws {
    for (precision, key) in [
      ("weight: {format: mxfp8(e4m3), scaling: amax}", "precision.weight.scaling"),
      (
        "layers: {last: {default: {format: 'mx(posit(8,1),16)', scaling: fixed(3)}}}",
        "precision.layers.last.default.scaling"
      ),
    ] {
      #expect {
        try Self.study("model: lenet5", precision)
      } throws: { error in
        let problems = (error as? SpecProblems)?.problems.map(\.description) ?? []
        return problems.count == 1 && problems[0].contains(key)
          && problems[0].contains("blocks find scales of their own; allowed is none")
      }
    }
  }
}
