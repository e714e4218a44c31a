import Foundation
import RunRecords
import Testing

@testable import Reports

@Suite("Reports depend on the records alone, and bad records end in one message")
struct ReportPropertyTests {
  private static func withDirectory(_ work: (String) async throws -> Void) async throws {
    let path = MadeUpStudy.temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await work(path)
  }

  @Test func orderOfFinishingAndPlaceDoNotMatter() async throws {
    try await Self.withDirectory { one in
      try await Self.withDirectory { other in
        let study = MadeUpStudy.golden()
        try study.write(to: one)
        try study.write(to: other, reversed: true)
        for path in [one, other] {
          let results = try StudyResults(reading: ResultsDirectory(path: path))
          #expect(results.runs == study.results().runs)
          #expect(results.plan == study.plan)
          try await Report(results).write(to: path + "/report", png: false)
        }
        let files = try FileManager.default.subpathsOfDirectory(atPath: one + "/report").sorted()
        #expect(files.contains("figures/training-curves-formats.pdf"))
        var differing: [String] = []
        for file in files where file.contains(".") {
          let bytes = try [one, other].map { try FileBytes.read("\($0)/report/\(file)") }
          if bytes[0] != bytes[1] { differing.append(file) }
        }
        #expect(differing.isEmpty)
      }
    }
  }

  @Test func gnuplotHasNothingToComplainAbout() async throws {
    try await Self.withDirectory { path in
      let report = Report(MadeUpStudy.golden().results())
      try await report.write(to: path, png: false)
      for figure in report.figures {
        let ending = try await Gnuplot.run(["\(figure.name).gp"], in: path + "/figures")
        #expect(ending.isSuccess && ending.message.isEmpty, "\(figure.name): \(ending.message)")
      }
    }
  }

  /// Two renders, a second and a time zone apart, give the same bytes; so does one after a user's own
  /// settings of gnuplot.
  @Test func imagesDependOnNoClockAndNoTimeZone() async throws {
    var images: [[[UInt8]]] = []
    let before = ProcessInfo.processInfo.environment["TZ"]
    defer {
      if let before { setenv("TZ", before, 1) } else { unsetenv("TZ") }
    }
    let figure = try #require(Report(MadeUpStudy.golden().results()).figures.first)
    for zone in ["UTC", "Asia/Tokyo", "America/St_Johns"] {
      setenv("TZ", zone, 1)
      try await Self.withDirectory { path in
        try AtomicWrite.createDirectory(path)
        images.append(
          try await Gnuplot.draw(figure, kinds: ["svg", "pdf"], below: path, timeLimit: 60))
        #expect(try FileManager.default.contentsOfDirectory(atPath: path).isEmpty)
      }
      try await Task.sleep(for: .seconds(1.1))
    }
    #expect(images.allSatisfy { $0 == images[0] })
  }

  @Test func everyTextSaysWhatMadeIt() throws {
    let report = Report(MadeUpStudy.golden().results(), metric: .testLoss)
    let texts = report.tables.map(\.text) + report.figures.flatMap { [$0.script, $0.numbers] }
    let bad = texts.filter { text in
      let first = text.split(separator: "\n").first ?? ""
      return !first.contains("made by: positlab report 07-made-up --metric testLoss")
    }
    #expect(bad.isEmpty)
  }

  /// What reading a damaged directory says and the exit status, after `damage` was done to it.
  private func message(_ damage: (ResultsDirectory, RunID) throws -> Void) async throws
    -> (text: String, status: Int32)
  {
    var result = (text: "no error", status: Int32(0))
    try await Self.withDirectory { path in
      let study = MadeUpStudy.golden()
      try study.write(to: path)
      let directory = ResultsDirectory(path: path)
      try damage(directory, study.plan.runs[0])
      do throws(ReportError) {
        _ = try StudyResults(reading: directory)
      } catch {
        result = (error.description.replacing(path, with: "DIR"), error.exitStatus)
      }
    }
    return result
  }

  @Test func damagedRecordsAreNamed() async throws {
    let id = MadeUpStudy.golden().plan.runs[0]
    let run = "DIR/runs/\(id)"
    let cut = try await message { directory, id in
      let metrics = directory.run(id).metrics
      try metrics.replace(with: try metrics.read().dropLast())
    }
    #expect(cut.status == 65)
    #expect(
      cut.text == "\(run)/metrics.jsonl: it is not what the run wrote: its SHA-256 is not the one "
        + "in DONE")
    let other = try await message { directory, id in
      let metrics = directory.run(id).metrics
      try metrics.replace(with: [.object(["epoch": 1, "testAccuracy": 1.5, "diverged": false])])
      try directory.run(id).markFinished()
    }
    #expect(other.text == "\(run)/metrics.jsonl: line 1 is not the measurement of epoch 0")
    let noJSON = try await message { directory, id in
      try AtomicWrite.write("{", to: directory.run(id).manifestPath)
    }
    #expect(noJSON.text == "\(run)/manifest.json: not valid JSON")
    let swapped = try await message { directory, id in
      let other = MadeUpStudy.golden().plan.runs[1]
      try directory.run(id).write(directory.run(other).readManifest(of: other))
    }
    #expect(swapped.status == 65)
    #expect(swapped.text.hasPrefix("\(run)/manifest.json: it is the manifest of run "))
    let plan = try await message { directory, _ in
      try AtomicWrite.write("{\"recordVersion\": 1}", to: directory.planPath)
    }
    #expect(plan.status == 65)
    #expect(plan.text.hasPrefix("DIR/study.json: "))
  }

  @Test func directoriesWithoutRecordsAreNoReport() async throws {
    let empty = try await message { directory, _ in
      try FileManager.default.removeItem(atPath: directory.path + "/runs")
    }
    #expect(empty.status == 66)
    #expect(
      empty.text == "DIR: none of the 27 planned runs has a record in runs/; run 'positlab sweep'")
    let nothing = #expect(throws: ReportError.self) {
      try ResultsLocation.find("/nowhere/09-study/", results: nil)
    }
    #expect(nothing?.exitStatus == 66)
    #expect(
      nothing?.description
        == "no results for '/nowhere/09-study/': there is no study.json in /nowhere/09-study or "
        + "results/09-study; run 'positlab sweep' first, or name the results directory")
  }

  @Test func placesThatCannotBeWrittenAreNamed() async throws {
    let report = Report(MadeUpStudy.golden().results())
    let error = await #expect(throws: ReportError.self) {
      try await report.write(to: "/proc/nowhere", png: false)
    }
    #expect(error?.exitStatus == 73)
    #expect(error?.description.contains("/proc/nowhere") == true)
  }

  @Test func failuresWithoutAReasonOrManifestStayVisible() async throws {
    try await Self.withDirectory { path in
      let study = MadeUpStudy.golden()
      try study.write(to: path)
      let directory = ResultsDirectory(path: path)
      let run = directory.run(study.plan.runs[0])
      try FileManager.default.removeItem(atPath: run.path)
      try run.markFailed(study.plan.runs[0], reason: "no memory")
      let report = Report(try StudyResults(reading: directory))
      let markdown = report.tables.first { $0.name == "table.md" }?.text ?? ""
      #expect(markdown.contains("| float32 | none | 2 of 3 | 90.30 | 0.14 | baseline |"))
      #expect(markdown.contains("seed 1, run \(study.plan.runs[0]): failed: no memory"))
    }
  }
}
