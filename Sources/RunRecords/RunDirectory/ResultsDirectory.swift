/// The directory of a study's results: its plan, the records of its runs, and what only the sweep
/// itself needs.
public struct ResultsDirectory: Sendable {
  /// The directory.
  public let path: String

  /// Names a directory; it need not exist.
  public init(path: String) {
    self.path = path
  }

  /// What was planned: `study.json`.
  public var planPath: String { path + "/study.json" }

  /// Whether a name in the directory is one that reports write: such files can be made again from the
  /// records, so that without a plan they bind the directory to no study.
  public static func isReportFile(_ name: String) -> Bool {
    if name == "figures" { return true }
    let isText = [".csv", ".md", ".tex"].contains { name.hasSuffix($0) }
    return isText && ["table.", "table-", "runs."].contains { name.hasPrefix($0) }
  }

  /// The record of a run.
  public func run(_ id: RunID) -> RunDirectory {
    RunDirectory(path: path + "/runs/\(id)")
  }

  /// Where interrupted runs go on from; nothing that a report needs.
  public var checkpointsPath: String { path + "/checkpoints" }
  /// What workers wrote to their standard error.
  public var logsPath: String { path + "/logs" }

  /// The state that an interrupted run goes on from.
  public func checkpointPath(_ id: RunID) -> String { checkpointsPath + "/\(id).checkpoint" }
  /// The lock of a run.
  public func lockPath(_ id: RunID) -> String { checkpointsPath + "/\(id).lock" }
  /// The lock of the plan.
  public var planLockPath: String { checkpointsPath + "/study.lock" }
  /// The standard error of a run's workers.
  public func logPath(_ id: RunID) -> String { logsPath + "/\(id).log" }
}
