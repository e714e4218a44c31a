/// An implementation of posits that is held against the oracle.
public protocol Subject: Sendable {
  /// The name in certificates.
  var name: String { get }

  /// Whether it has an operation in a format.
  func supports(_ setting: Setting) -> Bool

  /// The number of cases that it is given at once in long campaigns.
  var batchSize: Int { get }

  /// Where its answers come from.
  func origin(_ setting: Setting) -> SubjectOrigin

  /// A command that gives one case to the implementation again, for lines of mismatches.
  func command(repeating operands: String, _ setting: Setting) -> String

  /// The results of a batch, in its order.
  ///
  /// - Throws: `SubjectFailure` if it gives fewer results, other lines than results, or none in
  ///   time.
  func results(_ batch: CaseBatch) throws -> ResultBatch
}

extension Subject {
  /// The number of cases that it is given at once in long campaigns.
  public var batchSize: Int { 1 << 16 }

  /// The calculator, which computes with this project's own arithmetic.
  public func command(repeating operands: String, _ setting: Setting) -> String {
    let source = setting.isConversion ? " --from '\(setting.source)'" : ""
    return "echo '\(operands)' | positlab eval --operation \(setting.operation.name) "
      + "--format '\(setting.format)'\(source)"
  }
}

/// Why a subject gave no results that could be judged.
public struct SubjectFailure: Error, CustomStringConvertible, Sendable {
  /// The verdict in one line.
  public let description: String

  /// The verdict in one line.
  public init(_ description: String) { self.description = description }
}
