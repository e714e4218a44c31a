import Foundation
import RunRecords
import Testing

/// Failed runs stay visible with their reason, and are tried again on request only.
@Suite(.serialized) struct SweepFailureRegressionTests {
  @Test func aFailureIsKeptUntilRetried() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    _ = try workload.run(into: "results")
    let before = try workload.comparableFiles("results")
    let done = try #require(before.keys.sorted().first { $0.hasSuffix("/DONE") })
    let run = workload.directory.path + "/results/" + done.dropLast("/DONE".count)
    let id = try #require(RunID(parsing: (run as NSString).lastPathComponent))
    try FileManager.default.removeItem(atPath: run + "/DONE")
    try RunDirectory(path: run).markFailed(id, reason: "the moon was full")
    let kept = try workload.run(into: "results")
    #expect(kept.exitStatus == 1)
    #expect(kept.output.contains("5 runs have results"), "\(kept.output)")
    #expect(kept.output.contains("the moon was full"), "\(kept.output)")
    #expect(kept.output.contains("--retry-failed"), "\(kept.output)")
    let retried = try workload.run(into: "results", ["--retry-failed"])
    #expect(retried.exitStatus == 0, "\(retried)")
    #expect(try workload.comparableFiles("results") == before)
  }

  /// A worker that crashes again and again makes its run a failed one; the sweep goes on.
  @Test func crashingWorkersBecomeFailedRuns() throws {
    let workload = try SweepWorkload(epochs: 40, samples: 1920, formats: ["float32"], seeds: [1])
    let sweep = try SpawnedProgram(
      workload.sweep(into: "results", ["--checkpoint-seconds", "1000"]))
    var crashed: Set<pid_t> = []
    while sweep.isRunning {
      // SIGSYS, since the Swift runtime catches the signals of real crashes and, where somebody
      // else has sent them, goes on after its report.
      for worker in sweep.workers where crashed.insert(worker).inserted { kill(worker, SIGSYS) }
      Thread.sleep(forTimeInterval: 0.005)
    }
    #expect(sweep.wait() == 1)
    #expect(crashed.count == 3)
    let again = try workload.run(into: "results")
    #expect(again.exitStatus == 1)
    #expect(again.output.contains("crashed three times"), "\(again.output)")
  }
}
