import Foundation
import TestSupport
import Testing

/// Bad input ends a sweep with its documented exit status and one clear message, before anything is
/// written.
@Suite struct SweepBadInputRegressionTests {
  private static let study = """
    base:
      model: mlp
      data: {name: synthetic, trainingSamples: 64}
      precision: {default: {format: float32}}
    seeds: [1]

    """

  /// Text after the good part of a study, the exit status, and what the message must say.
  private static let files: [(text: String, status: Int32, says: [String])] = [
    ("epochs: 3", 65, ["study.yaml:6: epochs: unknown key"]),
    ("axis: []", 65, ["axis: unknown key", "did you mean 'axes'"]),
    ("axes: []", 65, ["axes: found a list; expected a list of axes"]),
    (
      """
      axes:
        - {name: k, key: epochs, values: []}
      """, 65, ["axes[0].values: found an empty list"]
    ),
    (
      """
      axes:
        - {name: k, key: epochs, values: [-1, two, 3, 3]}
        - {name: k, key: momentum, values: [0.5]}
      """, 65,
      [
        "values[0]: found '-1'", "values[1]: found 'two'", "values[3]: value '3' is given twice",
        "two axes are named 'k'",
      ]
    ),
    (
      """
      axes:
        - name: format
          key: precision.default.format
          values: ['posit(1,0)', 'posit(16,9)', float33]
      """, 65, ["'posit(1,0)' is not", "'posit(16,9)' is not", "'float33' is not"]
    ),
    (
      """
      axes:
        - name: format
          key: precision.default.format
          values: [posit(8,1)]
      """, 65, ["write it in quotes"]
    ),
    (
      """
      axes:
        - name: a
          entries:
            x: {precision.layers.conv9.weight.format: float16, batchsize: 3}
      """, 65, ["unknown key 'batchsize'; did you mean 'batchSize'"]
    ),
    (
      """
      axes:
        - name: a
          entries: {x: {precision.layers.conv9.weight.format: float16}}
      """, 65, ["conv9", "no such layer"]
    ),
    (
      """
      axes:
        - name: a
          entries: {x: {precision.weight.format: 'posit(32,2)'}}
      """, 65, ["posit(32,2)"]
    ),
    (
      """
      axes:
        - {name: a, entries: {x: {}, y: {}}}
      """, 65, ["are the same run"]
    ),
    (
      """
      axes:
        - {name: a, key: epochs, values: [1, 2]}
      exclude: [{a: 3}, {b: 1}]
      """, 65, ["no value '3' on this axis", "unknown key 'b'"]
    ),
    ("base: {}", 65, ["key 'base' is given twice"]),
    ("  - : [", 65, ["not valid YAML"]),
  ]

  @Test func wrongStudyFilesAreRefusedWithEveryProblem() throws {
    let directory = try TemporaryDirectory()
    var bad: [String] = []
    for (index, file) in Self.files.enumerated() {
      let name = "study\(index)"
      try directory.write(Self.study + file.text + "\n", to: "\(name)/study.yaml")
      let result = try ProgramUnderTest.run(
        ["sweep", name, "--results", "results"], in: directory.path)
      if result.exitStatus != file.status || !file.says.allSatisfy(result.errors.contains) {
        bad.append("status \(result.exitStatus) for:\n\(file.text)\n\(result.errors)")
      }
    }
    #expect(bad.isEmpty, "\(bad.joined(separator: "\n---\n"))")
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/results"))
  }

  /// Arguments, the exit status, and what the message must say.
  private static let commands: [(arguments: [String], status: Int32, says: String)] = [
    (["--set", "epochs=-1"], 64, "--set: epochs: found '-1'"),
    (["--set", "epoch=1"], 64, "did you mean 'epochs'"),
    (["--set", "epochs"], 64, "expected key=value"),
    (["--set", "base.epochs=1"], 64, "named without 'base'"),
    (["--set", "precision.default.format=posit(1,0)"], 64, "'posit(1,0)' is not"),
    (["--set", "seeds=[]"], 64, "expected a list of whole numbers"),
    (["--jobs", "0"], 64, "--jobs 0"),
    (["--shard", "3/2"], 64, "--shard 3/2"),
    (["--set", "data.name=fashion-mnist", "--set", "data.directory=/nowhere"], 66, "/nowhere"),
  ]

  @Test func wrongArgumentsAreRefused() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.study, to: "good/study.yaml")
    var bad: [String] = []
    for command in Self.commands {
      let result = try ProgramUnderTest.run(
        ["sweep", "good", "--results", "results"] + command.arguments, in: directory.path)
      if result.exitStatus != command.status || !result.errors.contains(command.says) {
        bad.append("\(command.arguments): status \(result.exitStatus): \(result.errors)")
      }
    }
    let missing = try ProgramUnderTest.run(["sweep", "nowhere"], in: directory.path)
    if missing.exitStatus != 66 { bad.append("missing study: \(missing)") }
    #expect(bad.isEmpty, "\(bad.joined(separator: "\n"))")
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/results"))
  }

  @Test func resultsOfAnotherSpecificationStayUntouched() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    _ = try workload.run(into: "results")
    let before = try workload.comparableFiles("results")
    let other = try workload.run(into: "results", ["--set", "epochs=2"])
    #expect(other.exitStatus == 73)
    #expect(other.errors.contains("epochs: 1 there, 2 here"), "\(other.errors)")
    #expect(try workload.comparableFiles("results") == before)
  }

  /// As in a fresh clone, where the quickstart's tables and figures are committed and its runs not.
  @Test func aReportWithoutItsRunsIsNoObstacle() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    for name in ["runs.csv", "table.csv", "table.md", "table-testLoss.tex", "figures/curves.svg"] {
      try workload.directory.write("made by an earlier report", to: "results/" + name)
    }
    let sweep = try workload.run(into: "results")
    #expect(sweep.exitStatus == 0, "\(sweep)")
    let report = try workload.report("results")
    #expect([0, 69].contains(report.exitStatus), "\(report)")
    let table = try String(
      contentsOfFile: workload.directory.path + "/results/table.md", encoding: .utf8)
    #expect(table.contains("posit(16,2)"), "\(table)")
  }

  @Test func aDirectoryOfSomethingElseStaysUntouched() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    try workload.directory.write("precious", to: "results/thesis.tex")
    let refused = try workload.run(into: "results")
    #expect(refused.exitStatus == 73)
    #expect(refused.errors.contains("thesis.tex"), "\(refused.errors)")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: workload.directory.path + "/results")
    #expect(names == ["thesis.tex"])
  }
}
