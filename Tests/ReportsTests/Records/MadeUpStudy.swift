import Foundation
import Quantization
import RunRecords

@testable import Reports

/// Studies made up for the tests: what is measured is said by the test, all else follows.
struct MadeUpStudy {
  /// What a run of a made-up study did.
  enum Outcome {
    /// Ended; the accuracies after each epoch, the first of the untrained network.
    case finished([Double])
    /// Ended with losses that were not finite from the second epoch on.
    case diverged([Double])
    case unfinished([Double])
    case failed(String)
    case missing
  }

  var plan: StudyPlan
  var outcomes: [RunID: Outcome] = [:]

  init(_ name: String = "07-made-up", title: String = "Made-up numbers", seeds: [Int] = [1, 2, 3]) {
    plan = StudyPlan(study: name, title: title, seeds: seeds, groups: [], dataChecksums: [:])
  }

  /// Adds a group; its cells are given by their labels and one outcome a seed.
  mutating func addGroup(
    _ name: String, _ title: String, axes: [String], _ cells: [([String], [Outcome])],
    settings: [String: JSONValue] = [:]
  ) {
    var labels = axes.map { _ in [String]() }
    var planned: [StudyPlan.Cell] = []
    for (cell, results) in cells {
      for (axis, label) in cell.enumerated() where !labels[axis].contains(label) {
        labels[axis].append(label)
      }
      var specification: [String: JSONValue] = ["model": .string("lenet5")]
      specification["precision"] = Self.precision(cell)
      specification.merge(settings) { $1 }
      let runs = zip(plan.seeds, results).map { seed, outcome in
        var named = specification
        named["seed"] = .integer(seed)
        let id = RunID(specification: .object(named))
        outcomes[id] = outcome
        return id
      }
      planned.append(
        StudyPlan.Cell(labels: cell, specification: .object(specification), runs: runs))
    }
    plan.groups.append(
      StudyPlan.Group(
        name: name, title: title, axes: zip(axes, labels).map { .init(name: $0, labels: $1) },
        cells: planned))
  }

  /// The first label that is a number format as the default, `a/b` as a default with errors in another; all
  /// labels, so that no two cells have the same settings.
  private static func precision(_ labels: [String]) -> JSONValue {
    var precision: [String: JSONValue] = ["labels": .array(labels.map { .string($0) })]
    for label in labels {
      let parts = label.split(separator: "/").map(String.init)
      guard let format = try? NumberFormat(parsing: parts[0]) else { continue }
      precision["default"] = .object(["format": .string(format.description)])
      if parts.count > 1 { precision["error"] = .object(["format": .string("posit" + parts[1])]) }
      break
    }
    return .object(precision)
  }

  /// Writes the records of the runs in the order given, as a sweep would.
  func write(to path: String, reversed: Bool = false) throws {
    let directory = ResultsDirectory(path: path)
    try AtomicWrite.createDirectory(path)
    try plan.write(to: directory)
    let cells = plan.groups.flatMap(\.cells).flatMap { cell in
      zip(cell.runs, plan.seeds).map { (id: $0, seed: $1, cell: cell) }
    }
    for (id, seed, cell) in reversed ? cells.reversed() : cells {
      guard let outcome = outcomes[id] else { continue }
      if case .missing = outcome { continue }
      let run = directory.run(id)
      var settings = cell.specification.object ?? [:]
      settings["seed"] = .integer(seed)
      let manifest = Manifest(
        kind: .trainingRun, run: id, study: plan.study, specification: .object(settings),
        resolved: .null, seed: seed, dataChecksums: [:], environment: try Self.environment(),
        command: [])
      try run.write(manifest)
      try run.metrics.replace(with: Self.lines(outcome))
      switch outcome {
      case .finished, .diverged: try run.markFinished()
      case .failed(let reason): try run.markFailed(id, reason: reason)
      case .unfinished, .missing: break
      }
    }
  }

  /// The results as they are read from the records; without files, as forcing each to the device takes
  /// long.
  func results() -> StudyResults {
    let runs = plan.groups.map { group in
      group.cells.map { cell in
        zip(cell.runs, plan.seeds).map { id, seed in
          let outcome = outcomes[id] ?? .missing
          let epochs = Self.lines(outcome).compactMap { EpochRecord($0) }
          return RunResult(id: id, seed: seed, status: Self.status(outcome), epochs: epochs)
        }
      }
    }
    return StudyResults(plan: plan, runs: runs)
  }

  private static func status(_ outcome: Outcome) -> RunStatus {
    switch outcome {
    case .finished, .diverged: .finished
    case .unfinished: .unfinished
    case .failed(let reason): .failed(reason: reason)
    case .missing: .notStarted
    }
  }

  static func temporaryPath() -> String {
    NSTemporaryDirectory() + "positlab-reports-" + UUID().uuidString
  }

  private static func lines(_ outcome: Outcome) -> [JSONValue] {
    let (accuracies, diverged): ([Double], Bool) =
      switch outcome {
      case .finished(let accuracies), .unfinished(let accuracies): (accuracies, false)
      case .diverged(let accuracies): (accuracies, true)
      case .failed, .missing: ([], false)
      }
    return accuracies.enumerated().map { epoch, accuracy in
      let isBroken = diverged && epoch > 1
      let loss = JSONValue.canonical(1.5 - accuracy)
      return .object([
        "epoch": .integer(epoch), "testAccuracy": .canonical(accuracy), "diverged": .bool(isBroken),
        "testLoss": isBroken ? .null : loss, "trainingLoss": epoch == 0 ? .null : loss,
      ])
    }
  }

  private static func environment() throws -> RunEnvironment {
    let members: [String: JSONValue] = [
      "compiler": "", "build": "release", "libraries": .object([:]), "processor": "",
      "processorCount": 1, "system": "",
    ]
    return try JSONValue.object(members).decoded(as: RunEnvironment.self)
  }
}

extension MadeUpStudy {
  /// The study behind the golden tables: every state of a run, two groups, characters that are markup.
  static func golden() -> MadeUpStudy {
    var study = MadeUpStudy(title: "Made-up 100 % & more_numbers")
    func ended(_ finals: Double...) -> [Outcome] {
      finals.map { .finished([0.1, $0 - 0.01, $0]) }
    }
    study.addGroup(
      "formats", "One format everywhere", axes: ["format", "scaling"],
      [
        (["float32", "none"], ended(0.9, 0.902, 0.904)),
        (["posit(8,0)", "none"], [.diverged([0.1, 0.12, 0.1])] + ended(0.1, 0.1)),
        (["posit(8,1)", "none"], ended(0.88, 0.883, 0.883)),
        (["posit(16,0)", "none"], ended(0.9, 0.903, 0.903)),
        (
          ["posit(16,1)", "none"],
          [
            .finished([0.1, 0.91, 0.901]), .failed("killed by signal 9 | out of memory"),
            .unfinished([0.1, 0.8]),
          ]
        ),
        (["float8(e4m3)", "none"], [.missing, .missing, .missing]),
      ])
    study.addGroup(
      "repairs", "Repairs of posit(8,0)", axes: ["repair"],
      [
        (["layer_wise"], ended(0.89, 0.89, 0.89)),
        (["stochastic"], [.finished([0.1, 0.2, 0.3]), .missing, .missing]),
      ])
    study.addGroup(
      "other", "Another network", axes: ["format"],
      [(["posit(8,1)"], ended(0.5, 0.51, 0.52))], settings: ["model": .string("mlp")])
    study.plan.published = [
      .init(
        group: "formats", source: "Somebody et al., one run a cell",
        accuracy: ["posit(8,0), none": 10, "posit(16,0), none": 88.23])
    ]
    return study
  }
}

extension MadeUpStudy {
  /// A study of the size of a paper's: 26 formats, and repairs of three of them.
  static func paper() -> MadeUpStudy {
    var study = MadeUpStudy("08-made-up-paper", title: "Made-up numbers for a paper")
    func cell(_ final: Double) -> [Outcome] {
      [-0.003, 0.001, 0.003].map { shift in
        let curve = (1...10).map { epoch in max(0.1, final + shift - 0.2 / Double(epoch * epoch)) }
        return .finished([0.1] + curve)
      }
    }
    let finals: [(bits: Int, byExponentSize: [Double])] = [
      (16, [0.88, 0.908, 0.905]), (12, [0.66, 0.901, 0.902]), (10, [0.19, 0.881, 0.885]),
      (9, [0.11, 0.846, 0.825]), (8, [0.1, 0.12, 0.13]), (7, [0.1, 0.1, 0.1]),
      (6, [0.1, 0.1, 0.1]),
    ]
    var cells: [([String], [Outcome])] = [
      (["float32"], cell(0.902)), (["bfloat16"], cell(0.897)), (["float16"], cell(0.901)),
      (["float8(e4m3)"], cell(0.78)), (["float8(e5m2)"], [.missing, .failed("x"), .missing]),
    ]
    for (bits, row) in finals {
      for (es, final) in row.enumerated() { cells.append((["posit(\(bits),\(es))"], cell(final))) }
    }
    study.addGroup("formats", "One format everywhere", axes: ["format"], cells)
    let repairs = ["none", "layerwise scaling", "float32 master weights", "stochastic", "half"]
    study.addGroup(
      "repairs", "Repairs", axes: ["format", "repair"],
      ["posit(8,1)", "posit(8,2)", "posit(6,1)"].flatMap { format in
        repairs.enumerated().map { place, repair in
          ([format, repair], cell(0.2 + 0.17 * Double(place)))
        }
      })
    return study
  }
}
