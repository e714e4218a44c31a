import Foundation
import TestSupport
import Testing

/// A sweep that is killed at random moments and started again gives the bytes of an unbroken one.
@Suite(.serialized) struct SweepInterruptionSampledTests {
  /// Ten kills with SIGKILL, of the sweep itself and of single workers, at drawn moments.
  @Test func killedTenTimesEqualsUnbroken() throws {
    let workload = try SweepWorkload(epochs: 40, samples: 2400)
    let unbroken = try workload.run(into: "unbroken", ["--jobs", "2"])
    #expect(unbroken.exitStatus == 0, "\(unbroken.errors)")
    let seed: UInt64 = 20_191_909
    var random = SplitMix64(seed: seed)
    var kills = (sweeps: 0, workers: 0)
    var orphans: [String] = []
    var attempts = 0
    // A quick machine may finish the runs before the last kill: then they are made anew elsewhere.
    var rounds = ["killed-1"]
    while kills.sweeps + kills.workers < 10, attempts < 60 {
      attempts += 1
      let round = rounds[rounds.count - 1]
      let starts = workload.starts(round)
      let sweep = try SpawnedProgram(
        workload.sweep(into: round, ["--jobs", "2", "--checkpoint-seconds", "0.02"]))
      // The moment is drawn from when a worker has begun: on a loaded machine that comes late.
      while workload.starts(round) == starts, sweep.isRunning {
        Thread.sleep(forTimeInterval: 0.01)
      }
      Thread.sleep(forTimeInterval: 0.05 + 0.2 * Double(random.next() % 1000) / 1000)
      if random.next() % 10 < 4, let worker = sweep.workers.first {
        kill(worker, SIGKILL)
        kills.workers += 1
        Thread.sleep(forTimeInterval: 0.1)
      }
      if sweep.isRunning {
        sweep.send(SIGKILL)
        kills.sweeps += 1
      }
      if sweep.wait() >= 0 { rounds.append("killed-\(rounds.count + 1)") }
      if Processes.waitForEnd(ofWorkersOf: workload.directory.path, seconds: 10) == false {
        orphans.append("after kill \(kills.sweeps + kills.workers)")
      }
    }
    #expect(orphans.isEmpty, "workers outlived their sweep: \(orphans)")
    #expect(kills.sweeps + kills.workers >= 10, "only \(kills) in \(rounds)")
    let resumptions = try rounds.map { try workload.resumptions($0) }.reduce(0, +)
    #expect(resumptions >= 4, "only \(resumptions) runs went on from a checkpoint")
    for round in rounds {
      let resumed = try workload.run(into: round, ["--jobs", "2"])
      #expect(resumed.exitStatus == 0, "\(resumed.errors)")
    }
    for results in ["unbroken"] + rounds {
      let report = try workload.report(results)
      #expect([0, 69].contains(report.exitStatus), "\(report)")
      #expect(try workload.comparableFiles(results).keys.contains("table.csv"))
    }
    for round in rounds {
      let differing = try workload.differences("unbroken", round)
      #expect(differing.isEmpty, "seed \(seed), \(kills), \(round): \(differing)")
      let strays = try FileManager.default.subpathsOfDirectory(
        atPath: workload.directory.path + "/" + round
      ).filter { $0.hasSuffix(".partial") || $0.hasSuffix(".checkpoint") }
      #expect(strays.isEmpty, "left behind: \(strays)")
    }
  }

  /// A second sweep beside a running one writes no run twice and says what it waits for.
  @Test func twoSweepsAtOnceShareTheRuns() throws {
    let workload = try SweepWorkload(epochs: 3, samples: 960)
    _ = try workload.run(into: "alone", ["--jobs", "1"])
    let sweeps = try (0..<2).map { _ in
      try SpawnedProgram(workload.sweep(into: "shared", ["--jobs", "2"]))
    }
    let statuses = sweeps.map { $0.wait() }
    #expect(statuses.allSatisfy { [0, 75].contains($0) }, "\(statuses)")
    let last = try workload.run(into: "shared")
    #expect(last.exitStatus == 0, "\(last.errors)")
    #expect(try workload.differences("alone", "shared").isEmpty)
  }
}
