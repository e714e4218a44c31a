/// How far a run has come.
public enum RunStatus: Hashable, Sendable {
  /// There is no record of it.
  case notStarted
  /// There is a record without an end: being run, or interrupted.
  case unfinished
  /// All results are there.
  case finished
  /// It ended without a result.
  case failed(reason: String)
}
