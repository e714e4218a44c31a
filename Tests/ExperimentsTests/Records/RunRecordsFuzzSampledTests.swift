import Foundation
import Reports
import RunRecords
import TestSupport
import Testing

@testable import Experiments

/// Damaged records are named or harmless, whatever the damage.
///
/// After it a sweep and a report either refuse with the name of what is damaged, or give what an
/// unbroken sweep gives; and what is refused, `--repair` puts right.
///
/// `POSITLAB_FUZZ_CASE=17` repeats one case.
@Suite struct RunRecordsFuzzSampledTests {
  private static let firstSeed: UInt64 = 20_261_125

  /// What became of one case.
  private enum Outcome {
    case harmless, detected
    case bad(String)
  }

  @Test func damagedRecordsAreNamedOrHarmless() async throws {
    let sweep = try TinySweep()
    let history = try await SweepHistory(of: sweep)
    let failed = try await Self.withFailure(history)
    let report = try Self.report(history.end)
    let only = ProcessInfo.processInfo.environment["POSITLAB_FUZZ_CASE"].flatMap { Int($0) }
    let cases = only.map { $0...$0 } ?? 0...samples(300)
    print("run record fuzz: seeds \(Self.firstSeed) + 0...\(cases.upperBound)")
    var (harmless, detected, bad) = (0, 0, [String]())
    for index in cases {
      var damage = RecordDamage(seed: Self.firstSeed + UInt64(index))
      let states = [history.end, failed] + history.moments.map(\.files)
      let state = damage.draw(3) < 2 ? damage.draw(2) : 2 + damage.draw(history.moments.count)
      var files = states[state]
      damage.apply(to: &files, others: states)
      let outcome = try await Self.outcome(
        sweep, files, damage, ends: [history.end, failed],
        report: state == 0 ? report : nil)
      switch outcome {
      case .harmless: harmless += 1
      case .detected: detected += 1
      case .bad(let why):
        bad.append("POSITLAB_FUZZ_CASE=\(index): state \(state), \(damage.description): \(why)")
      }
    }
    print("run record fuzz: \(detected) named, \(harmless) harmless, \(bad.count) silent or wrong")
    let shown = bad.prefix(10).joined(separator: "\n")
    #expect(bad.isEmpty, "\(bad.count) of \(cases.count):\n\(shown)")
    if only == nil {
      #expect(harmless > cases.count / 10)
      #expect(detected > cases.count / 10)
    }
  }

  /// The end of the sweep, but for one run that has failed.
  private static func withFailure(_ history: SweepHistory) async throws -> FileTree {
    let directory = try TemporaryDirectory(inMemory: true)
    let moment = history.moments[history.moments.count / 3]
    var files = history.end
    for (name, bytes) in moment.files.files where name.contains("\(moment.run)") {
      files.files[name] = bytes
    }
    files.files["runs/\(moment.run)/DONE"] = nil
    try files.write(to: directory.path)
    try ResultsDirectory(path: directory.path).run(moment.run)
      .markFailed(moment.run, reason: "there was no memory")
    return try FileTree(reading: directory.path)
  }

  private static func outcome(
    _ sweep: TinySweep, _ files: FileTree, _ damage: RecordDamage, ends: [FileTree],
    report: String?
  ) async throws -> Outcome {
    let directory = try TemporaryDirectory(inMemory: true)
    let path = directory.path + "/results"
    try files.write(to: path)
    if let report {
      do {
        let found = try Self.report(reading: path)
        // Runs that are no longer finished are said to be so.
        if found != report, !found.contains("unfinished"), !found.contains("missing") {
          return .bad("another report")
        }
      } catch let error as ReportError {
        guard isNamed(damage, in: "\(error)") else { return .bad("the report says '\(error)'") }
      }
    }
    do {
      let summary = try await sweep.run(into: path)
      if summary.damaged.isEmpty {
        let differing = try differences(of: path, to: ends)
        return differing.isEmpty ? .harmless : .bad("in silence other: \(differing)")
      }
      guard summary.exitStatus == 65, summary.damaged.allSatisfy({ isNamed(damage, in: $0) }) else {
        return .bad("says \(summary.damaged)")
      }
    } catch {
      guard isNamed(damage, in: "\(error)") else { return .bad("says '\(error)'") }
    }
    let repaired = try await sweep.run(into: path, repairs: true)
    guard repaired.damaged.isEmpty else { return .bad("not repaired: \(repaired.damaged)") }
    let differing = try differences(of: path, to: ends)
    return differing.isEmpty ? .detected : .bad("repaired, but other: \(differing)")
  }

  /// Whether a message names a touched file, or its run.
  private static func isNamed(_ damage: RecordDamage, in message: String) -> Bool {
    damage.touched.contains { name in
      let parts = name.split(separator: "/")
      return parts.count > 1
        ? message.contains(parts[1].prefix(12)) : message.contains("/results/\(name)")
    }
  }

  /// The files that are those of no end; a failure may stay, and its JSON be written otherwise.
  private static func differences(of path: String, to ends: [FileTree]) throws -> [String] {
    let found = try FileTree(reading: path).lasting
    let names = Set(found.keys).union(ends[0].lasting.keys)
    return names.filter { name in
      let bytes = found[name]
      return !ends.contains { end in
        end.lasting[name] == bytes || isSame(bytes, end.lasting[name], name)
      }
    }.sorted()
  }

  private static func isSame(_ one: [UInt8]?, _ other: [UInt8]?, _ name: String) -> Bool {
    guard let one, let other, name.hasSuffix(".json"), let value = try? JSONValue(parsing: one)
    else { return false }
    return (try? JSONValue(parsing: other)) == value
  }

  private static func report(_ files: FileTree) throws -> String {
    let directory = try TemporaryDirectory(inMemory: true)
    try files.write(to: directory.path)
    return try report(reading: directory.path)
  }

  private static func report(reading path: String) throws -> String {
    let results = try StudyResults(reading: ResultsDirectory(path: path))
    return Report(results).tables.map(\.text).joined()
  }
}
