import Foundation
import TestSupport
import Testing

/// Settings and studies beyond every machine are refused by name, at once, before anything is made.
@Suite struct SweepLimitRegressionTests {
  private static let study = """
    base:
      model: mlp
      data: {name: synthetic, trainingSamples: 64, testSamples: 64}
      precision: {default: {format: float32}}
    seeds: [1]

    """
  private static let huge = "9223372036854775807"

  /// What `--set` says, and what the message must say.
  private static let assignments: [(text: String, says: String)] = [
    ("epochs=\(huge)", "epochs: found '\(huge)'; expected a whole number, 1 to 1000000"),
    ("batchSize=\(huge)", "batchSize: found '\(huge)'; expected a whole number, 1 to 1048576"),
    ("learningRateWarmupSteps=\(huge)", "expected a whole number, 0 to 1000000000"),
    ("threads=\(huge)", "threads: found '\(huge)'; expected a whole number, 1 to 1024"),
    ("data.trainingSamples=\(huge)", "data.trainingSamples: found '\(huge)'"),
    ("data.testSamples=\(huge)", "data.testSamples: found '\(huge)'"),
    ("precision.lossScaleExponent=101", "expected a whole number, -100 to 100"),
    ("precision.lossScaleExponent=-101", "expected a whole number, -100 to 100"),
    ("precision.warmup=\(huge) steps", "is no precision warm-up"),
    ("precision.warmup=\(huge) epochs", "is no precision warm-up"),
    ("schedule='step(\(huge), 0.1)'", "is no schedule"),
    ("model.hidden=[\(huge)]", "model.hidden: found '\(huge)' in it"),
    ("model.hidden=[40000, 40000]", "model.hidden [40000, 40000] and batchSize 64 need about"),
    ("model.hidden=[\(Array(repeating: "2", count: 65).joined(separator: ", "))]", "at most 64"),
  ]

  @Test func hugeSettingsAreRefused() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.study, to: "good/study.yaml")
    for (text, says) in Self.assignments {
      let result = try ProgramUnderTest.run(
        ["sweep", "good", "--results", "results", "--set", text], in: directory.path)
      #expect(result.exitStatus == 64, "\(text): \(result)")
      #expect(result.errors.contains(says), "\(text): \(result.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/results"))
  }

  @Test func largestSettingsAreNoTrap() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.study, to: "good/study.yaml")
    let result = try ProgramUnderTest.run(
      [
        "sweep", "good", "--dry-run", "--set", "epochs=1000000", "--set", "batchSize=1048576",
        "--set",
        "model.hidden=[2]", "--set", "precision.warmup=1000000000 steps",
      ], in: directory.path)
    #expect(result.exitStatus == 0, "\(result)")
  }

  /// Text after the good part of a study, and what the message must say.
  private static let files: [(text: String, says: [String])] = [
    (
      """
      axes:
        - {name: a, key: epochs, values: [\((1...1000).map(String.init).joined(separator: ", "))]}
        - {name: b, key: batchSize, values: [\((1...1000).map(String.init).joined(separator: ", "))]}
        - {name: c, key: threads, values: [\((1...1000).map(String.init).joined(separator: ", "))]}
      """, ["1000 x 1000 x 1000 cells", "up to 100000"]
    ),
    (
      """
      axes:
        - {name: a, key: epochs, values: [\((1...400).map(String.init).joined(separator: ", "))]}
        - {name: b, key: batchSize, values: [\((1...300).map(String.init).joined(separator: ", "))]}
      """, ["400 x 300 cells", "up to 100000"]
    ),
    (bomb + "\n? *a9\n: 1", ["expected plain texts as keys"]),
    (bomb + "\n*a9 : 1", ["expected plain texts as keys"]),
    (bomb + "\nb: {[*a9]: 1}", ["expected plain texts as keys"]),
    (bomb, ["more than 1000000 keys and values", "aliases"]),
    (String(repeating: "# a comment\n", count: 400_000), ["bytes; a study may have up to 4194304"]),
    (
      "title: " + String(repeating: "[", count: 3000), ["not valid YAML"]
    ),
  ]

  /// Nine levels of ten aliases each: 10^9 pieces from some hundred bytes.
  private static let bomb: String = {
    let levels = (1...9).map { level in
      "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]"
    }
    return "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + levels.joined(separator: "\n")
  }()

  @Test(.timeLimit(.minutes(1))) func hugeStudiesAreRefused() throws {
    let directory = try TemporaryDirectory()
    for (index, file) in Self.files.enumerated() {
      try directory.write(Self.study + file.text + "\n", to: "study\(index)/study.yaml")
      let result = try ProgramUnderTest.run(
        ["sweep", "study\(index)", "--results", "results"], in: directory.path)
      #expect(
        result.exitStatus == 65, "\(index): \(result.exitStatus) \(result.errors.prefix(500))")
      for says in file.says {
        #expect(result.errors.contains(says), "\(index): \(result.errors.prefix(500))")
      }
      #expect(result.errors.utf8.count < 2000, "\(index)")
    }
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/results"))
  }

  @Test(.timeLimit(.minutes(1))) func tooManySeedsAreRefused() throws {
    let directory = try TemporaryDirectory()
    let seeds = (0...50_000).map(String.init).joined(separator: ", ")
    let study = Self.study.replacing("seeds: [1]", with: "seeds: [\(seeds)]")
    try directory.write(
      study + "axes: [{name: a, key: momentum, values: [0, 0.5]}]\n", to: "seeds/study.yaml")
    let result = try ProgramUnderTest.run(["sweep", "seeds", "--dry-run"], in: directory.path)
    #expect(result.exitStatus == 65)
    #expect(result.errors.contains("2 cells with 50001 seeds"), "\(result.errors.prefix(500))")
  }

  /// Twenty thousand values of one axis, and as many cells: what was quadratic took 100 s.
  @Test(.timeLimit(.minutes(1))) func manyValuesAreReadInTimeThatGrowsWithThem() throws {
    let directory = try TemporaryDirectory()
    let values = (1...20_000).map(String.init).joined(separator: ", ")
    try directory.write(
      Self.study + "axes: [{name: a, key: epochs, values: [\(values), 0]}]\n", to: "many/study.yaml"
    )
    let began = ContinuousClock.now
    let result = try ProgramUnderTest.run(["sweep", "many", "--dry-run"], in: directory.path)
    #expect(result.exitStatus == 65)
    #expect(
      result.errors.contains("axes[0].values[20000]: found '0'"), "\(result.errors.prefix(500))")
    #expect(began.duration(to: .now) < .seconds(30))
  }

  @Test func fewFileDescriptorsAreAMessage() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    let command = ([ProgramUnderTest.path] + workload.sweep(into: "results", ["--jobs", "2"]))
      .map { "'\($0)'" }.joined(separator: " ")
    for count in [12, 16, 24] {
      let result = try ProgramUnderTest.run(
        program: "/bin/bash", ["-c", "ulimit -n \(count); exec \(command)"],
        in: workload.directory.path)
      #expect(result.exitStatus == 69, "\(count): \(result)")
      let limit = "\(count) files may be open at a time (ulimit -n)"
      #expect(result.errors.contains(limit), "\(result)")
    }
    let after = try workload.run(into: "results")
    #expect(after.exitStatus == 0, "\(after)")
  }
}
