import ArgumentParser
import PositArithmetic
import PositOracle
import Verification

/// What is inside a pattern, or what becomes of a number.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show the fields, the exact value and the neighbours of posits.",
    discussion: """
      A value is a pattern (0x5000), a decimal number (1.1, -3e-4), or minpos, maxpos, -minpos, \
      -maxpos, NaR. A number that the format does not have is rounded, and the error of that \
      rounding shown. Put -- before values that begin with a minus sign.

        $ positlab inspect 'posit(16,1)' 0x5000 1.1 maxpos

      Exit codes: 0 done; 64 unknown format or value.
      """)

  @Argument(help: "The format, such as 'posit(16,1)' or posit8.")
  var format: String

  @Argument(help: "Patterns and numbers; without any, the format is described.")
  var values: [String] = []

  func run() throws {
    try reportingFailures {
      let inspected: PositFormat
      do { inspected = try PositFormat(parsing: format) } catch { throw usageFailure("\(error)") }
      let inspection = PositInspection(inspected)
      var blocks: [String] = []
      for value in values {
        do { blocks.append(try inspection.text(of: value)) } catch {
          throw usageFailure("\(error)")
        }
      }
      if blocks.isEmpty { blocks.append(inspection.formatText) }
      print(blocks.joined(separator: "\n\n"))
    }
  }
}
