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
