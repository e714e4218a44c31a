import PositJudge

/// The oracle as a subject: for operations that the library does not have, and for tests.
public struct OracleSubject: Subject {
  /// The name in certificates.
  public let name = "oracle"

  /// The oracle as a subject.
  public init() {}

  /// Whether the oracle has the operation: always, unless results are drawn.
  public func supports(_ setting: Setting) -> Bool {
    setting.problem == nil && setting.rounding.direction != .stochastic
  }

  /// The correctly rounded results.
  public func results(_ batch: CaseBatch) -> ResultBatch {
    let judge = Judge(batch.setting)
    var results = ResultBatch(batch.setting)
    for index in 0..<batch.count { judge.appendExpected(batch, index, to: &results) }
    return results
  }
}
