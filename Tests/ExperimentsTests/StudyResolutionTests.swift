import Foundation
import RunRecords
import Testing

@testable import Experiments

/// Studies are multiplied out as their files say, and names of runs stay what they are.
@Suite struct StudyResolutionGoldenTests {
  private static func study(_ yaml: String, set: [String] = []) throws -> Study {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "positlab-\(UUID().uuidString)/golden")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory.deletingLastPathComponent()) }
    let file = directory.appendingPathComponent("study.yaml")
    try yaml.write(to: file, atomically: true, encoding: .utf8)
    return try Study(file: file.path, assignments: set)
  }

  private static let yaml = """
    title: Golden
    base:
      model: mlp
      data.name: synthetic
      precision: {default: {format: 'posit( 8, 1 )', scaling: layerwise}}
    seeds: [3, 1]
    groups:
      - name: grid
        set: {epochs: 2}
        axes:
          - {name: rate, key: learningRate, values: [0.1, 1e-2]}
          - name: kind
            entries:
              plain: {precision.default.scaling: null}
              warm: {precision: {warmup: 1 epochs, weight: {format: float16}}}
        exclude: [{rate: 0.1, kind: warm}]
    """

  @Test func cellsAreOrderedExcludedAndResolved() throws {
    let study = try Self.study(Self.yaml)
    let group = try #require(study.groups.first)
    #expect(group.cells.map(\.name) == ["0.1, plain", "0.01, plain", "0.01, warm"])
    #expect(study.runs.map(\.seed) == [3, 3, 3, 1, 1, 1])
    let settings = group.cells.map(\.specification.settings)
    #expect(settings.map { $0["epochs"] } == [2, 2, 2])
    #expect(settings.map { $0["learningRate"] } == [0.1, 0.01, 0.01])
    #expect(settings[2]["precision.default.format"] == "posit(8,1)")
    #expect(settings[2]["precision.default.scaling"] == "layerwise(2)")
    #expect(settings[2]["precision.warmup"] == "1 epoch")
    #expect(settings[2]["precision.weight.format"] == "float16")
    #expect(settings[0]["precision.default.scaling"] == "none")
    #expect(settings[0]["precision.weight.format"] == nil)
    #expect(settings[0]["batchSize"] == 64)
  }

  @Test func theCommandLineWins() throws {
    let study = try Self.study(
      Self.yaml, set: ["epochs=7", "seeds=[9]", "precision.error.format=posit(16,2)"])
    #expect(study.seeds == [9])
    for cell in study.groups.flatMap(\.cells) {
      #expect(cell.specification.settings["epochs"] == 7)
      #expect(cell.specification.settings["precision.error.format"] == "posit(16,2)")
    }
    #expect(throws: SpecProblems.self) { try Self.study(Self.yaml, set: ["learningRate=1"]) }
  }

  @Test func specificationsReadBackFromRecords() throws {
    for cell in try Self.study(Self.yaml).groups.flatMap(\.cells) {
      let json = cell.specification.json
      #expect(try RunSpecification(json: json) == cell.specification)
      let text = Array(json.indentedText.utf8)
      #expect(try RunSpecification(json: try JSONValue(parsing: text)) == cell.specification)
      let training = cell.specification.training(seed: 3)
      #expect(training.seed == 3)
      #expect(training.epochs == 2)
    }
  }

  @Test func whereTheDataLieDoesNotNameTheRun() throws {
    let one = try Self.study(Self.yaml)
    let other = try Self.study(Self.yaml, set: ["data.directory=/somewhere"])
    #expect(one.runs.map(\.id) == other.runs.map(\.id))
    #expect(one.runs.allSatisfy { $0.dataDirectory == nil })
    #expect(other.runs.allSatisfy { $0.dataDirectory == "/somewhere" })
    #expect(Set(one.runs.map(\.id)).count == one.runs.count)
  }

  @Test func shardsPartition() throws {
    var bad: [String] = []
    for length in 0...13 {
      for count in 1...5 {
        let parts = try (1...count).map { index in
          try #require(Shard(parsing: "\(index)/\(count)")).part(of: Array(0..<length))
        }
        if parts.flatMap({ $0 }).sorted() != Array(0..<length) { bad.append("\(length)/\(count)") }
      }
    }
    #expect(bad.isEmpty, "\(bad)")
    for text in ["0/2", "3/2", "1", "1/0", "a/b", "1/2/3", ""] {
      #expect(Shard(parsing: text) == nil, "\(text)")
    }
  }

  @Test func nearNamesAreSuggested() {
    let known = ["epochs", "batchSize", "learningRate"]
    #expect(NearestName.suggestion(for: "epoch", among: known) == "epochs")
    #expect(NearestName.suggestion(for: "batch_size", among: known) == "batchSize")
    #expect(NearestName.suggestion(for: "optimizer", among: known) == nil)
    #expect(NearestName.distance("kitten", "sitting") == 3)
  }
}
