import Foundation
import NeuralNetworks
import RunRecords
import Testing

@testable import Experiments

/// The text of a study, and what is said about settings.
@Suite struct StudyTextRegressionTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let base = """
    base:
      model: lenet5
      data.name: synthetic
      precision: {default: {format: float32}}
    seeds: [1]

    """

  private static func study(_ bytes: [UInt8], directory name: String = "study") throws -> Study {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "positlab-\(UUID().uuidString)/\(name)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory.deletingLastPathComponent()) }
    let file = directory.appendingPathComponent("study.yaml")
    try Data(bytes).write(to: file)
    return try Study(file: file.path, assignments: [])
  }

  private static func problems(_ text: String) throws -> [String] {
    do {
      _ = try study(Array(text.utf8))
      return []
    } catch let problems as SpecProblems {
      return problems.problems.map { "\($0.keyPath): \($0.message)" }
    }
  }

  @Test func aByteOrderMarkIsNoPartOfTheText() throws {
    let plain = try Self.study(Array(Self.base.utf8))
    let marked = try Self.study([0xEF, 0xBB, 0xBF] + Array(Self.base.utf8))
    #expect(plain.runs.map(\.id) == marked.runs.map(\.id))
  }

  @Test func otherEncodingsAreNamed() throws {
    let wide = try #require(Self.base.data(using: .utf16))
    #expect { try Self.study(Array(wide)) } throws: { "\($0)".contains("UTF-16; expected UTF-8") }
    #expect { try Self.study(Array(Self.base.utf8) + [0x23, 0xE9, 0x0A]) } throws: {
      "\($0)".contains("is not UTF-8")
    }
  }

  @Test func controlCharactersAreRefusedByName() throws {
    for (text, key) in [
      ("title: \"a\\eb\"", "title"),
      ("axes: [{name: \"a\\u2028b\", key: epochs, values: [1]}]", "axes[0].name"),
      ("axes: [{name: a, entries: {\"x\\ny\": {epochs: 1}}}]", "axes[0].entries"),
    ] {
      let problems = try Self.problems(Self.base + text)
      #expect(problems.contains { $0.hasPrefix(key) && $0.contains("control characters") })
    }
    #expect { try Self.study(Array(Self.base.utf8), directory: "a\nb") } throws: {
      "\($0)".contains("control characters")
    }
  }

  /// One wrong or missing value is one line, not one for every tensor and cell.
  @Test func oneProblemIsSaidOnce() throws {
    let axes = "axes: [{name: rate, key: learningRate, values: [0.1, 0.2, 0.3]}]\n"
    for (format, says) in [
      ("'posit(99,1)'", "base.precision.default.format"), ("'posit(32,2)'", "posit(32,2)"),
      ("", "found nothing"),
    ] {
      let text = Self.base.replacing("{format: float32}", with: "{format: \(format)}") + axes
      let problems = try Self.problems(text)
      #expect(problems.count == 1, "\(format): \(problems)")
      #expect(problems.first?.contains(says) == true, "\(format): \(problems)")
    }
    let problems = try Self.problems(
      Self.base.replacing("format: float32", with: "rounding: nearest"))
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains("no format is given") == true, "\(problems)")
  }

  /// 100 x 100 cells over the formats of two tensors: a minute, when every cell drew its weights.
  @Test(.timeLimit(.minutes(1))) func manyCellsAreChecked() throws {
    let rates = (1...100).map { "\($0)e-3" }.joined(separator: ", ")
    let text =
      Self.base + """
        axes:
          - {name: rate, key: learningRate, values: [\(rates)]}
          - {name: epochs, key: epochs, values: [\((1...100).map(String.init).joined(separator: ", "))]}
        """
    let began = ContinuousClock.now
    #expect(try Self.study(Array(text.utf8)).runs.count == 10_000)
    #expect(began.duration(to: .now) < .seconds(20))
  }

  @Test func settingsAllowWhatTheTrainerTakes() throws {
    let limits = TrainingSpecification.Limits.lossScaleExponent
    for exponent in [limits.lowerBound, limits.upperBound] {
      let text = Self.base.replacing(
        "precision: {", with: "precision: {lossScaleExponent: \(exponent), ")
      #expect(try Self.problems(text).isEmpty)
    }
    let listed = SpecKey.table.first { $0.path == "precision.lossScaleExponent" }
    #expect(listed?.allowed == "a whole number, \(limits.lowerBound) to \(limits.upperBound)")
  }

  /// Records of a newer program, or damaged ones, are not taken for something that this one knows.
  @Test func unknownTextsOfRecordsAreErrors() throws {
    let cell = try #require(Self.study(Array(Self.base.utf8)).groups.first?.cells.first)
    for (key, value) in [
      ("precision.default.rounding", "sideways"), ("precision.default.underflow", "vanish"),
      ("data.name", "imagenet"), ("data.trainingSamples", "some"), ("data.mean", "grey"),
    ] {
      var settings = cell.specification.settings
      settings[key] = .string(value)
      #expect(throws: RunSpecificationError.self, "\(key)") {
        try RunSpecification(settings: settings)
      }
    }
    for key in ["data.name", "data.mean", "model.name", "epochs"] {
      var settings = cell.specification.settings
      settings[key] = nil
      #expect(throws: RunSpecificationError.self, "\(key)") {
        try RunSpecification(settings: settings)
      }
    }
    for key in ["data.directory", "precision.default.colour", "batch", "seed"] {
      var settings = cell.specification.settings
      settings[key] = "something"
      #expect(throws: RunSpecificationError.self, "\(key)") {
        try RunSpecification(settings: settings)
      }
    }
  }

  /// What a value is must not depend on the way that it took: from the study, or from a record.
  @Test func everySettingReadsBackFromItsCanonicalForm() throws {
    let samples: [String: String] = [
      "model.name": "resnet8", "model.hidden": "[5, 7]", "schedule": "'step( 4, 0.5 )'",
      "data.name": "mnist", "data.directory": "/somewhere", "data.mean": "[0.5, 0.25]",
      "data.deviation": "[0.5, 0.25]", "data.trainingSamples": "77", "data.testSamples": "all",
      "momentum": "0.5", "precision.warmup": "17 steps", "model.stem": "large",
      "model.dropout": "0.25", "data.augmentation": "'flip + crop(4)'",
    ]
    var wrong: [String] = []
    for key in SpecKey.table {
      let sample =
        samples[key.path]
        ?? (key.path.hasSuffix(".format")
          ? "'posit( 9, 1 )'"
          : key.path.hasSuffix(".rounding")
            ? "stochastic"
            : key.path.hasSuffix(".underflow")
              ? "half" : key.path.hasSuffix(".scaling") ? "layerwise(3) frozen" : "3")
      var reader = StudyReader(file: "test")
      let node = try #require(try StudyReader.parse(sample, file: "test"))
      guard
        let value = SettingsReader().read(
          node, of: key, keyPath: key.path, problems: &reader.problems), let value
      else {
        wrong.append("\(key.path): not read")
        continue
      }
      let layer = key.path.contains("*") ? "conv1" : nil
      var written = RunSettings()
      value.assign(&written, layer)
      var decoded = RunSettings()
      key.decode(value.json)?.assign(&decoded, layer)
      if written != decoded || key.json(written, layer) != value.json || written == RunSettings() {
        // What is the default already changes nothing.
        if key.defaultValue != value.json { wrong.append("\(key.path): \(value.json)") }
      }
      key.reset(&written, layer)
      if written != RunSettings() { wrong.append("\(key.path): is not reset") }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  /// Whatever help, messages, READMEs and recipes tell users to write exists.
  @Test func everyKeyThatIsNamedExists() throws {
    var named: [(key: String, place: String)] = []
    let isText: (String) -> Bool = { $0.hasSuffix(".swift") || $0.hasSuffix(".md") }
    for folder in [
      "Sources/Datasets", "Sources/Experiments", "Sources/Reports", "Sources/positlab",
      "experiments", ".github", "README.md",
    ] {
      let start = Self.root.appendingPathComponent(folder)
      let below = (try? FileManager.default.subpathsOfDirectory(atPath: start.path)) ?? []
      let files = below.isEmpty ? [start] : below.filter(isText).map(start.appendingPathComponent)
      for file in files {
        let text = try String(contentsOf: file, encoding: .utf8)
        for match in text.matches(of: /--set ['"]?([A-Za-z][A-Za-z0-9.]*)=/) {
          named.append((String(match.1), file.lastPathComponent))
        }
        for match in text.matches(of: /\b((?:data|dataset|precision)\.[a-z][A-Za-z]*)\b/) {
          named.append((String(match.1), file.lastPathComponent))
        }
      }
    }
    #expect(named.contains { $0.key == "data.directory" && $0.place == "DatasetName.swift" })
    let unknown = named.filter { name in
      let path = name.key.split(separator: ".").map(String.init)
      // `dataset.train` in code is no setting; in texts `dataset` is no prefix at all.
      if path[0] == "dataset" { return !["train", "test", "checksums"].contains(path[1]) }
      let isOther = ["seeds", "key", "data.checksums", "data.stepCounts"].contains(name.key)
      return SpecKey.find(path) == nil && !SpecKey.isPrefix(path) && !isOther
    }
    #expect(unknown.isEmpty, "\(unknown)")
  }

  /// The YAML in READMEs, and the studies themselves, can be run as they stand.
  @Test func everyStudyThatIsShownCanBeRead() throws {
    var shown = 0
    for name in ["README.md", "experiments/README.md"] {
      let text = try String(contentsOf: Self.root.appendingPathComponent(name), encoding: .utf8)
      for block in text.matches(of: /```yaml\n((?:.|\n)*?)```/) {
        shown += 1
        _ = try Self.study(Array(String(block.1).utf8))
      }
    }
    let experiments = Self.root.appendingPathComponent("experiments").path
    for name in try FileManager.default.contentsOfDirectory(atPath: experiments) {
      let file = "\(experiments)/\(name)/study.yaml"
      guard FileManager.default.fileExists(atPath: file) else { continue }
      shown += 1
      #expect(try !Study(file: file, assignments: []).runs.isEmpty)
    }
    #expect(shown >= 4)
  }
}
