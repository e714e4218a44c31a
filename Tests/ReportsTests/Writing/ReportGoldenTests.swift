import Foundation
import RunRecords
import Testing

@testable import Reports

@Suite("Tables and scripts of made-up records are what was checked by hand")
struct ReportGoldenTests {
  /// The texts beside this file.
  ///
  /// After an intended change, `POSITLAB_WRITE_GOLDEN=1` writes them anew;
  /// read the difference before it is committed.
  private static let directory =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Golden"

  private func compare(_ files: [Report.File]) throws {
    for file in files {
      let path = "\(Self.directory)/\(file.name)"
      if ProcessInfo.processInfo.environment["POSITLAB_WRITE_GOLDEN"] == "1" {
        try AtomicWrite.createDirectory(Self.directory)
        try AtomicWrite.write(file.text, to: path)
      }
      let golden = String(decoding: try FileBytes.read(path), as: UTF8.self)
      let lines = zip(file.text.split(separator: "\n"), golden.split(separator: "\n"))
      let first = lines.first { $0 != $1 }
      #expect(
        file.text == golden,
        "\(file.name): \(first.map { "'\($0)' instead of '\($1)'" } ?? "other number of lines")")
    }
  }

  @Test func tables() throws {
    try compare(Report(MadeUpStudy.golden().results()).tables)
  }

  @Test func tablesOfALoss() throws {
    let report = Report(MadeUpStudy.golden().results(), metric: .testLoss)
    try compare(report.tables.filter { $0.name == "table-testLoss.md" })
  }

  @Test func scriptAndNumbersOfAFigure() throws {
    let figure = try #require(Report(MadeUpStudy.paper().results()).figures.first)
    try compare([
      .init(name: "\(figure.name).gp", text: figure.script),
      .init(name: "\(figure.name).dat", text: figure.numbers),
    ])
  }
}
