import Foundation
import RunRecords
import Testing

@testable import Experiments

/// Names of runs that have results stay what they are, whatever settings come.
@Suite struct RunNamesGoldenTests {
  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private static let goldenPath = repository + "/Tests/ExperimentsTests/Golden/run-names.txt"

  /// One line a cell: study, group, cell, and the name of the run of the study's first seed.
  private static func names() throws -> String {
    let studies = try FileManager.default.contentsOfDirectory(atPath: repository + "/experiments")
      .filter { FileBytes.exists(repository + "/experiments/\($0)/study.yaml") }.sorted()
    var lines: [String] = []
    for name in studies {
      let study = try Study(
        file: repository + "/experiments/\(name)/study.yaml", assignments: [])
      for group in study.groups {
        for cell in group.cells {
          let run = cell.specification.runID(seed: study.seeds[0])
          lines.append("\(name): \(group.name): \(cell.name): \(run)")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `POSITLAB_WRITE_GOLDEN=1` writes the file anew, for studies that are new or planned otherwise; what is
  /// renamed then loses its results.
  @Test func runsOfTheCommittedStudiesKeepTheirNames() throws {
    let names = try Self.names()
    if ProcessInfo.processInfo.environment["POSITLAB_WRITE_GOLDEN"] == "1" {
      try AtomicWrite.write(names, to: Self.goldenPath)
    }
    let golden = String(decoding: try FileBytes.read(Self.goldenPath), as: UTF8.self)
    let changed = Set(names.split(separator: "\n")).symmetricDifference(
      golden.split(separator: "\n"))
    #expect(changed.isEmpty, "\(changed.sorted().prefix(4))")
    #expect(names.split(separator: "\n").count > 100)
  }

  private static let cell = RunSpecification(settings: [
    "model.name": "mlp", "model.hidden": [3], "epochs": 10, "data.name": "synthetic",
    "precision.default.format": "posit(8,1)", "precision.default.rounding": "nearest",
  ])

  @Test func aSettingThatIsAddedWithItsDefaultRenamesNothing() {
    var settings = Self.cell.settings
    for key in SpecKey.firstDefaults where settings[key.path] == nil && key.applies(to: settings) {
      settings[key.path] = key.firstDefault
    }
    #expect(RunSpecification(settings: settings).runID(seed: 1) == Self.cell.runID(seed: 1))
    // What a record of today says of the settings that it knows is read with those of tomorrow.
    #expect(RunSpecification(json: Self.cell.json).settings == settings)
    settings["momentum"] = 0.5
    #expect(RunSpecification(settings: settings).runID(seed: 1) != Self.cell.runID(seed: 1))
  }

  @Test func everySettingThatIsNoDefaultIsInTheName() {
    let name = Self.cell.runID(seed: 1)
    var same: [String] = []
    for key in SpecKey.table where key.decidesResults {
      var settings = Self.cell.settings
      settings[key.path] = "another value"
      if RunSpecification(settings: settings).runID(seed: 1) == name { same.append(key.path) }
    }
    #expect(same.isEmpty, "\(same)")
    #expect(Self.cell.runID(seed: 2) != name)
  }

  @Test func aNameIsTheDigestOfWhatIsNoDefault() {
    // printf '%s' TEXT | sha256sum, of {"data":{"name":"synthetic"},"model":{"hidden":[3],"name":"mlp"},
    // "precision":{"default":{"format":"posit(8,1)"}},"seed":1}
    #expect(Self.cell.runID(seed: 1).description == "0004dad841a9")
  }
}
