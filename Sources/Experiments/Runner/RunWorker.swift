import Datasets
import Foundation
import NeuralNetworks
import RunRecords

/// Carries out one run in its own process: from its checkpoint where there is one, to its record.
public struct RunWorker {
  private let job: RunJob
  private let results: ResultsDirectory
  private let directory: RunDirectory
  private let specification: RunSpecification

  init(job: RunJob) {
    self.job = job
    results = ResultsDirectory(path: job.results)
    directory = results.run(job.run)
    specification = RunSpecification(json: job.specification)
  }

  /// The whole life of a worker process: reads the job from standard input, runs it, and tells the
  /// sweep on standard output how it went.
  ///
  /// - Returns: the exit status; other than 0 only where something concerns every run.
  public static func main() -> Int32 {
    guard let line = readLine(), let value = try? JSONValue(parsing: Array(line.utf8)),
      let job = try? value.decoded(as: RunJob.self)
    else { return 64 }
    ParentWatch.start()
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }  // the sweep ignores them
    signal(SIGXFSZ, SIG_IGN)  // a limit of file sizes is then an error with a message
    let worker = RunWorker(job: job)
    do {
      try worker.run().send()
      return 0
    } catch let error as RecordError {
      return stop("\(error)", error.exitStatus)
    } catch let error as DatasetError {
      return stop("\(error)", error.exitStatus)
    } catch {
      return stop("\(error)", 70)
    }
  }

  private static func stop(_ message: String, _ exitStatus: Int32) -> Int32 {
    WorkerEvent.stopped(message: message, exitStatus: exitStatus).send()
    return exitStatus
  }

  private func run() throws -> WorkerEvent {
    let patience = 20.0  // a worker of a sweep that was killed ends within moments
    guard let lock = try RunLock.acquire(results.lockPath(job.run), patience: patience) else {
      return .busy
    }
    defer { withExtendedLifetime(lock) {} }
    switch try directory.status() {
    case .finished: return try lastEvent()
    case .failed(let reason): return .failed(reason: reason)
    case .unfinished, .notStarted: break
    }
    AtomicWrite.removeAbandoned(of: directory.files + [results.checkpointPath(job.run)])
    let dataset = try Dataset.load(specification.datasetName, directory: job.dataDirectory)
    guard dataset.checksums == job.dataChecksums else {
      throw RecordError(
        .malformed, path: job.dataDirectory ?? specification.datasetName.rawValue,
        cause: "the data files are not those that the sweep started with")
    }
    let trainer: Trainer
    do {
      let (training, test) = specification.samples(from: dataset)
      trainer = try Trainer(
        specification: try specification.training(seed: job.seed), training: training, test: test)
    } catch {
      return try fail("\(error)")
    }
    return try run(trainer)
  }

  private func run(_ trainer: Trainer) throws -> WorkerEvent {
    try prepare(trainer)
    let progress = WorkerProgress()
    progress.report(trainer.completedSteps, force: true)
    var lastCheckpoint = ContinuousClock.now
    let epochs = try specification.training(seed: job.seed).epochs
    while trainer.completedEpochs < epochs {
      let start = ContinuousClock.now
      let metrics: EpochMetrics
      do {
        metrics = try trainer.runEpoch { _ in
          progress.report(trainer.completedSteps)
          if lastCheckpoint.duration(to: .now) > .seconds(job.checkpointSeconds) {
            try checkpoint(trainer)
            lastCheckpoint = .now
          }
        }
      } catch let error as TrainingError {
        return try fail("\(error)")
      }
      try directory.metrics.append(metrics.json)
      try directory.timing.append(
        .object([
          "epoch": .integer(metrics.epoch), "seconds": .canonical(start.duration(to: .now).seconds),
        ]))
      if metrics.diverged { break }
      try checkpoint(trainer)
      lastCheckpoint = .now
      progress.report(trainer.completedSteps, force: true)
    }
    try directory.markFinished()
    // Who waits for the lock finds the run finished, whichever file it holds.
    for path in [results.checkpointPath(job.run), results.lockPath(job.run)] {
      try? FileManager.default.removeItem(atPath: path)
    }
    return try lastEvent()
  }

  /// Goes back to the checkpoint; starts from the beginning where there is none, or none that this
  /// program can go on from, which costs time and nothing else.
  private func prepare(_ trainer: Trainer) throws {
    let metrics = directory.metrics
    let found = Checkpoint.read(results.checkpointPath(job.run), run: job.run)
    if let found, FileBytes.exists(directory.manifestPath),
      (try? trainer.restore(from: found.state)) != nil
    {
      let lines = try metrics.read().filter {
        ($0["epoch"]?.integer ?? .max) <= trainer.completedEpochs
      }
      if lines.count == trainer.completedEpochs + 1 {
        try metrics.replace(with: lines)
        try directory.timing.append(startLine(trainer))
        return
      }
    }
    try directory.write(
      Manifest(
        kind: .trainingRun, run: job.run, study: job.study,
        specification: specification.json(seed: job.seed),
        resolved: try JSONValue(encoding: trainer.resolvedPolicy), seed: job.seed,
        dataChecksums: job.dataChecksums, environment: job.environment, command: job.command))
    try metrics.replace(with: [trainer.evaluate().json])
    try directory.timing.append(startLine(trainer))
  }

  private func checkpoint(_ trainer: Trainer) throws {
    try Checkpoint(run: job.run, state: trainer.checkpoint()).write(
      to: results.checkpointPath(job.run))
  }

  private func fail(_ reason: String) throws -> WorkerEvent {
    try directory.markFailed(reason: reason)
    return .failed(reason: reason)
  }

  private func lastEvent() throws -> WorkerEvent {
    let last = try directory.metrics.read().last
    return .finished(
      testAccuracy: last?["testAccuracy"]?.number ?? .nan,
      diverged: last?["diverged"]?.bool ?? false)
  }

  private func startLine(_ trainer: Trainer) -> JSONValue {
    .object([
      "started": .string(Date().formatted(.iso8601)),
      "host": .string(ProcessInfo.processInfo.hostName),
      "commit": job.environment.commit.map { .string($0) } ?? .null,
      "fromStep": .integer(trainer.completedSteps),
    ])
  }
}

extension Duration {
  /// The duration in seconds, to the microsecond.
  var seconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds / 1_000_000_000_000) / 1e6
  }
}
