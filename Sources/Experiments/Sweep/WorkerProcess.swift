import Foundation
import RunRecords
import Subprocess

/// How the process of a run ended.
enum WorkerEnd: Sendable {
  /// With a record of results.
  case finished(testAccuracy: Double, diverged: Bool)
  /// With a record of a failure.
  case failed(reason: String)
  /// With a record that was there and is damaged.
  case damaged(message: String)
  /// Another process is writing the run.
  case busy
  /// Something concerns every run.
  case stopped(message: String, exitStatus: Int32)
  /// It was killed or crashed before it could say anything.
  case died(signal: Int32)
}

extension WorkerEnd {
  /// The end that an event tells of; nil for one that tells of none.
  init?(_ event: WorkerEvent) {
    switch event {
    case .progress, .note: return nil
    case .finished(let accuracy, let diverged):
      self = .finished(testAccuracy: accuracy, diverged: diverged)
    case .failed(let reason): self = .failed(reason: reason)
    case .damaged(let message): self = .damaged(message: message)
    case .busy: self = .busy
    case .stopped(let message, let status): self = .stopped(message: message, exitStatus: status)
    }
  }
}

/// One worker process: the running program again, with a job on its standard input.
struct WorkerProcess {
  let job: RunJob
  let threads: Int

  /// Runs the job to its end.
  ///
  /// - Parameters:
  ///   - progress: is told the number of steps done, now and then.
  ///   - note: is told what else is worth knowing.
  /// - Returns: how the process ended.
  /// - Throws: where no process can be started.
  func run(
    progress: @escaping @Sendable (Int) -> Void, note: @escaping @Sendable (String) -> Void
  ) async throws -> WorkerEnd {
    let line = try JSONValue(encoding: job).canonicalText + "\n"
    let log = ResultsDirectory(path: job.results).logPath(job.run)
    let result = try await Subprocess.run(
      .path(.init(Self.executable)), arguments: ["run-cell", "--log", log],
      environment: .inherit.updating([
        "OMP_NUM_THREADS": "\(threads)", "OPENBLAS_NUM_THREADS": "\(threads)",
        "OMP_WAIT_POLICY": "passive", "SWIFT_BACKTRACE": "interactive=no,color=no",
      ]),
      input: .inputWriter, output: .sequence, error: .discarded
    ) { execution -> WorkerEnd? in
      // The writer stays open to the end: its closing tells the worker that the sweep is gone.
      // A worker that is already gone cannot take its job; how it ended is asked below.
      _ = try? await execution.standardInputWriter.write(line)
      var end: WorkerEnd?
      for try await line in execution.standardOutput.strings() {
        switch WorkerEvent(line: line) {
        case .progress(let steps): progress(steps)
        case .note(let text): note(text)
        case let event?: end = WorkerEnd(event)
        case nil: continue
        }
      }
      return end
    }
    if let end = result.closureResult { return end }
    switch result.terminationStatus {
    case .signaled(let signal): return .died(signal: signal)
    case .exited(let status):
      return .stopped(
        message: "a worker ended without a word (exit status \(status)); see \(log)",
        exitStatus: 70)
    }
  }

  /// The running program, even where its file has been replaced by a newer build meanwhile.
  private static var executable: String {
    #if os(Linux)
    "/proc/\(getpid())/exe"
    #else
    Bundle.main.executablePath ?? CommandLine.arguments[0]
    #endif
  }
}
