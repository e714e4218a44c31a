import ArgumentParser
import NeuralNetworks

/// `positbench training-step`: one optimiser step of a network, float32 and rounded.
struct TrainingStepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training-step",
    abstract: "Time a training step of a network, in float32 and with every tensor rounded.",
    discussion: """
      Milliseconds of forward pass, loss, backward pass and update, on one thread, with made-up
      images. The variants take turns in one run; best is the least of all steps, median is over
      them, and ratios are of the best. Parts are the least of all steps too; "rounding" holds
      the finding of scales. Beside it, the convolutions by oneDNN and by the kernels that
      LeNet-5 uses.
      """)

  @Option(
    help: """
      The network: lenet5 on images of 28 x 28 x 1, cifarnet, resnet20, resnet18 and so on of \
      32 x 32 x 3, lstm on pieces of 35 of 10,000 words.
      """)
  var model = "lenet5"

  @Option(help: "Samples a step.")
  var batch = 64

  @Option(help: "Steps of each variant.")
  var steps = 400

  func run() throws {
    guard batch > 0, steps > 0 else {
      throw ValidationError("--batch and --steps want positive numbers")
    }
    guard let network = NetworkModel(name: model), network != .mlp(hidden: []) else {
      throw ValidationError(
        "--model '\(model)' is not known; known are "
          + NetworkModel.names.filter { $0 != "mlp" }.joined(separator: ", "))
    }
    BenchmarkHeader.print("training-step", repetitions: steps)
    try TrainingStepBenchmark(name: model, model: network, batch: batch, steps: steps).run()
    if case .languageModel = network { return }
    ConvolutionBenchmark(
      layers: network == .lenet5 ? ConvolutionBenchmark.lenet5 : ConvolutionBenchmark.residual,
      samples: batch, repetitions: max(20, steps / 4)
    ).run()
  }
}
