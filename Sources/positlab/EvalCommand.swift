import ArgumentParser
import Foundation
import PositJudge
import Verification

/// The streaming calculator.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Compute: one line of operands in, one line of result out.",
    discussion: """
      Lines: operands separated by a blank. Numbers of the format are hexadecimal patterns with 0x, IEEE \
      numbers bit patterns of their own width, integers and decimal numbers decimal. Results are written \
      the same way, padded with zeros to ceil(n/4) digits; comparisons give 0 or 1. An answer never \
      waits for the end of the input. A decimal number may have any exponent (what lies beyond \
      10^100000 saturates like any other large number) and 100000 characters, a line 16777216 bytes; \
      a byte order mark at the beginning is passed over.

      Formats are posits, and every other element format of single numbers: float8(e4m3), float8(e5m2), \
      float16, bfloat16, float(e,m), bposit(n,es,rs), for the operations that --list says. Infinities, NaN \
      and the signs of zeros are as IEEE 754 has them; decimal numbers there may also be inf, -inf and \
      NaN. They are rounded to nearest, beyond the largest number to infinity, or NaN where there is none, \
      unless --rounding and --overflow say otherwise.

        $ echo '0x5000 0x3000' | positlab eval --operation add --format 'posit(16,1)'
        0x5400
        $ echo '0x7e 0x01' | positlab eval --operation mul --format 'float8(e4m3)'
        0x07

      Operations (positlab eval --list shows the columns of each): \
      \(Operation.all.map(\.name).joined(separator: " ")).

      Exit codes: 0 done; 64 unknown operation or format; 65 malformed line (its number is named; \
      results before it are written); 66 input cannot be read; 74 output cannot be written.
      """)

  @Option(help: "The operation, by its name here or in the standard.")
  var operation: String?

  @Option(help: "The format, such as 'posit(16,1)', posit32 or 'float8(e4m3)'.")
  var format: String?

  @Option(help: "The format that 'convert' starts from.")
  var from: String?

  @OptionGroup var rounding: RoundingOptions

  @Option(help: "The seed of stochastic rounding.")
  var seed: UInt64 = 0

  @Flag(help: "Compute with the MPFR oracle: slower, and knows every function of the standard.")
  var oracle = false

  @Flag(help: "List the operations with their columns, and who computes them.")
  var list = false

  func run() throws {
    try reportingFailures {
      if list { return print(OperationListing.text) }
      let setting = try SettingOptions.setting(
        operation: operation, format: format, from: from, rounding)
      let subject: any Subject = oracle ? OracleSubject() : OwnSubject.subject(setting)
      guard subject.supports(setting) else {
        throw usageFailure(
          oracle
            ? "the oracle has no one result of '\(setting)'"
            : "the library has no '\(setting)'; add --oracle")
      }
      try calculate(setting, subject)
    }
  }

  private func calculate(_ setting: Setting, _ subject: any Subject) throws {
    var calculator = StreamingCalculator(setting, subject: subject, seed: seed)
    do {
      try calculator.run(input: STDIN_FILENO, output: STDOUT_FILENO)
    } catch let error as LineError {
      throw CommandFailure(error, code: 65)
    } catch let error as InputError {
      throw CommandFailure(error, code: 66)
    } catch let error as OutputError {
      // Whoever reads the results may stop reading: no error of ours.
      if error.code == EPIPE { return }
      throw CommandFailure(error, code: StandardOutput.lostOutputStatus)
    }
  }
}
