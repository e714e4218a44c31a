import Foundation

/// A study small enough for tests, in a directory of its own, and what its results must agree in.
struct SweepWorkload {
  let directory: TemporaryDirectory
  /// The study's directory.
  let study = "tiny"

  /// Three formats, two seeds, `epochs` passes over `samples` made-up images.
  init(epochs: Int, samples: Int) throws {
    directory = try TemporaryDirectory()
    try directory.write(
      """
      title: A tiny study
      base:
        model: mlp
        hiddenUnits: [16]
        epochs: \(epochs)
        data: {name: synthetic, trainingSamples: \(samples), testSamples: 64}
        precision:
          default: {format: float32}
          masterWeight: {rounding: stochastic}
      seeds: [1, 2]
      axes:
        - name: format
          key: precision.default.format
          values: [float32, 'posit(8,1)', 'posit(16,2)']
      """, to: "tiny/study.yaml")
  }

  /// The arguments of a sweep of the study into a results directory.
  func sweep(into results: String, _ more: [String] = []) -> [String] {
    ["sweep", study, "--results", results] + more
  }

  /// Runs a sweep to its end.
  func run(into results: String, _ more: [String] = []) throws -> ProgramUnderTest.Result {
    try ProgramUnderTest.run(sweep(into: results, more), in: directory.path)
  }

  /// Everything in a results directory that must not depend on how the runs were carried out: the
  /// plan, the metrics, the marks of completion, and the report's tables.
  func comparableFiles(_ results: String) throws -> [String: Data] {
    let root = URL(fileURLWithPath: directory.path).appendingPathComponent(results)
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let url = root.appendingPathComponent(name)
      let isTiming = ["manifest.json", "timing.jsonl"].contains(url.lastPathComponent)
      let isScratch = name.hasPrefix("checkpoints") || name.hasPrefix("logs")
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory),
        !isDirectory.boolValue, !isTiming, !isScratch
      else { continue }
      files[name] = try Data(contentsOf: url)
    }
    return files
  }

  /// The names of files in which two results directories differ.
  func differences(_ left: String, _ right: String) throws -> [String] {
    let one = try comparableFiles(left)
    let other = try comparableFiles(right)
    return Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
  }
}
