import Foundation
import RunRecords

/// A subject held against the oracle over a list of parts, of which one shard is run.
public struct Campaign: Sendable {
  /// The name of the campaign, which names its files.
  public let name: String

  /// What is gone through, in order.
  public let parts: [CampaignPart]

  /// Which part of every operand space.
  public let shard: Shard

  /// What is judged.
  public let subject: any Subject

  /// The campaign of a name; parts that the subject does not have must not be in it.
  public init(name: String, parts: [CampaignPart], shard: Shard, subject: any Subject) {
    self.name = name
    self.parts = parts
    self.shard = shard
    self.subject = subject
  }

  /// How far a campaign is.
  public struct Progress: Sendable {
    /// The number of cases that are done, of all parts.
    public let done: UInt64
    /// The number of cases of all parts of this shard.
    public let total: UInt64
    /// The number of wrong results so far.
    public let mismatches: UInt64
    /// What is being gone through.
    public let current: String
  }

  /// Runs from where the checkpoint is, or from the beginning, to the end.
  ///
  /// - Parameters:
  ///   - checkpoint: keeps the state now and then; nil for campaigns that are not resumed.
  ///   - progress: told after every batch.
  /// - Returns: the outcome of every part. A part in which the subject failed is the last.
  /// - Throws: `UnsuitableOperands`, `RecordError`.
  public func run(
    checkpoint: Checkpoint? = nil, progress: (Progress) -> Void = { _ in }
  ) throws -> [PartOutcome] {
    var outcomes = try checkpoint?.load() ?? []
    let ranges = try parts.map { shard.range(of: try $0.source().count) }
    let total = ranges.reduce(0) { $0 + UInt64($1.count) }
    var saved = Date()
    for (index, part) in parts.enumerated() {
      let runner = try PartRunner(part, subject: subject)
      var outcome = outcomes.count > index ? outcomes[index] : runner.start(shard)
      // What was not there before a resume may be there now.
      (outcome.failure, outcome.lacksOperation) = (nil, nil)
      if outcomes.count <= index { outcomes.append(outcome) }
      let before = outcomes[..<index].reduce(0) { $0 + $1.cases }
      let mismatchesBefore = outcomes[..<index].reduce(0) { $0 + $1.mismatches }
      do {
        try runner.run(&outcome, shard) { state in
          progress(
            Progress(
              done: before + state.cases, total: total,
              mismatches: mismatchesBefore + state.mismatches,
              current: "\(part.setting) \(part.strength.rawValue)"))
          if let checkpoint, Date().timeIntervalSince(saved) > checkpoint.seconds {
            try checkpoint.save(outcomes[..<index] + [state])
            saved = Date()
          }
          return true
        }
      } catch let failure as SubjectFailure {
        outcome.failure = failure.description
        outcome.lacksOperation = failure.isMissingOperation ? true : nil
      }
      outcomes[index] = outcome
      // An operation that the subject lacks does not stop the others.
      if outcome.failure != nil && !outcome.isNotJudged { return outcomes }
    }
    do { try subject.finish() } catch let failure as SubjectFailure {
      if !outcomes.isEmpty { outcomes[outcomes.count - 1].failure = failure.description }
    }
    return outcomes
  }

  /// What decides the course of the campaign, in a line; checkpoints of another one are not used.
  public var identity: String {
    let texts = parts.map { "\($0.setting) \($0.strength.rawValue) \($0.samples) \($0.seed)" }
    return (texts + [subject.name, shard.description]).joined(separator: "; ")
  }
}

/// Where the state of an unfinished campaign is kept.
public struct Checkpoint: Sendable {
  /// The file.
  public let path: String
  /// The time between two writings.
  let seconds: Double
  private let identity: String

  private struct State: Codable {
    var identity: String
    var outcomes: [PartOutcome]
  }

  /// The checkpoint of a campaign in a file, written every so many seconds.
  public init(_ campaign: Campaign, path: String, seconds: Double) {
    self.path = path
    self.seconds = seconds
    identity = campaign.identity
  }

  /// The outcomes so far; nil if there are none, or those of another campaign.
  func load() throws -> [PartOutcome]? {
    guard FileBytes.exists(path) else { return nil }
    let state = try FileBytes.readJSON(path).decoded(as: State.self)
    return state.identity == identity ? state.outcomes : nil
  }

  /// Keeps the outcomes so far, atomically.
  func save(_ outcomes: [PartOutcome]) throws {
    let state = State(identity: identity, outcomes: outcomes)
    try AtomicWrite.write(JSONValue(encoding: state).canonicalText, to: path)
  }

  /// Removes the file, when the campaign is done.
  public func remove() { unlink(path) }
}
