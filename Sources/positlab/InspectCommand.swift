import ArgumentParser
import PositArithmetic
import PositOracle
import Verification

/// What is inside a pattern, or what becomes of a number.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show the fields, the exact value and the neighbours of numbers of a format.",
    discussion: """
      A format is a posit, posit(16,1) or posit32, or any other element format that a study knows: \
      float8(e4m3), float16, float(4,3), bposit(16,2,6). A value is a pattern (0x5000), a decimal \
      number (1.1, -3e-4), or minpos, maxpos, -minpos, -maxpos, the least and the largest number, NaR, \
      NaN, inf, -inf. A number that the format does not have is rounded to nearest, and the error of \
      that rounding shown; what is beyond the largest number of a floating-point format becomes \
      infinity, or NaN where there is none, or the largest number with --overflow saturate. Put -- before \
      values that begin with a minus sign.

        $ positlab inspect 'posit(16,1)' 0x5000 1.1 maxpos
        $ positlab inspect 'float8(e4m3)' 0x38 1.1 maxpos

      Exit codes: 0 done; 64 unknown format or value.
      """)

  @Argument(help: "The format, such as 'posit(16,1)', posit8 or 'float8(e4m3)'.")
  var format: String

  @Argument(help: "Patterns and numbers; without any, the format is described.")
  var values: [String] = []

  @Option(
    help:
      "Beyond the largest number of a floating-point format: nonFinite (infinity or NaN) or saturate."
  )
  var overflow: OracleOverflow?

  func run() throws {
    try reportingFailures {
      let inspected: OracleElementFormat
      do { inspected = try OracleElementFormat(parsing: format) } catch {
        throw usageFailure("\(error)")
      }
      let describe: (String) throws -> String
      let formatText: String
      if let posit = inspected.posit {
        if overflow == .nonFinite {
          throw usageFailure("posits saturate: --overflow nonFinite belongs to other formats")
        }
        let inspection = PositInspection(try PositFormat(n: posit.n, es: posit.es))
        (describe, formatText) = (inspection.text(of:), inspection.formatText)
      } else {
        let inspection = ElementInspection(inspected, overflow: overflow ?? .nonFinite)
        (describe, formatText) = (inspection.text(of:), inspection.formatText)
      }
      var blocks: [String] = []
      for value in values {
        do { blocks.append(try describe(value)) } catch { throw usageFailure("\(error)") }
      }
      if blocks.isEmpty { blocks.append(formatText) }
      print(blocks.joined(separator: "\n\n"))
    }
  }
}
