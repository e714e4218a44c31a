import Foundation
import RunRecords
import Subprocess

/// Hands a sweep to Slurm as an array job: every task runs one shard, and the results meet in the
/// results directory, which all nodes have to see under the same path.
public struct SlurmLauncher: Sendable {
  private let tasks: Int
  private let processorsPerTask: Int
  private let sbatchOptions: [String]

  /// Creates a launcher.
  ///
  /// - Parameters:
  ///   - tasks: the number of tasks of the array, and so of shards.
  ///   - processorsPerTask: processors that each task asks for.
  ///   - sbatchOptions: more options of `sbatch`, each as one text such as `--time=2:00:00`.
  public init(tasks: Int, processorsPerTask: Int, sbatchOptions: [String]) {
    self.tasks = tasks
    self.processorsPerTask = processorsPerTask
    self.sbatchOptions = sbatchOptions
  }

  /// Checks the study and the results directory, writes the job script there, and submits it.
  ///
  /// - Parameters:
  ///   - study: the study.
  ///   - results: the results directory.
  ///   - sweepArguments: the arguments of `positlab` for every task but for `--shard`.
  ///   - extends: whether the results of a smaller study may be added to.
  ///   - repairs: whether a damaged plan is moved aside and written again.
  /// - Returns: what `sbatch` answered.
  /// - Throws: `SweepError` where there is no `sbatch` or it refuses; errors as of a sweep.
  public func submit(
    study: Study, results: String, sweepArguments: [String], extends: Bool,
    repairs: Bool
  ) async throws -> String {
    let data = try StudyData(of: study)
    let directory = ResultsDirectory(path: results)
    try directory.open(
      for: study.plan(dataChecksums: data.checksums), extends: extends, repairs: repairs)
    let path = directory.checkpointsPath + "/sweep.sbatch"
    let logs = URL(fileURLWithPath: directory.logsPath).path
    try AtomicWrite.write(
      script(study: study.name, logs: logs, arguments: sweepArguments), to: path)
    let answer: (status: TerminationStatus, output: String, errors: String)
    do {
      let result = try await run(
        .name("sbatch"), arguments: [path], output: .string(limit: 65_536),
        error: .string(limit: 65_536))
      answer = (result.terminationStatus, result.standardOutput, result.standardError)
    } catch {
      throw SweepError(
        "cannot run sbatch (\(error)); the job script is \(path): submit it where Slurm is",
        exitStatus: 69)
    }
    guard answer.status.isSuccess else {
      throw SweepError(
        "sbatch refused \(path): \(answer.errors.trimmingCharacters(in: .whitespacesAndNewlines))",
        exitStatus: 69)
    }
    return answer.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func script(study: String, logs: String, arguments: [String]) -> String {
    let options =
      [
        "--job-name=positlab-\(study)", "--array=1-\(tasks)", "--ntasks=1",
        "--cpus-per-task=\(processorsPerTask)", "--output=\(logs)/slurm-%A_%a.log", "--requeue",
      ] + sbatchOptions
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let command = ([program] + arguments).map(Self.quoted).joined(separator: " ")
    return """
      #!/bin/bash
      \(options.map { "#SBATCH \($0)" }.joined(separator: "\n"))
      # Written by positlab sweep; a task that is killed and requeued goes on from its checkpoints.
      cd \(Self.quoted(FileManager.default.currentDirectoryPath)) || exit 66
      exec \(command) --shard "$SLURM_ARRAY_TASK_ID/\(tasks)"

      """
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
