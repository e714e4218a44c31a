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
    let directory = ResultsDirectory(path: results)
    let logs = URL(fileURLWithPath: directory.logsPath).path
    let script = try script(study: study.name, logs: logs, arguments: sweepArguments)
    let data = try StudyData(of: study)
    try directory.open(
      for: study.plan(dataChecksums: data.checksums), extends: extends, repairs: repairs)
    let path = URL(fileURLWithPath: directory.checkpointsPath).path + "/sweep.sbatch"
    try AtomicWrite.write(script, to: path)
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

  /// The job script.
  ///
  /// - Throws: `SweepError` for texts that would leave their line, or that Slurm would read as something
  ///   else.
  func script(study: String, logs: String, arguments: [String]) throws -> String {
    // In file names of Slurm % begins a pattern, and a backslash turns all patterns off.
    if logs.contains("\\") {
      throw SweepError(
        "the results directory '\(ShellWord.shown(logs))' has a backslash in its path, which Slurm "
          + "does not take; give another with --results", exitStatus: 64)
    }
    let log = logs.replacing("%", with: "%%") + "/slurm-%A_%a.log"
    let options =
      [
        "--job-name=positlab-\(study)", "--array=1-\(tasks)", "--ntasks=1",
        "--cpus-per-task=\(processorsPerTask)", "--output=\(log)", "--requeue",
      ] + sbatchOptions
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let directory = FileManager.default.currentDirectoryPath
    for text in options + [program, directory] + arguments
    where ShellWord.hasControlCharacters(text) {
      throw SweepError(
        "'\(ShellWord.shown(text))' holds control characters, such as a line feed, and cannot stand in "
          + "a job script", exitStatus: 64)
    }
    let command = ([program] + arguments).map(ShellWord.quoted).joined(separator: " ")
    return """
      #!/bin/bash
      \(options.map { "#SBATCH \(Self.optionWord($0))" }.joined(separator: "\n"))
      # Written by positlab sweep; a task that is killed and requeued goes on from its checkpoints.
      cd \(ShellWord.quoted(directory)) || exit 66
      exec \(command) --shard "$SLURM_ARRAY_TASK_ID/\(tasks)"

      """
  }

  /// An option as the lines of a job script hold it: sbatch parts words at blanks, ends the line at #,
  /// takes both kinds of quotes away, and lets a backslash stand for the next character.
  private static func optionWord(_ option: String) -> String {
    guard option.contains(where: { " #\"'\\".contains($0) }) else { return option }
    return "\"" + option.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
