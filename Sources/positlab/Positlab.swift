import ArgumentParser

/// The command line of positlab: one subcommand a file.
@main
struct Positlab: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "positlab",
    abstract: "Verify posit rounding, sweep number formats over training runs, print paper tables.",
    subcommands: [
      SweepCommand.self,
      ReportCommand.self,
      VerifyCommand.self,
      VectorsCommand.self,
      EvalCommand.self,
      InspectCommand.self,
      DataCommand.self,
      RunCellCommand.self,
    ])
}
