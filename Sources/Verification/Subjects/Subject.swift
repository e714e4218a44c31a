import PositJudge

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

  /// The number of lines by which it is known to answer late, whose answers it has set right.
  var latency: Int { get }

  /// Whether its results can only be read once, in the order of the cases of one campaign: such a
  /// subject is judged by one job, from the first case on.
  var isReadInOrder: Bool { get }

  /// Where the answer to a case of the last batch comes from, for lines of mismatches.
  func origin(ofRow row: Int, operands: String, _ setting: Setting) -> String

  /// Called when all parts of a campaign are done.
  ///
  /// - Throws: `SubjectFailure` if there is more than was asked for.
  func finish() throws

  /// The results of a batch, in its order.
  ///
  /// - Throws: `SubjectFailure` if it gives fewer results, other lines than results, or none in
  ///   time.
  func results(_ batch: CaseBatch) throws -> ResultBatch
}

extension Subject {
  /// This project's own code.
  public func origin(_ setting: Setting) -> SubjectOrigin { .thisProgram }

  /// The number of cases that it is given at once in long campaigns.
  public var batchSize: Int { 1 << 16 }

  /// No line.
  public var latency: Int { 0 }

  /// It can be asked again.
  public var isReadInOrder: Bool { false }

  /// The command that repeats it.
  public func origin(ofRow row: Int, operands: String, _ setting: Setting) -> String {
    "repeat: " + command(repeating: operands, setting)
  }

  /// Nothing is left over.
  public func finish() throws {}

  /// The calculator, which computes with this project's own arithmetic.
  public func command(repeating operands: String, _ setting: Setting) -> String {
    let source = setting.isConversion ? " --from '\(setting.source)'" : ""
    let direction = setting.rounding.direction
    let rounding = direction == .nearest ? "" : " --rounding \(direction.rawValue)"
    let overflow = setting.rounding.overflow == .saturate ? " --overflow saturate" : ""
    let command =
      "positlab eval --operation \(setting.operation.name) --format '\(setting.format)'"
      + source + rounding + overflow
    return direction == .stochastic
      ? "yes '\(operands)' | head -n \(StochasticDraws.drawsPerNumber) | \(command) | sort | uniq -c"
      : "echo '\(operands)' | \(command)"
  }
}

/// Where the answers of a subject come from, and so what decides whether it is still the same.
public enum SubjectOrigin: Hashable, Sendable {
  /// The running program itself: this project's own code.
  case thisProgram
  /// A command that the shell runs, with everything replaced for an operation in a format.
  case command(String)
  /// Files that hold the answers.
  case files([String])
}

/// Why a subject gave no results that could be judged.
public struct SubjectFailure: Error, CustomStringConvertible, Sendable {
  /// The verdict in one line.
  public let description: String

  /// Whether the subject ended by itself without a word, as one does that lacks the operation: the
  /// others can still be judged.
  public let isMissingOperation: Bool

  /// The verdict in one line.
  public init(_ description: String, isMissingOperation: Bool = false) {
    self.description = description
    self.isMissingOperation = isMissingOperation
  }
}
