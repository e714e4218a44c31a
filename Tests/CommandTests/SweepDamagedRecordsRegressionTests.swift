import Foundation
import RunRecords
import Testing

/// Damaged records hold up no other run; the message says what to delete, and `--repair` moves it
/// aside.
@Suite struct SweepDamagedRecordsRegressionTests {
  private static func path(_ workload: SweepWorkload, _ name: String) -> String {
    workload.directory.path + "/results/" + name
  }

  /// A finished sweep, and its runs in the order of their names.
  private static func finished() throws -> (workload: SweepWorkload, runs: [String]) {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    _ = try workload.run(into: "results")
    _ = try workload.run(into: "unbroken")
    let runs = try FileManager.default.contentsOfDirectory(atPath: path(workload, "runs")).sorted()
    return (workload, runs)
  }

  @Test func damagedEndsAreNamedAndRepaired() throws {
    let (workload, runs) = try Self.finished()
    let run = runs.map { Self.path(workload, "runs/\($0)") }
    let done = run[0] + "/DONE"
    let failed = run[1] + "/FAILED.json"
    try Data().write(to: URL(fileURLWithPath: done))
    for name in ["DONE", "FAILED.json"] {
      try? FileManager.default.removeItem(atPath: run[1] + "/" + name)
    }
    try Data().write(to: URL(fileURLWithPath: failed))
    // A third that only has to be run.
    try FileManager.default.removeItem(atPath: run[2])
    let refused = try workload.run(into: "results")
    #expect(refused.exitStatus == 65, "\(refused)")
    #expect(refused.output.contains("4 runs have results"), "\(refused.output)")
    for (file, run) in [(done, run[0]), (failed, run[1])] {
      #expect(refused.output.contains("\(file): "), "\(refused.output)")
      #expect(
        refused.output.contains("--repair moves \(run) to \(run).damaged-1"), "\(refused.output)")
    }
    #expect(FileManager.default.fileExists(atPath: run[2] + "/DONE"))
    let repaired = try workload.run(into: "results", ["--repair"])
    #expect(repaired.exitStatus == 0, "\(repaired)")
    #expect(FileManager.default.fileExists(atPath: run[1] + ".damaged-1/FAILED.json"))
    let differing = try workload.differences("results", "unbroken")
    #expect(differing.allSatisfy { $0.contains(".damaged-1/") }, "\(differing)")
    // What the message says helps too: deleting it.
    try Data().write(to: URL(fileURLWithPath: done))
    #expect(try workload.run(into: "results").output.contains(run[0] + ".damaged-2"))
    try FileManager.default.removeItem(atPath: run[0])
    #expect(try workload.run(into: "results").exitStatus == 0)
  }

  /// The metrics of an unfinished run can be had again: nobody has to do anything.
  @Test func anUnfinishedRunWithABadLineIsMadeAgain() throws {
    let (workload, runs) = try Self.finished()
    let run = Self.path(workload, "runs/\(runs[0])")
    try FileManager.default.removeItem(atPath: run + "/DONE")
    try Data("{\"epoch\": \n".utf8).write(to: URL(fileURLWithPath: run + "/metrics.jsonl"))
    let again = try workload.run(into: "results")
    #expect(again.exitStatus == 0, "\(again)")
    #expect(try workload.differences("results", "unbroken") == [])
  }

  @Test func thingsInTheWayAreMovedAside() throws {
    let (workload, runs) = try Self.finished()
    let lock = Self.path(workload, "checkpoints/\(runs[0]).lock")
    let run = Self.path(workload, "runs/\(runs[1])")
    try FileManager.default.createDirectory(atPath: lock, withIntermediateDirectories: true)
    try FileManager.default.removeItem(atPath: run)
    try Data("x".utf8).write(to: URL(fileURLWithPath: run))
    let refused = try workload.run(into: "results")
    #expect(refused.exitStatus == 65, "\(refused)")
    #expect(refused.output.contains("\(lock): it is not a regular file"), "\(refused.output)")
    #expect(refused.output.contains("\(run): it is not a directory"), "\(refused.output)")
    let repaired = try workload.run(into: "results", ["--repair"])
    #expect(repaired.exitStatus == 0, "\(repaired)")
    #expect(FileManager.default.fileExists(atPath: lock + ".damaged-1"))
    #expect(FileManager.default.fileExists(atPath: run + ".damaged-1"))
  }

  @Test func aDamagedPlanIsNamedAndWrittenAgain() throws {
    let (workload, _) = try Self.finished()
    let plan = Self.path(workload, "study.json")
    let text = try String(contentsOfFile: plan, encoding: .utf8)
    try text.replacing("\"posit(8,1)\"", with: "\"posit(8,2)\"")
      .write(toFile: plan, atomically: true, encoding: .utf8)
    let refused = try workload.run(into: "results")
    #expect(refused.exitStatus == 65, "\(refused)")
    #expect(refused.errors.contains("\(plan): its seal does not fit"), "\(refused.errors)")
    #expect(refused.errors.contains("--repair"), "\(refused.errors)")
    #expect(try workload.report("results").exitStatus == 65)
    let repaired = try workload.run(into: "results", ["--repair"])
    #expect(repaired.exitStatus == 0, "\(repaired)")
    #expect(try String(contentsOfFile: plan, encoding: .utf8) == text)
    #expect(FileManager.default.fileExists(atPath: plan + ".damaged-1"))
  }
}
