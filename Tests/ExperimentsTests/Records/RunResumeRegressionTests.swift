import Foundation
import RunRecords
import TestSupport
import Testing

@testable import Experiments

/// Whatever happened to the files of an interrupted run, it gives the record of an unbroken one.
@Suite struct RunResumeRegressionTests {
  /// What may have happened to a metric log, by name.
  private static let damages: [(name: String, damage: @Sendable (inout [UInt8]) -> Void)] = [
    ("untouched", { _ in }),
    ("last line gone", { $0 = joined(lines($0).dropLast()) }),
    ("first line gone", { $0 = joined(lines($0).dropFirst()) }),
    ("all lines gone", { $0 = [] }),
    ("last line twice", { $0 = joined(lines($0) + lines($0).suffix(1)) }),
    ("one epoch more", { $0 += Array("{\"diverged\":false,\"epoch\":9}\n".utf8) }),
    ("a bad line", { $0 += Array("{\"epoch\":\n".utf8) }),
    ("a torn line", { $0 += Array("{\"epoch\":".utf8) }),
    ("lines swapped", { $0 = joined(lines($0).reversed()) }),
    (
      "a digit changed",
      { bytes in
        for index in bytes.indices where bytes[index] == UInt8(ascii: "5") {
          bytes[index] = UInt8(ascii: "7")
        }
      }
    ),
  ]

  private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
  }

  private static func joined(_ lines: some Sequence<[UInt8]>) -> [UInt8] {
    lines.flatMap { $0 + [UInt8(ascii: "\n")] }
  }

  /// The moments of the history's second run, which starts after one has ended.
  private static func moments(_ history: SweepHistory) throws -> [SweepHistory.Moment] {
    let run = try #require(history.moments.last?.run)
    return history.moments.filter { $0.run == run }
  }

  private func resumed(_ sweep: TinySweep, _ files: FileTree) async throws -> (FileTree, Int32) {
    let directory = try TemporaryDirectory(inMemory: true)
    try files.write(to: directory.path + "/results")
    let summary = try await sweep.run(into: directory.path + "/results")
    return (try FileTree(reading: directory.path + "/results"), summary.exitStatus)
  }

  @Test func damagedMetricsChangeNothing() async throws {
    let sweep = try TinySweep()
    let history = try await SweepHistory(of: sweep)
    var bad: [String] = []
    for (index, moment) in try Self.moments(history).enumerated() {
      for (name, damage) in Self.damages {
        var files = moment.files
        let metrics = "runs/\(moment.run)/metrics.jsonl"
        var bytes = try #require(files.files[metrics])
        damage(&bytes)
        files.files[metrics] = bytes
        let (end, status) = try await resumed(sweep, files)
        let differing = end.differences(to: history.end)
        if status != 0 || !differing.isEmpty {
          bad.append("moment \(index), \(name): \(differing)")
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count): \(bad.prefix(5))")
  }

  /// Checkpoints of other epochs than the files beside them, and files that are gone.
  @Test func checkpointsOfOtherMomentsChangeNothing() async throws {
    let sweep = try TinySweep()
    let history = try await SweepHistory(of: sweep)
    let moments = try Self.moments(history)
    #expect(moments.count >= 9, "\(moments.count)")
    var bad: [String] = []
    for (index, moment) in moments.enumerated() {
      for (otherIndex, other) in moments.enumerated() {
        var files = moment.files
        let checkpoint = "checkpoints/\(moment.run).checkpoint"
        files.files[checkpoint] = other.files.files[checkpoint]
        let (end, status) = try await resumed(sweep, files)
        if status != 0 || end.differences(to: history.end) != [] {
          bad.append("moment \(index) with the checkpoint of \(otherIndex)")
        }
      }
      for name in ["manifest.json", "metrics.jsonl", "timing.jsonl"] {
        var files = moment.files
        files.files["runs/\(moment.run)/\(name)"] = nil
        let (end, status) = try await resumed(sweep, files)
        if status != 0 || end.differences(to: history.end) != [] {
          bad.append("moment \(index) without \(name)")
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count): \(bad.prefix(5))")
  }

  /// A checkpoint made from other data of the same shape is not gone on with.
  @Test func checkpointsOfOtherDataAreOfNoUse() async throws {
    let sweep = try TinySweep()
    let history = try await SweepHistory(of: sweep)
    let moment = try #require(try Self.moments(history).last)
    let directory = try TemporaryDirectory(inMemory: true)
    try moment.files.write(to: directory.path + "/results")
    let path = directory.path + "/results/checkpoints/\(moment.run).checkpoint"
    let held = try #require(try Checkpoint.read(path, run: moment.run))
    var manifest = try RunDirectory.manifest(parsing: held.manifest, of: moment.run, path: path)
    manifest.dataChecksums = ["images": "00"]
    var other = held
    other.manifest = Array(try RunDirectory.text(of: manifest, path: path).utf8)
    try other.write(to: path)
    let summary = try await sweep.run(into: directory.path + "/results")
    #expect(summary.exitStatus == 0)
    let end = try FileTree(reading: directory.path + "/results")
    #expect(end.differences(to: history.end) == [])
    let foreign = history.moments[0].run
    #expect(throws: RecordError.self) {
      try other.write(to: path)
      _ = try Checkpoint.read(path, run: foreign)
    }
  }
}
