import Datasets
import Foundation
import NeuralNetworks
import RunRecords

/// Carries out one run in its own process: from its checkpoint where there is one, to its record.
public struct RunWorker {
  private let job: RunJob
  private let results: ResultsDirectory
  private let directory: RunDirectory
  private let read: Result<RunSpecification, RunSpecificationError>

  /// What the run is.
  private var specification: RunSpecification {
    get throws(RunSpecificationError) { try read.get() }
  }

  private let tell: (WorkerEvent) -> Void
  private let progressInterval: Duration

  /// Creates the worker of a job.
  ///
  /// - Parameters:
  ///   - job: what to do.
  ///   - progressInterval: how often to say how far the run is, at most.
  ///   - tell: is told what the sweep has to know while the run goes on.
  init(
    job: RunJob, progressInterval: Duration = .milliseconds(300),
    tell: @escaping (WorkerEvent) -> Void
  ) {
    self.job = job
    self.tell = tell
    self.progressInterval = progressInterval
    results = ResultsDirectory(path: job.results)
    directory = results.run(job.run)
    read = Result { () throws(RunSpecificationError) in
      try RunSpecification(json: job.specification)
    }
  }

  /// The whole life of a worker process: reads the job from standard input, runs it, and tells the
  /// sweep on standard output how it went.
  ///
  /// - Returns: the exit status; other than 0 only where something concerns every run.
  public static func main() -> Int32 {
    guard let line = readLine(), let value = try? JSONValue(parsing: Array(line.utf8)),
      let job = try? value.decoded(as: RunJob.self)
    else { return 64 }
    Niceness.use(job.niceness)  // before any thread that would inherit another
    ParentWatch.start()
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }  // the sweep ignores them
    signal(SIGXFSZ, SIG_IGN)  // a limit of file sizes is then an error with a message
    let worker = RunWorker(job: job) { $0.send() }
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

  /// Carries the run out.
  ///
  /// - Returns: how it ended.
  /// - Throws: `RecordError` or `DatasetError` where something concerns every run.
  func run() throws -> WorkerEvent {
    let patience = 20.0  // a worker of a sweep that was killed ends within moments
    guard let lock = try RunLock.acquire(results.lockPath(job.run), patience: patience) else {
      return .busy
    }
    defer { withExtendedLifetime(lock) {} }
    do throws(RecordError) {
      switch try directory.status(of: job.run) {
      case .finished: return try lastEvent()
      case .failed(let reason): return .failed(reason: reason)
      case .unfinished, .notStarted: break
      }
    } catch {
      return .damaged(message: "\(error)")
    }
    AtomicWrite.removeAbandoned(of: directory.files + [results.checkpointPath(job.run)])
    let request: DataRequest
    do throws(RunSpecificationError) {
      request = try specification.dataRequest(in: job.dataDirectory)
    } catch {
      return try fail("\(error)")
    }
    let dataset = try LoadedData(request)
    guard dataset.checksums == job.dataChecksums else {
      throw RecordError(
        .malformed, path: job.dataDirectory ?? request.name.rawValue,
        cause: "the data files are not those that the sweep started with")
    }
    do {
      let underWay = try start(dataset)
      return try train(underWay)
    } catch let error as TrainingError {
      return try fail("\(error)")
    } catch let error as RunSpecificationError {
      return try fail("\(error)")
    }
  }

  private func train(_ underWay: RunUnderWay) throws -> WorkerEvent {
    let trainer = underWay.trainer
    let progress = WorkerProgress(interval: progressInterval, tell: tell)
    progress.report(trainer.completedSteps, force: true)
    var lastCheckpoint = ContinuousClock.now
    let epochs = try specification.training(seed: job.seed).epochs
    while trainer.completedEpochs < epochs {
      let start = ContinuousClock.now
      let metrics = try trainer.runEpoch { _ in
        progress.report(trainer.completedSteps)
        if lastCheckpoint.duration(to: .now) > .seconds(job.checkpointSeconds) {
          try checkpoint(underWay)
          lastCheckpoint = .now
        }
      }
      underWay.add(metrics)
      try directory.metrics.append(metrics.json)
      try directory.timing.append(
        .object([
          "epoch": .integer(metrics.epoch), "seconds": .canonical(start.duration(to: .now).seconds),
        ]))
      if metrics.diverged { break }
      try checkpoint(underWay)
      lastCheckpoint = .now
      progress.report(trainer.completedSteps, force: true)
    }
    _ = try underWay.writeRecord(to: directory)
    try directory.markFinished()
    // Who waits for the lock finds the run finished, whichever file it holds.
    for path in [results.checkpointPath(job.run), results.lockPath(job.run)] {
      try? FileManager.default.removeItem(atPath: path)
    }
    return try lastEvent()
  }

  /// Goes back to the checkpoint; begins anew, with a trainer that has seen nothing of it, where there
  /// is none, or none that this program can go on from, which costs time and nothing else.
  private func start(_ dataset: LoadedData) throws -> RunUnderWay {
    let path = results.checkpointPath(job.run)
    var resumed: RunUnderWay?
    do throws(RecordError) {
      if let checkpoint = try Checkpoint.read(path, run: job.run),
        let trainer = try? trainer(dataset)
      {
        resumed = try RunUnderWay(restoring: trainer, from: checkpoint, path: path, job: job)
      }
    } catch {
      tell(.note("begins anew, as its checkpoint is of no use: \(error)"))
    }
    let underWay = try resumed ?? begin(try trainer(dataset))
    let foreign = try underWay.writeRecord(to: directory)
    if resumed != nil {
      for file in foreign { tell(.note("\(file) was damaged; it is as at the checkpoint again")) }
    }
    try directory.timing.append(startLine(underWay.trainer))
    return underWay
  }

  private func begin(_ trainer: Trainer) throws -> RunUnderWay {
    let specification = try specification
    let manifest = Manifest(
      kind: .trainingRun, run: job.run, study: job.study,
      specification: specification.json(seed: job.seed),
      defaultKeys: specification.defaultKeys,
      resolved: try JSONValue(encoding: trainer.resolvedPolicy), seed: job.seed,
      dataChecksums: job.dataChecksums, environment: job.environment, command: job.command)
    return try RunUnderWay(
      fresh: trainer,
      manifest: try RunDirectory.text(of: manifest, path: directory.manifestPath))
  }

  /// A trainer that has not begun.
  private func trainer(_ dataset: LoadedData) throws -> Trainer {
    let specification = try specification
    let (training, test) = specification.samples(from: dataset)
    return try Trainer(
      specification: specification.training(seed: job.seed), training: training, test: test)
  }

  private func checkpoint(_ underWay: RunUnderWay) throws {
    try underWay.checkpoint(of: job.run).write(to: results.checkpointPath(job.run))
  }

  private func fail(_ reason: String) throws -> WorkerEvent {
    try directory.markFailed(job.run, reason: reason)
    return .failed(reason: reason)
  }

  private func lastEvent() throws(RecordError) -> WorkerEvent {
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
