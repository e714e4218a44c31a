import ArgumentParser
import NeuralNetworks

/// `positbench training-step`: one optimiser step of a network, float32 and rounded.
struct TrainingStepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training-step",
    abstract:
      "Time a training step of LeNet-5, or of a residual network, in float32 and with every tensor rounded.",
    discussion: """
      Milliseconds of forward pass, loss, backward pass and update, on one thread, with made-up
      images. The variants take turns in one run; best is the least of all steps, median is over
      them, and ratios are of the best. Parts are the least of all steps too; "rounding" holds
      the finding of scales. Beside it, the convolutions by oneDNN and by the kernels that
      LeNet-5 uses.
      """)

  @Option(help: "The network: lenet5 on images of 28 x 28 x 1, resnet20 and so on of 32 x 32 x 3.")
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
    ConvolutionBenchmark(
      layers: network == .lenet5 ? ConvolutionBenchmark.lenet5 : ConvolutionBenchmark.residual,
      samples: batch, repetitions: max(20, steps / 4)
    ).run()
  }
}
