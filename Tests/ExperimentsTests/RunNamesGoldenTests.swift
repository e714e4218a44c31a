import Datasets
import Foundation
import NeuralNetworks
import Quantization
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

  private static func cell(_ change: (inout RunSettings) -> Void = { _ in }) -> RunSpecification {
    var settings = RunSettings()
    settings.model.name = "mlp"
    settings.model.settings.hidden = [3]
    settings.data.name = .synthetic
    settings.training.policy.network.default?.format = .posit(n: 8, es: 1)
    change(&settings)
    return RunSpecification(settings)
  }

  /// A record that was written before a setting came lacks it.
  @Test func aSettingThatIsAddedWithItsDefaultRenamesNothing() throws {
    let cell = Self.cell()
    var renamed: [String] = []
    for key in SpecKey.firstDefaults where cell.settings[key.path] == key.firstDefault {
      var older = cell.settings
      older[key.path] = nil
      let json = RunSpecification.nested(older)
      let read = try RunSpecification(json: json)
      let rest = cell.defaultKeys.filter { $0 != key.path }
      let name = RunID(specification: json, defaultKeys: rest, seed: 1)
      if read != cell || read.runID(seed: 1) != name { renamed.append(key.path) }
    }
    #expect(renamed.isEmpty, "\(renamed)")
    #expect(cell.defaultKeys.count > 10)
  }

  @Test func everySettingThatIsNoDefaultIsInTheName() {
    let name = Self.cell().runID(seed: 1)
    let changes: [(String, (inout RunSettings) -> Void)] = [
      ("hidden", { $0.model.settings.hidden = [4] }), ("epochs", { $0.training.epochs = 11 }),
      ("momentum", { $0.training.momentum = 0.5 }),
      ("samples", { $0.data.trainingSamples = .first(3) }),
      ("augmentation", { $0.data.augmentation = .init(flips: true) }),
      ("clip", { $0.training.gradientClip = 1 }),
      ("mean", { $0.data.mean = [0.25] }),
      ("warm-up", { $0.training.precisionWarmup = .steps(1) }),
      ("rounding", { $0.training.policy.network.default?.rounding = .stochastic }),
      ("layer", { $0.training.policy.layers["dense1"] = .init(default: .init(format: .float32)) }),
    ]
    let same = changes.filter { Self.cell($0.1).runID(seed: 1) == name }.map(\.0)
    #expect(same.isEmpty, "\(same)")
    #expect(Self.cell().runID(seed: 2) != name)
    #expect(Self.cell { $0.data.directory = "/somewhere" }.runID(seed: 1) == name)
  }

  @Test func aNameIsTheDigestOfWhatIsNoDefault() {
    // printf '%s' TEXT | sha256sum, of {"data":{"deviation":[0.25],"mean":[0.5],"name":"synthetic"},
    // "model":{"hidden":[3],"name":"mlp"},"precision":{"default":{"format":"posit(8,1)"}},"seed":1}
    #expect(Self.cell().runID(seed: 1).description == "0785d6ad6320")
  }
}
