import Datasets
import Foundation
import Kernels
import RunRecords

/// Carries out the runs of a study that have no results yet.
public struct Sweep: Sendable {
  /// Carries one job out: in a process of its own, but for tests.
  typealias Launch =
    @Sendable (
      _ job: RunJob, _ threads: Int, _ progress: @escaping @Sendable (Int) -> Void,
      _ note: @escaping @Sendable (String) -> Void
    ) async throws -> WorkerEnd

  let study: Study
  let results: ResultsDirectory
  let options: SweepOptions
  let progress: SweepProgress
  let launch: Launch

  /// Plans a sweep; nothing is read or written yet.
  ///
  /// - Parameters:
  ///   - study: the study.
  ///   - results: the results directory.
  ///   - options: how to carry it out.
  public init(study: Study, results: String, options: SweepOptions) {
    self.init(study: study, results: results, options: options, progress: SweepProgress()) {
      job, threads, progress, note in
      try await WorkerProcess(job: job, threads: threads).run(progress: progress, note: note)
    }
  }

  init(
    study: Study, results: String, options: SweepOptions, progress: SweepProgress,
    launch: @escaping Launch
  ) {
    self.study = study
    self.results = ResultsDirectory(path: results)
    self.options = options
    self.progress = progress
    self.launch = launch
  }

  /// Runs everything that is missing, worker processes in parallel.
  ///
  /// - Returns: how it ended.
  /// - Throws: `SweepError`, `RecordError` or `DatasetError` where the sweep cannot start or go on;
  ///   what has been done is kept, and the same command goes on from there.
  public func run() async throws -> SweepSummary {
    signal(SIGXFSZ, SIG_IGN)  // a limit of file sizes is then an error with a message
    signal(SIGPIPE, SIG_IGN)  // a worker may die before it has read its job
    try OpenFileLimit.require(for: min(options.jobs, options.selection.runs(of: study).count))
    let notice = InterruptNotice()
    defer { notice.end() }
    return try await run(in: .current(libraries: KernelLibraries.versions))
  }

  /// Runs everything that is missing, for records that say where they were made.
  func run(in environment: RunEnvironment) async throws -> SweepSummary {
    let data = try StudyData(of: study)
    let moved = try results.open(
      for: study.plan(dataChecksums: data.checksums), extends: options.extends,
      repairs: options.repairs)
    for line in moved { progress.note(line) }
    let (missing, summary) = try runsToDo()
    let steps = data.stepCounts(of: missing)
    progress.start(
      total: missing.count, steps: missing.map { steps[$0.id] ?? 0 }.reduce(0, +),
      finished: summary.finished, failed: summary.failed.count, results: results.path)
    let queue = RunQueue(missing)
    let tally = SweepTally(summary)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(options.jobs, missing.count) {
        group.addTask {
          while let run = await queue.next() {
            let job = try job(run, data: data, environment: environment)
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
    for run in options.shard.part(of: options.selection.runs(of: study)) {
      let directory = results.run(run.id)
      do throws(RecordError) {
        if let obstacle = results.obstacles(to: run.id).first {
          throw RecordError(.malformed, path: obstacle, cause: "it is not a regular file")
        }
        switch try directory.status(of: run.id) {
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
      } catch {
        guard error.isDamage else { throw error }
        guard options.repairs else {
          summary.damaged.append(damageMessage(run, "\(error)"))
          continue
        }
        if try moveAside(run, error) { missing.append(run) } else { summary.busy.append(run.label) }
      }
    }
    return (missing, summary)
  }

  /// What is damaged of a run, and the two ways to have it made again.
  private func damageMessage(_ run: PlannedRun, _ cause: String) -> String {
    let paths = results.obstacles(to: run.id) + [results.run(run.id).path]
    let path = paths.first { cause.hasPrefix($0) } ?? results.run(run.id).path
    return "\(run.label): \(cause); --repair moves \(path) to "
      + "\(ResultsDirectory.asidePath(path)) and makes the run again, as does deleting it"
  }

  /// Moves the damaged record of a run aside.
  ///
  /// - Returns: false where another process is writing the run.
  private func moveAside(_ run: PlannedRun, _ error: RecordError) throws(RecordError) -> Bool {
    for obstacle in results.obstacles(to: run.id) {
      let path = try ResultsDirectory.moveAside(obstacle)
      progress.note("\(run.label): \(obstacle) is not a regular file; it is now \(path)")
    }
    guard let lock = try RunLock.acquire(results.lockPath(run.id), patience: 20) else {
      return false
    }
    defer { withExtendedLifetime(lock) {} }
    let directory = results.run(run.id)
    // Another sweep may have repaired it meanwhile.
    guard (try? directory.status(of: run.id)) == nil else { return true }
    let path = try ResultsDirectory.moveAside(directory.path)
    progress.note("\(run.label): \(error); the record is now \(path), and the run is made again")
    return true
  }

  private func job(
    _ run: PlannedRun, data: StudyData, environment: RunEnvironment
  ) throws(RunSpecificationError) -> RunJob {
    RunJob(
      run: run.id, study: study.name, specification: run.specification.json, seed: run.seed,
      results: results.path, dataDirectory: run.dataDirectory,
      dataChecksums: data.checksums(of: run),
      checkpointSeconds: options.checkpointSeconds, niceness: Niceness.ofProgram,
      environment: environment, command: options.command)
  }

  private func carryOut(
    _ run: PlannedRun, _ job: RunJob, steps: Int, _ queue: RunQueue, _ tally: SweepTally
  ) async throws {
    let threads = run.specification.values.training.threads
    progress.began(run)
    let end = try await launch(job, threads) { done in
      progress.advanced(run, to: done)
    } _: { text in
      progress.note("\(run.label): \(text)")
    }
    switch end {
    case .finished(let accuracy, let diverged):
      progress.finished(run, accuracy: accuracy, diverged: diverged, steps: steps)
      await tally.finished()
    case .failed(let reason):
      progress.failed(run, reason: reason, steps: steps)
      await tally.failed("\(run.label): \(reason)")
    case .damaged(let message):
      progress.note("\(run.label): \(message)")
      await tally.damaged(damageMessage(run, message))
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
    try withExtendedLifetime(lock) { try results.run(run.id).markFailed(run.id, reason: reason) }
    progress.failed(run, reason: reason, steps: steps)
    await tally.failed("\(run.label): \(reason)")
  }
}
