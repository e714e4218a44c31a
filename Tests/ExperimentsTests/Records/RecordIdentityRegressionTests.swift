import Foundation
import Reports
import RunRecords
import TestSupport
import Testing

@testable import Experiments

/// A record must be the run that it is named, in the layout of today and in that of version 1, which
/// had no seals but the checksum of the metrics.
@Suite struct RecordIdentityRegressionTests {
  /// Records of a finished sweep, and where they lie.
  private struct Records {
    let directory: TemporaryDirectory
    let results: ResultsDirectory
    var plan: StudyPlan

    init() async throws {
      directory = try TemporaryDirectory(inMemory: true)
      let path = directory.path + "/results"
      _ = try await TinySweep().run(into: path)
      results = ResultsDirectory(path: path)
      plan = try StudyPlan(of: results)
    }

    /// Makes them what version 1 wrote: no seals, and names made from every setting.
    mutating func toVersion1() throws {
      var old = plan
      for (group, cells) in plan.groups.map(\.cells).enumerated() {
        for (index, cell) in cells.enumerated() {
          old.groups[group].cells[index].defaultKeys = nil
          old.groups[group].cells[index].runs = plan.seeds.map {
            RunID(specification: cell.specification, defaultKeys: [], seed: $0)
          }
        }
      }
      for (new, id) in zip(plan.runs, old.runs) {
        let run = results.run(id)
        try FileManager.default.moveItem(atPath: results.run(new).path, toPath: run.path)
        try change(run.manifestPath) {
          $0["seal"] = nil
          $0["defaultKeys"] = nil
          $0["run"] = .string("\(id)")
          $0["recordVersion"] = 1
        }
        let done = String(decoding: try FileBytes.read(run.donePath), as: UTF8.self)
        try AtomicWrite.write(done.split(separator: "\n")[0] + "\n", to: run.donePath)
      }
      old.recordVersion = 1
      plan = old
      try AtomicWrite.write(try plan.json().indentedText, to: results.planPath)
    }

    func change(_ path: String, _ edit: (inout [String: JSONValue]) -> Void) throws {
      var members = try #require(try FileBytes.readJSON(path).object)
      edit(&members)
      try AtomicWrite.write(JSONValue.object(members).indentedText, to: path)
    }

    /// Replaces a text in a file wherever it stands.
    func replace(_ old: String, _ new: String, in path: String) throws {
      let text = String(decoding: try FileBytes.read(path), as: UTF8.self)
      try #require(text.contains(old))
      try AtomicWrite.write(text.replacing(old, with: new), to: path)
    }

    /// What the report says; empty where it is content.
    func complaint() -> String {
      do throws(ReportError) {
        _ = try StudyResults(reading: results)
        return ""
      } catch {
        return error.exitStatus == 65 ? "\(error)" : "exit status \(error.exitStatus): \(error)"
      }
    }
  }

  /// A file below the results, a text in it and what becomes of it, and what the report must say.
  private static func edits(_ plan: StudyPlan) -> [(file: String, old: String, new: String)] {
    let runs = plan.runs
    let manifest = "runs/\(runs[0])/manifest.json"
    return [
      (manifest, "\"learningRate\": 0.01,", "\"learningRate\": 0.02,"),
      (manifest, "\"momentum\": 0.9,", "\"momentum\": 0.8,"),
      (manifest, "\"run\": \"\(runs[0])\"", "\"run\": \"\(runs[1])\""),
      (manifest, "\"seed\": 1", "\"seed\": 2"),
      ("runs/\(runs[0])/metrics.jsonl", "\"epoch\":2", "\"epoch\":3"),
      ("study.json", "\"\(runs[0])\"", "\"\(runs[1])\""),
      ("study.json", "\"learningRate\": 0.01,", "\"learningRate\": 0.02,"),
      ("study.json", "\"batchSize\": 16", "\"batchSize\": 32"),
    ]
  }

  @Test(arguments: [1, 2]) func editedRecordsAreRefused(version: Int) async throws {
    var bad: [String] = []
    for index in Self.edits(try await Records().plan).indices {
      var records = try await Records()
      if version == 1 { try records.toVersion1() }
      let edit = Self.edits(records.plan)[index]
      if records.complaint() != "" { bad.append("untouched: \(records.complaint())") }
      let path = records.results.path + "/" + edit.file
      try records.replace(edit.old, edit.new, in: path)
      let said = records.complaint()
      if !said.hasPrefix(path) { bad.append("\(edit.new) in \(edit.file): '\(said)'") }
    }
    #expect(bad.isEmpty, "\(bad.joined(separator: "\n"))")
  }

  @Test(arguments: [1, 2]) func swappedCellsAndSeedsAreRefused(version: Int) async throws {
    let swaps: [(name: String, swap: @Sendable (inout StudyPlan) -> Void)] = [
      ("seeds", { $0.seeds.swapAt(0, 1) }),
      ("cells", { $0.groups[0].cells.swapAt(0, 1) }),
      (
        "runs of cells",
        {
          let runs = $0.groups[0].cells[0].runs
          $0.groups[0].cells[0].runs = $0.groups[0].cells[1].runs
          $0.groups[0].cells[1].runs = runs
        }
      ),
      ("runs of a cell", { $0.groups[0].cells[0].runs.swapAt(0, 1) }),
      (
        "a cell twice",
        { $0.groups[0].cells[1] = $0.groups[0].cells[0] }
      ),
    ]
    var bad: [String] = []
    for (name, swap) in swaps {
      var records = try await Records()
      if version == 1 { try records.toVersion1() }
      var plan = try StudyPlan(of: records.results)
      swap(&plan)
      let text = version == 1 ? try plan.json().indentedText : try plan.text()
      try AtomicWrite.write(text, to: records.results.planPath)
      let said = records.complaint()
      if !said.hasPrefix(records.results.planPath) { bad.append("\(name): '\(said)'") }
    }
    #expect(bad.isEmpty, "\(bad.joined(separator: "\n"))")
  }

  /// Labels stand in no specification, so that the seal alone can tell.
  @Test func swappedLabelsBreakTheSeal() async throws {
    let records = try await Records()
    try records.replace("\"float32\"\n", "\"float33\"\n", in: records.results.planPath)
    #expect(records.complaint().contains("its seal does not fit"), "\(records.complaint())")
  }

  /// An older mark of completion beside a manifest of today would leave the manifest unsealed.
  @Test func aLayoutIsNotMixed() async throws {
    let records = try await Records()
    let run = records.results.run(records.plan.runs[0])
    let done = String(decoding: try FileBytes.read(run.donePath), as: UTF8.self)
    try AtomicWrite.write(done.split(separator: "\n")[0] + "\n", to: run.donePath)
    #expect(records.complaint().hasPrefix(run.donePath), "\(records.complaint())")
  }

  /// The sweep counts no run as finished that a report would refuse, and holds up no other run.
  @Test func theSweepRefusesWhatTheReportRefuses() async throws {
    let records = try await Records()
    let id = records.plan.runs[0]
    try records.replace("0.01,", "0.02,", in: records.results.run(id).manifestPath)
    let again = try await TinySweep().run(into: records.results.path)
    #expect(again.exitStatus == 65)
    #expect(again.finished == records.plan.runs.count - 1)
    let message = try #require(again.damaged.first)
    let run = records.results.run(id).path
    #expect(message.contains("\(run)/manifest.json: "), "\(message)")
    #expect(message.contains("--repair moves \(run) to \(run).damaged-1"), "\(message)")
    let repaired = try await TinySweep().run(into: records.results.path, repairs: true)
    #expect(repaired.exitStatus == 0)
    #expect(FileBytes.isDirectory(run + ".damaged-1"))
    #expect(records.complaint() == "")
  }
}
