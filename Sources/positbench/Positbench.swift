import ArgumentParser

/// The benchmark program: every speed claim is a line that this prints beside its baseline.
@main
struct Positbench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "positbench",
    abstract: "Time positlab's kernels beside a baseline in the same run.",
    subcommands: [
      QuantizerBenchmarkCommand.self,
      TrainingStepCommand.self,
      ScalarCommand.self,
      ArraysCommand.self,
    ])
}
