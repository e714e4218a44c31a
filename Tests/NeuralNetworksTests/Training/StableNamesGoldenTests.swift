import Kernels
import NeuralNetworks
import Quantization
import Randomness
import Tensors
import Testing

/// Streams, scales and checkpoint fields bear names: what is added elsewhere does not move them.
@Suite struct StableNamesGoldenTests {
  /// These names are part of what recorded runs mean: a change of one changes results.
  @Test func roundingsOfLeNet5() throws {
    let trainer = try TestRuns.trainer(TestRuns.specification(TestRuns.posit8(), model: .lenet5))
    let layer = { (name: String) in ["\(name).activation", "\(name).error"] }
    let parameter = { (name: String) in
      ["weight", "weightGradient", "masterWeight", "optimizerState"].map { "\(name).\($0)" }
    }
    var expected = ["input.activation", "logits", "lossError"]
    for name in ["conv1", "conv2", "fc1", "fc2", "fc3"] {
      expected += layer(name) + parameter("\(name).weight") + parameter("\(name).bias")
    }
    // The errors that come out of the convolutions' pooling follow the convolutions' rules.
    expected = expected.filter { !["conv1.error", "conv2.error"].contains($0) }
    expected += ["pool1.error", "pool2.error"]
    #expect(Set(trainer.precision.all.map(\.name)) == Set(expected))
    #expect(trainer.precision.all.count == expected.count)
  }

  private func perceptron(_ extra: Bool) throws -> Network {
    var layers: [any Layer] = [
      DenseLayer("fc1", inputs: 16, outputs: 8, activation: .rectifiedLinear)
    ]
    if extra { layers.append(DenseLayer("between", inputs: 8, outputs: 8)) }
    layers.append(DenseLayer("fc2", inputs: 8, outputs: 3))
    return try Network(layers, inputShape: [1, 16])
  }

  private func trainer(extra: Bool) throws -> Trainer {
    let samples = TestRuns.samples(count: 24, seed: 1)
    return try Trainer(
      specification: TrainingSpecification(
        epochs: 1, batchSize: 8, policy: TestRuns.posit8(rounding: .stochastic)),
      training: samples, test: samples, network: try perceptron(extra))
  }

  @Test func anotherLayerLeavesTheWeightsOfTheOthersAlone() throws {
    let (plain, longer) = (try trainer(extra: false), try trainer(extra: true))
    // One step, so that the weights that the passes read were drawn and rounded stochastically.
    try plain.step()
    try longer.step()
    for parameter in plain.network.parameters {
      let other = longer.network.parameters.first { $0.name == parameter.name }
      #expect(other?.values.values == parameter.values.values, "\(parameter.name)")
    }
  }

  @Test func firstWeightsAreThoseOfTheirNames() throws {
    let network = try perceptron(false)
    network.initialize(from: RandomStream(seed: 5))
    let stream = RandomStream(seed: 5).child(named: "fc2.weight")
    let bound = 1 / 8.0.squareRoot()
    let expected = (0..<24).map { Float((2 * stream.uniform(at: $0) - 1) * bound) }
    #expect(network.parameters.first { $0.name == "fc2.weight" }?.master.values == expected)
  }

  @Test func aCheckpointOfAnotherNetworkIsRefused() throws {
    let (plain, longer) = (try trainer(extra: false), try trainer(extra: true))
    #expect(
      throws: TrainingError.checkpoint(
        "it belongs to another specification, another network or other samples")
    ) {
      try plain.restore(from: longer.checkpoint())
    }
  }
}
