import Foundation
import TestSupport
import Testing

/// Results that cannot be written end a command with 74; progress that cannot be written stops nothing;
/// a reader that stops reading is no error.
@Suite(.serialized, .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
struct OutputLossRegressionTests {
  /// Runs the program in bash, with redirections after its arguments.
  private static func shell(
    _ arguments: [String], _ redirections: String, in directory: String
  ) throws -> ProgramUnderTest.Result {
    let words = ([ProgramUnderTest.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    return try ProgramUnderTest.run(
      program: "/bin/bash", ["-c", "set -o pipefail; \(words) \(redirections)"], in: directory)
  }

  /// Every command that prints results, with its arguments.
  private static func commands(_ workload: SweepWorkload) throws -> [[String]] {
    #expect(try workload.run(into: "results").exitStatus == 0)
    let certificate = ["verify", "--operation", "add", "--format", "posit(4,0)", "--exhaustive"]
    let written = try ProgramUnderTest.run(
      certificate + ["--output", "certificates"], in: workload.directory.path)
    #expect(written.exitStatus == 0, "\(written)")
    return [
      ["--help"], ["inspect", "posit(8,1)", "0x40"], ["data", "synthetic"],
      ["sweep", "--list-settings"], ["sweep", "tiny", "--dry-run"],
      ["sweep", "tiny", "--results", "results"], ["report", "results"], ["eval", "--list"],
      ["vectors", "--operation", "add", "--format", "posit(4,0)", "--exhaustive"], certificate,
      ["verify", "--summary", "certificates"],
    ]
  }

  @Test func outputToAFullDiskIsAFailure() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    for arguments in try Self.commands(workload) {
      let result = try Self.shell(arguments, "> /dev/full", in: workload.directory.path)
      // Where gnuplot is missing, a report has another status, and loses its output all the same.
      #expect(result.exitStatus == 74, "\(arguments): \(result)")
      #expect(result.errors.contains("No space left on device"), "\(arguments): \(result)")
      let closed = try Self.shell(arguments, ">&-", in: workload.directory.path)
      #expect(closed.exitStatus == 74, "\(arguments): \(closed)")
    }
  }

  @Test func calculatorNoticesAFullDisk() throws {
    let directory = try TemporaryDirectory()
    let result = try ProgramUnderTest.run(
      program: "/bin/bash",
      [
        "-c",
        "echo 0x1 0x2 | '\(ProgramUnderTest.path)' eval --operation add --format 'posit(4,0)' > /dev/full",
      ], in: directory.path)
    #expect(result.exitStatus == 74, "\(result)")
  }

  @Test func aReaderThatStopsIsNoError() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    for arguments in try Self.commands(workload) {
      // `true` ends without reading a byte.
      let result = try Self.shell(arguments, "| true", in: workload.directory.path)
      let gnuplotIsMissing = arguments[0] == "report" && result.exitStatus == 69
      #expect(result.exitStatus == 0 || gnuplotIsMissing, "\(arguments): \(result)")
      #expect(!result.errors.contains("cannot write"), "\(arguments): \(result)")
    }
  }

  @Test(arguments: ["2> /dev/full", "2>&-", "2>&1 | head -n 1", "2>&1 | true"])
  func aSweepGoesOnWithoutStandardError(_ redirection: String) throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    let result = try Self.shell(
      workload.sweep(into: "results"), redirection, in: workload.directory.path)
    #expect(result.exitStatus == 0, "\(result)")
    let report = try workload.report("results")
    #expect([0, 69].contains(report.exitStatus), "\(report)")
    #expect(
      !report.errors.contains("missing") && !report.errors.contains("unfinished"), "\(report)")
  }

  @Test func errorsWithoutStandardErrorKeepTheirStatus() throws {
    let directory = try TemporaryDirectory()
    let result = try Self.shell(["inspect", "posit(99,1)"], "2> /dev/full", in: directory.path)
    #expect(result.exitStatus == 64, "\(result)")
  }
}
