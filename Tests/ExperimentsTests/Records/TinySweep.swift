import Foundation
import RunRecords
import TestSupport

@testable import Experiments

/// Sweeps of a few tiny networks inside the test's own process, with moments to look at the files.
struct TinySweep {
  let study: Study
  private let directory: TemporaryDirectory

  /// The study of a YAML text, or two formats with two seeds each, three epochs of two steps.
  init(_ yaml: String = Self.yaml) throws {
    directory = try TemporaryDirectory(inMemory: true)
    try directory.write(yaml, to: "tiny/study.yaml")
    study = try Study(file: directory.path + "/tiny/study.yaml", assignments: [])
  }

  static let yaml = """
    title: A tiny study
    base:
      model: {name: mlp, hidden: [3]}
      epochs: 3
      batchSize: 16
      data: {name: synthetic, trainingSamples: 32, testSamples: 16}
      precision: {default: {format: float32}, masterWeight: {rounding: stochastic}}
    seeds: [1, 2]
    axes:
      - {name: format, key: precision.default.format, values: [float32, 'posit(8,1)']}
    """

  /// Runs what is missing.
  ///
  /// - Parameters:
  ///   - results: the results directory.
  ///   - repairs: whether damaged records are moved aside and made again.
  ///   - checkpointSeconds: seconds between checkpoints inside an epoch.
  ///   - observe: is called after every step and epoch, when a kill could come.
  /// - Returns: how the sweep ended.
  /// - Throws: what a sweep throws.
  func run(
    into results: String, repairs: Bool = false, checkpointSeconds: Double = 1000,
    observe: @escaping @Sendable (RunID) -> Void = { _ in }
  ) async throws -> SweepSummary {
    let options = SweepOptions(
      jobs: 1, repairs: repairs, checkpointSeconds: checkpointSeconds, command: ["test"])
    let sweep = Sweep(
      study: study, results: results, options: options, progress: SweepProgress(isSilent: true)
    ) { job, _, _, _ in
      let worker = RunWorker(job: job, progressInterval: .zero) { event in
        if case .progress = event { observe(job.run) }
      }
      do {
        return WorkerEnd(try worker.run()) ?? .died(signal: 0)
      } catch let error as RecordError {
        return .stopped(message: "\(error)", exitStatus: error.exitStatus)
      }
    }
    return try await sweep.run(in: Self.environment())
  }

  private static func environment() throws -> RunEnvironment {
    let members: [String: JSONValue] = [
      "compiler": "", "build": "release", "libraries": .object([:]), "processor": "",
      "processorCount": 1, "system": "",
    ]
    return try JSONValue.object(members).decoded(as: RunEnvironment.self)
  }
}

/// The files below a directory, in memory.
struct FileTree: Equatable, Sendable {
  var files: [String: [UInt8]] = [:]

  init() {}

  /// Reads every file but locks.
  init(reading root: String) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: root)
    where FileBytes.isRegular(root + "/" + name) && !name.hasSuffix(".lock") {
      files[name] = try FileBytes.read(root + "/" + name)
    }
  }

  /// Writes every file into a new directory.
  func write(to root: String) throws {
    for (name, bytes) in files {
      let url = URL(fileURLWithPath: root + "/" + name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
  }

  /// What does not depend on when the runs were made: all but timing, checkpoints, logs, and what was
  /// moved aside.
  var lasting: [String: [UInt8]] {
    files.filter { name, _ in
      !name.hasSuffix("timing.jsonl") && !name.hasPrefix("checkpoints") && !name.hasPrefix("logs")
        && !name.contains(".damaged-") && !name.hasSuffix(".partial")
    }
  }

  /// The lasting files in which two trees differ.
  func differences(to other: FileTree) -> [String] {
    let (one, two) = (lasting, other.lasting)
    return Set(one.keys).union(two.keys).filter { name in
      one[name] != two[name]
    }.sorted()
  }
}
