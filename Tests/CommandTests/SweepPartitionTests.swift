import Foundation
import Testing

/// However a sweep is divided among processes and machines, its results are the same bytes.
@Suite struct SweepPartitionPropertyTests {
  @Test func jobsAndShardsChangeNothing() throws {
    let workload = try SweepWorkload(epochs: 2, samples: 320)
    let one = try workload.run(into: "one", ["--jobs", "1"])
    #expect(one.exitStatus == 0, "\(one.errors)")
    #expect(try workload.comparableFiles("one").count >= 1 + 6 * 2)
    let two = try workload.run(into: "two", ["--jobs", "2"])
    #expect(two.exitStatus == 0, "\(two.errors)")
    #expect(try workload.differences("one", "two") == [])
    for shard in ["2/2", "1/2"] {
      let part = try workload.run(into: "shards", ["--shard", shard])
      #expect(part.exitStatus == 0, "\(part.errors)")
      #expect(part.output.contains("3 runs have results"), "\(part.output)")
    }
    #expect(try workload.differences("one", "shards") == [])
  }

  @Test func aSweepThatIsDoneDoesNothing() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    _ = try workload.run(into: "results")
    let before = try workload.comparableFiles("results")
    let again = try workload.run(into: "results")
    #expect(again.exitStatus == 0)
    #expect(again.errors.contains("0 runs to do"), "\(again.errors)")
    #expect(try workload.comparableFiles("results") == before)
  }

  @Test func seedsAreAddedOnRequestOnly() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    _ = try workload.run(into: "results")
    let refused = try workload.run(into: "results", ["--set", "seeds=[1, 2, 3]"])
    #expect(refused.exitStatus == 73)
    #expect(refused.errors.contains("--extend"), "\(refused.errors)")
    let added = try workload.run(into: "results", ["--set", "seeds=[1, 2, 3]", "--extend"])
    #expect(added.exitStatus == 0, "\(added.errors)")
    #expect(added.output.contains("9 runs have results"), "\(added.output)")
  }
}
