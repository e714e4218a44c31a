import Foundation
import Testing

/// `--only` and `--seeds` run a part of a study into the results directory of the whole.
@Suite struct SweepSelectionRegressionTests {
  private static func dones(_ workload: SweepWorkload, _ results: String) throws -> Int {
    try workload.comparableFiles(results).keys.filter { $0.hasSuffix("/DONE") }.count
  }

  /// Arguments and how many of the six runs (three formats, seeds 1 and 2) they leave.
  private static let selections: [(arguments: [String], runs: Int)] = [
    (["--only", "format=posit(8,1)"], 2),
    (["--only", "format=posit(8,1),float32"], 4),
    (["--only", "format=posit(8,1),format=float32", "--seeds", "2"], 2),
    (["--only", "format=posit(8,1)", "--only", "format=posit( 16, 2 )"], 4),
    (["--only", "precision.default.format=posit(8,1),posit(16,2),model=mlp"], 4),
    (["--only", "group=all", "--seeds", "1"], 3),
    (["--only", "learningRate=1e-2"], 6),
    (["--seeds", "1,2"], 6),
  ]

  @Test func theDryRunCountsWhatIsSelected() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    var bad: [String] = []
    for (arguments, runs) in Self.selections {
      let result = try workload.run(into: "none", ["--dry-run"] + arguments)
      let expected = "3 cells, 6 runs, \(runs) of them selected"
      if result.exitStatus != 0 || !result.output.contains(expected) {
        bad.append("\(arguments): \(result)")
      }
    }
    #expect(bad.isEmpty, "\(bad.joined(separator: "\n"))")
  }

  @Test func partsMakeTheWhole() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    #expect(try workload.run(into: "whole").exitStatus == 0)
    let part = try workload.run(into: "parts", ["--only", "format=posit(8,1)", "--seeds", "2"])
    #expect(part.exitStatus == 0, "\(part)")
    #expect(try Self.dones(workload, "parts") == 1)
    let report = try workload.report("parts")
    #expect([0, 69].contains(report.exitStatus), "\(report)")
    #expect(report.errors.contains("of 6 runs: 5 missing"), "\(report.errors)")
    for shard in ["1/2", "2/2"] {
      let half = try workload.run(
        into: "parts", ["--only", "format=posit(8,1),float32", "--shard", shard])
      #expect(half.exitStatus == 0, "\(half)")
    }
    #expect(try Self.dones(workload, "parts") == 4)
    #expect(try workload.run(into: "parts").exitStatus == 0)
    for results in ["parts", "whole"] { _ = try workload.report(results) }
    #expect(try workload.differences("parts", "whole") == [])
  }

  @Test func slurmTasksRunTheSelection() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    let folder = workload.directory.path
    try workload.directory.write(SweepSlurmRegressionTests.sbatch, to: "bin/sbatch")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder + "/bin/sbatch")
    let arguments = [
      "--launcher", "slurm", "--tasks", "2", "--only", "format=posit(8,1),float32", "--seeds", "1",
    ]
    let result = try ProgramUnderTest.run(
      program: "/usr/bin/env",
      ["PATH=\(folder)/bin:/usr/bin:/bin", ProgramUnderTest.path]
        + workload.sweep(into: "array", arguments), in: folder)
    #expect(result.exitStatus == 0, "\(result)")
    #expect(try Self.dones(workload, "array") == 2)
  }

  /// Arguments and what the message must list.
  private static let mistakes: [(arguments: [String], says: [String])] = [
    (["--only", "formt=float32"], ["formt=float32", "format, group", "--list-settings"]),
    (["--only", "float32"], ["format, group"]),
    (["--only", ""], ["format, group"]),
    (["--only", "format=posit(8,3)"], ["posit(8,3)", "float32, posit(8,1), posit(16,2)"]),
    (["--only", "format="], ["float32, posit(8,1), posit(16,2)"]),
    (["--only", "format=float32,"], ["float32, posit(8,1), posit(16,2)"]),
    (["--only", "format=float32,model=lenet5"], ["its values are mlp"]),
    (["--seeds", "3"], ["'3'", "1, 2"]),
    (["--seeds", ""], ["1, 2"]),
    (["--seeds", "1,,2"], ["1, 2"]),
  ]

  @Test func unknownNamesAndValuesAreRefused() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    var bad: [String] = []
    for (arguments, says) in Self.mistakes {
      let result = try workload.run(into: "results", arguments)
      if result.exitStatus != 64 || !says.allSatisfy(result.errors.contains) {
        bad.append("\(arguments): \(result)")
      }
    }
    #expect(bad.isEmpty, "\(bad.joined(separator: "\n"))")
    #expect(!FileManager.default.fileExists(atPath: workload.directory.path + "/results"))
  }
}
