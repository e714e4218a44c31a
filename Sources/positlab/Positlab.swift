import ArgumentParser
import Foundation
import RunRecords

/// The command line of positlab: one subcommand a file.
@main
struct Positlab: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "positlab",
    abstract: "Verify posit rounding, sweep number formats over training runs, print paper tables.",
    discussion: """
      Every command: exit status 74 where its output cannot be written, as on a full disk; a reader \
      that stops reading is no error.
      """,
    subcommands: [
      SweepCommand.self,
      ReportCommand.self,
      VerifyCommand.self,
      VectorsCommand.self,
      EvalCommand.self,
      InspectCommand.self,
      DataCommand.self,
      HardwareCommand.self,
      RunCellCommand.self,
    ])

  /// Runs the command that the arguments name, and ends the process with its status.
  static func main() async {
    StandardOutput.prepare()
    var status: Int32 = 0
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      status = exitCode(for: error).rawValue
      let text = fullMessage(for: error)
      // Help and version are results; everything else is said beside them.
      if !text.isEmpty { status == 0 ? print(text) : StandardError.write(text + "\n") }
    }
    Foundation.exit(StandardOutput.finalStatus(status))
  }
}
