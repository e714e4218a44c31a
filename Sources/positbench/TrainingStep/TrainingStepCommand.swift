import ArgumentParser

/// `positbench training-step`: one optimiser step of LeNet-5, float32 and rounded.
struct TrainingStepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training-step",
    abstract: "Time a LeNet-5 training step in float32 and with every tensor rounded.",
    discussion: """
      Milliseconds of forward pass, loss, backward pass and update, on one thread, with made-up
      images. The variants take turns in one run; best is the least of all steps, median is over
      them, and ratios are of the best. Parts are the least of all steps too; "rounding" holds
      the finding of scales. Beside it, the convolutions by oneDNN and by the kernels that
      LeNet-5 uses.
      """)

  @Option(help: "Samples a step.")
  var batch = 64

  @Option(help: "Steps of each variant.")
  var steps = 400

  func run() throws {
    guard batch > 0, steps > 0 else {
      throw ValidationError("--batch and --steps want positive numbers")
    }
    BenchmarkHeader.print("training-step", repetitions: steps)
    try TrainingStepBenchmark(batch: batch, steps: steps).run()
    ConvolutionBenchmark(samples: batch, repetitions: max(20, steps / 4)).run()
  }
}
