/// How a sweep ended.
public struct SweepSummary: Hashable, Sendable {
  /// Runs with results, those of earlier sweeps among them.
  public var finished = 0
  /// Runs that ended without a result, with their reasons.
  public var failed: [String] = []
  /// Runs whose records are damaged, with what is damaged and what to do.
  public var damaged: [String] = []
  /// Runs that another process is writing.
  public var busy: [String] = []
  /// Runs whose worker was killed again and again.
  public var interrupted: [String] = []

  /// 0 where every run has results, 1 where runs failed, 65 where records are damaged, 75 where the same
  /// command has to be given again.
  public var exitStatus: Int32 {
    if !damaged.isEmpty { return 65 }
    if !busy.isEmpty || !interrupted.isEmpty { return 75 }
    return failed.isEmpty ? 0 : 1
  }
}
