import ArgumentParser
import Datasets
import Experiments
import Foundation
import RunRecords

/// `positlab sweep`: runs the cells of a study.
struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Run every cell of a study that has no results yet.",
    discussion: """
      A study is a YAML file with the settings of a training run (base), what is varied (axes, or \
      groups of axes) and seeds. Each cell runs once a seed, in its own process; runs that have \
      results are skipped, and runs that were killed go on from their last checkpoint. Giving the \
      same command again is therefore always safe.

      --only runs a part of the study: the cells with one of the given values on each named axis, \
      such as --only 'format=posit(8,1),float32,scaling=none'; 'group' names the group, and a key of \
      --list-settings stands for its value in a cell. Several --only add up. The results directory \
      stays that of the whole study, so that other parts can follow; --shard divides what is selected.

      A record that was damaged or edited holds up no other run: it is named at the end with what to \
      delete, or --repair moves it aside (runs/ID to runs/ID.damaged-1) and makes the run again.

      Exit status: 0 all runs have results, 1 some failed, 64 wrong usage, 65 wrong study file or \
      damaged records, 66 missing input, 69 too few open files allowed or no Slurm, 73 the results \
      directory cannot be created or belongs to another specification, 74 a full disk or another \
      failure to write, 75 give the same command again.
      """)

  @Argument(help: "The study: its directory, its study.yaml, or its name below experiments/.")
  var study: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a setting; may be repeated.", valueName: "key=value"))
  var assignments: [String] = []

  @Option(help: "The results directory. (default: results/ and the name of the study's directory)")
  var results: String?

  @Option(help: "Worker processes at a time. (default: as many as there are processors)")
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Run these cells only; may be repeated.", valueName: "axis=value,..."))
  var only: [String] = []

  @Option(help: ArgumentHelp("Run these seeds of the study only.", valueName: "seed,..."))
  var seeds: String?

  @Option(help: ArgumentHelp("Run one of n equal parts.", valueName: "i/n"))
  var shard: String = "1/1"

  @Flag(
    name: .customLong("dry-run"), help: "Print the plan and an estimate of the time; run nothing.")
  var isDryRun = false

  @Flag(name: .customLong("retry-failed"), help: "Try failed runs again.")
  var retriesFailed = false

  @Flag(
    name: .customLong("repair"),
    help: "Move damaged records aside, never delete them, and make their runs again.")
  var repairs = false

  @Flag(name: .customLong("extend"), help: "Add to the results of a smaller version of the study.")
  var extends = false

  @Option(
    name: .customLong("checkpoint-seconds"), help: "Seconds between checkpoints inside an epoch.")
  var checkpointSeconds: Double = 60

  @Option(help: "Where to run: local, or slurm for an array job of --tasks shards.")
  var launcher: Launcher = .local

  @Option(help: "Tasks of the Slurm array; each runs --jobs workers.")
  var tasks: Int?

  @Option(
    name: .customLong("sbatch-option"),
    help: ArgumentHelp("One more option of sbatch; may be repeated.", valueName: "--option=value"))
  var sbatchOptions: [String] = []

  @Flag(name: .customLong("list-settings"), help: "Print every setting with its default.")
  var listsSettings = false

  /// Where the workers run.
  enum Launcher: String, ExpressibleByArgument, CaseIterable {
    case local
    case slurm
  }

  func validate() throws {
    if launcher == .slurm, (tasks ?? 0) < 1 {
      throw ValidationError("--launcher slurm: expected --tasks with at least 1")
    }
    if launcher == .slurm, shard != "1/1" {
      throw ValidationError("--launcher slurm makes its own shards; leave --shard out")
    }
    if launcher == .local, tasks != nil || !sbatchOptions.isEmpty {
      throw ValidationError("--tasks and --sbatch-option belong to --launcher slurm")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): expected at least 1") }
    if Shard(parsing: shard) == nil {
      throw ValidationError("--shard \(shard): expected i/n with 1 <= i <= n, such as 2/4")
    }
    if checkpointSeconds < 0 || !checkpointSeconds.isFinite {
      throw ValidationError("--checkpoint-seconds: expected 0 or more")
    }
    if study == nil, !listsSettings { throw ValidationError("expected the path of a study") }
  }

  func run() async throws {
    if listsSettings { return print(SettingsList.text) }
    try await CommandFailure.reporting {
      let file = StudyLocation.file(study ?? "")
      let plan = try Study(file: file, assignments: assignments)
      let selection = try RunSelection(only: only, seeds: seeds, of: plan)
      let part = Shard(parsing: shard) ?? .whole
      let processors = ProcessInfo.processInfo.activeProcessorCount
      let jobs = jobs ?? max(1, processors / plan.threadsPerRun)
      if isDryRun {
        print(plan.description(of: part, selection: selection))
        let timing = try StepTiming(study: plan, selection: selection, shard: part)
        return print(timing.description(jobs: jobs))
      }
      let results = results ?? StudyLocation.results(file: file)
      if launcher == .slurm {
        return print(try await submit(plan, file: file, results: results))
      }
      let options = SweepOptions(
        jobs: jobs, selection: selection, shard: part, retriesFailed: retriesFailed,
        repairs: repairs, extends: extends, checkpointSeconds: checkpointSeconds,
        command: CommandLine.arguments)
      let summary = try await Sweep(study: plan, results: results, options: options).run()
      print(Self.closing(summary, results: results))
      if summary.exitStatus != 0 { throw ExitCode(summary.exitStatus) }
    }
  }

  private func submit(_ plan: Study, file: String, results: String) async throws -> String {
    let jobs = jobs ?? 1
    var arguments = ["sweep", file, "--results", results, "--jobs", "\(jobs)"]
    arguments += ["--checkpoint-seconds", "\(checkpointSeconds)"]
    arguments += assignments.flatMap { ["--set", $0] }
    arguments += only.flatMap { ["--only", $0] }
    if let seeds { arguments += ["--seeds", seeds] }
    if retriesFailed { arguments.append("--retry-failed") }
    if repairs { arguments.append("--repair") }
    return try await SlurmLauncher(
      tasks: tasks ?? 1, processorsPerTask: jobs * plan.threadsPerRun,
      sbatchOptions: sbatchOptions
    ).submit(
      study: plan, results: results, sweepArguments: arguments, extends: extends, repairs: repairs)
  }

  private static func closing(_ summary: SweepSummary, results: String) -> String {
    var lines = ["\(summary.finished) runs have results"]
    lines += summary.failed.map { "failed: \($0)" }
    if !summary.failed.isEmpty { lines.append("give --retry-failed to try failed runs again") }
    lines += summary.damaged.map { "damaged: \($0)" }
    lines += summary.busy.map { "being written by another process: \($0)" }
    lines += summary.interrupted.map { "interrupted: \($0); give the same command to go on" }
    lines.append("tables and figures: positlab report \(results)")
    return lines.joined(separator: "\n")
  }
}
