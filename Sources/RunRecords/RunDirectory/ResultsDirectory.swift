import Foundation

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

  /// The files of a run outside its directory that are no plain files, so that no worker could use them.
  public func obstacles(to id: RunID) -> [String] {
    [checkpointPath(id), lockPath(id)].filter {
      FileBytes.exists($0) && !FileBytes.isRegular($0)
    }
  }

  /// The name that something damaged is moved to: its own and the first `.damaged-` number that is free.
  public static func asidePath(_ path: String) -> String {
    var number = 1
    while FileBytes.exists("\(path).damaged-\(number)") { number += 1 }
    return "\(path).damaged-\(number)"
  }

  /// Moves something damaged aside, so that it can be made again and still be looked at.
  ///
  /// - Returns: where it is now.
  /// - Throws: `RecordError` where it cannot be moved.
  public static func moveAside(_ path: String) throws(RecordError) -> String {
    let target = asidePath(path)
    guard rename(path, target) == 0 else { throw .system(path) }
    AtomicWrite.synchronizeDirectory(of: target)
    return target
  }
}
