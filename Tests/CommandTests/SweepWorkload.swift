import Foundation
import TestSupport

/// A study small enough for tests, in a directory of its own, and what its results must agree in.
struct SweepWorkload {
  let directory: TemporaryDirectory
  /// The study's directory.
  let study = "tiny"

  /// A cell for every format, `epochs` passes over `samples` made-up images.
  init(
    epochs: Int, samples: Int, formats: [String] = ["float32", "posit(8,1)", "posit(16,2)"],
    seeds: [Int] = [1, 2]
  ) throws {
    directory = try TemporaryDirectory()
    try directory.write(
      """
      title: A tiny study
      base:
        model: {name: mlp, hidden: [16]}
        epochs: \(epochs)
        data: {name: synthetic, trainingSamples: \(samples), testSamples: 64}
        precision:
          default: {format: float32}
          masterWeight: {rounding: stochastic}
      seeds: \(seeds)
      axes:
        - name: format
          key: precision.default.format
          values: [\(formats.map { "'\($0)'" }.joined(separator: ", "))]
      """, to: "tiny/study.yaml")
  }

  /// The arguments of a sweep of the study into a results directory, below its own or absolute.
  func sweep(into results: String, _ more: [String] = []) -> [String] {
    let path = results.hasPrefix("/") ? results : directory.path + "/" + results
    return ["sweep", directory.path + "/" + study, "--results", path] + more
  }

  /// Runs a sweep to its end.
  func run(into results: String, _ more: [String] = []) throws -> ProgramUnderTest.Result {
    try ProgramUnderTest.run(sweep(into: results, more), in: directory.path)
  }

  /// How often a run went on from a checkpoint that was not its start.
  func resumptions(_ results: String) throws -> Int {
    let runs = directory.path + "/" + results + "/runs"
    guard FileManager.default.fileExists(atPath: runs) else { return 0 }
    return try FileManager.default.contentsOfDirectory(atPath: runs).map { run in
      let timing = try String(contentsOfFile: "\(runs)/\(run)/timing.jsonl", encoding: .utf8)
      return timing.split(separator: "\n").filter {
        $0.contains("\"fromStep\":") && !$0.contains("\"fromStep\":0,")
      }.count
    }.reduce(0, +)
  }

  /// How often workers began or went on with a run; 0 before there are results.
  func starts(_ results: String) -> Int {
    let runs = directory.path + "/" + results + "/runs"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? []
    return names.map { run in
      let timing = try? String(contentsOfFile: "\(runs)/\(run)/timing.jsonl", encoding: .utf8)
      return (timing ?? "").split(separator: "\n").filter { $0.contains("\"fromStep\":") }.count
    }.reduce(0, +)
  }

  /// Writes the report of a results directory; without gnuplot that is all but the images.
  func report(_ results: String) throws -> ProgramUnderTest.Result {
    try ProgramUnderTest.run(["report", results], in: directory.path)
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
      files[name] = try Self.comparable(Data(contentsOf: url), of: url.lastPathComponent)
    }
    return files
  }

  /// `DONE` without its seal of the manifest, which holds the command line.
  private static func comparable(_ content: Data, of name: String) -> Data {
    guard name == "DONE" else { return content }
    let lines = String(decoding: content, as: UTF8.self).split(separator: "\n")
    return Data(lines.filter { !$0.hasPrefix("manifest.json sha256 ") }.joined().utf8)
  }

  /// The names of files in which two results directories differ.
  func differences(_ left: String, _ right: String) throws -> [String] {
    let one = try comparableFiles(left)
    let other = try comparableFiles(right)
    return Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
  }
}
