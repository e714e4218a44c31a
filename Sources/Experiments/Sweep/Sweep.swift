import Datasets
import Foundation
import Kernels
import RunRecords

/// Carries out the runs of a study that have no results yet.
public struct Sweep: Sendable {
  let study: Study
  let results: ResultsDirectory
  let options: SweepOptions
  let progress: SweepProgress

  /// Plans a sweep; nothing is read or written yet.
  ///
  /// - Parameters:
  ///   - study: the study.
  ///   - results: the results directory.
  ///   - options: how to carry it out.
  public init(study: Study, results: String, options: SweepOptions) {
    self.study = study
    self.results = ResultsDirectory(path: results)
    self.options = options
    progress = SweepProgress()
  }

  /// Runs everything that is missing, worker processes in parallel.
  ///
  /// - Returns: how it ended.
  /// - Throws: `SweepError`, `RecordError` or `DatasetError` where the sweep cannot start or go on;
  ///   what has been done is kept, and the same command goes on from there.
  public func run() async throws -> SweepSummary {
    signal(SIGXFSZ, SIG_IGN)  // a limit of file sizes is then an error with a message
    signal(SIGPIPE, SIG_IGN)  // a worker may die before it has read its job
    let data = try StudyData(of: study)
    try results.open(for: study.plan(dataChecksums: data.checksums), extends: options.extends)
    let (missing, summary) = try runsToDo()
    let environment = RunEnvironment.current(libraries: KernelLibraries.versions)
    let steps = data.stepCounts(of: missing)
    progress.start(
      total: missing.count, steps: missing.map { steps[$0.id] ?? 0 }.reduce(0, +),
      finished: summary.finished, failed: summary.failed.count, results: results.path)
    let notice = InterruptNotice()
    defer { notice.end() }
    let queue = RunQueue(missing)
    let tally = SweepTally(summary)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(options.jobs, missing.count) {
        group.addTask {
          while let run = await queue.next() {
            let job = job(run, data: data, environment: environment)
            try await carryOut(run, job, steps: steps[run.id] ?? 0, queue, tally)
          }
        }
      }
      do {
        try await group.waitForAll()
      } catch {
        await queue.stop()
        group.cancelAll()
        progress.end()
        throw error
      }
    }
    progress.end()
    return await tally.summary
  }

  private func runsToDo() throws -> ([PlannedRun], SweepSummary) {
    var summary = SweepSummary()
    var missing: [PlannedRun] = []
    for run in options.shard.part(of: study.runs) {
      let directory = results.run(run.id)
      switch try directory.status() {
      case .finished:
        summary.finished += 1
        // A worker killed after its last record leaves what nobody will go on from.
        unlink(results.checkpointPath(run.id))
      case .failed(let reason):
        if options.retriesFailed {
          directory.forgetFailure()
          missing.append(run)
        } else {
          summary.failed.append("\(run.label): \(reason)")
        }
      case .unfinished, .notStarted: missing.append(run)
      }
    }
    return (missing, summary)
  }

  private func job(
    _ run: PlannedRun, data: StudyData, environment: RunEnvironment
  ) -> RunJob {
    RunJob(
      run: run.id, study: study.name, specification: run.specification.json, seed: run.seed,
      results: results.path, dataDirectory: study.dataDirectory,
      dataChecksums: data.checksums(of: run.specification.datasetName),
      checkpointSeconds: options.checkpointSeconds, environment: environment,
      command: options.command)
  }

  private func carryOut(
    _ run: PlannedRun, _ job: RunJob, steps: Int, _ queue: RunQueue, _ tally: SweepTally
  ) async throws {
    let threads = run.specification.settings["threads"]?.integer ?? 1
    progress.began(run)
    let end = try await WorkerProcess(job: job, threads: threads).run { done in
      progress.advanced(run, to: done)
    }
    switch end {
    case .finished(let accuracy, let diverged):
      progress.finished(run, accuracy: accuracy, diverged: diverged, steps: steps)
      await tally.finished()
    case .failed(let reason):
      progress.failed(run, reason: reason, steps: steps)
      await tally.failed("\(run.label): \(reason)")
    case .busy:
      progress.note("\(run.label): another process is writing this run")
      await tally.busy(run.label)
    case .stopped(let message, let status):
      throw SweepError(
        "\(message)\nthe sweep is stopped; what is done is kept, and the same command goes on",
        exitStatus: status)
    case .died(let signal): try await died(run, signal: signal, steps: steps, queue, tally)
    }
  }

  /// Starts the run again from its checkpoint, a few times.
  ///
  /// A crash of its own then makes it a failed run; a kill from outside leaves it to be gone on
  /// with.
  private func died(
    _ run: PlannedRun, signal: Int32, steps: Int, _ queue: RunQueue, _ tally: SweepTally
  ) async throws {
    let name = String(cString: strsignal(signal))
    guard await tally.deaths(of: run.id) >= 3 else {
      progress.note("\(run.label): its worker died (\(name)); starting it again")
      return await queue.retry(run)
    }
    if [SIGKILL, SIGTERM, SIGINT, SIGHUP].contains(signal) {
      progress.note("\(run.label): its worker was killed three times; left unfinished")
      return await tally.interrupted(run.label)
    }
    let reason = "its worker crashed three times (\(name)); see logs/\(run.id).log"
    guard let lock = try RunLock.acquire(results.lockPath(run.id), patience: 20) else {
      progress.note("\(run.label): another process is writing this run")
      return await tally.busy(run.label)
    }
    try withExtendedLifetime(lock) { try results.run(run.id).markFailed(reason: reason) }
    progress.failed(run, reason: reason, steps: steps)
    await tally.failed("\(run.label): \(reason)")
  }
}
