import Foundation
import RunRecords

/// A subject held against the oracle over a list of parts, of which one shard is run.
public struct Campaign: Sendable {
  /// The name of the campaign, which names its files.
  public let name: String

  /// What is gone through, in order; no part is there twice.
  public let parts: [CampaignPart]

  /// Which part of every operand space.
  public let shard: Shard

  /// What is judged.
  public let subject: any Subject

  /// The plan that the parts are of; nil for parts that were chosen one by one.
  public let plan: String?

  /// The number of cases that are kept of each class of mismatches.
  public let exampleLimit: Int

  /// The number of cases that are kept of each class of mismatches, unless said otherwise.
  public static let usualExampleLimit = 3

  /// The campaign of a name; parts that the subject does not have must not be in it, and those that
  /// are named twice are gone through once.
  public init(
    name: String, parts: [CampaignPart], shard: Shard, subject: any Subject, plan: String? = nil,
    exampleLimit: Int = Campaign.usualExampleLimit
  ) {
    self.name = name
    var seen: Set<CampaignPart> = []
    self.parts = parts.filter { seen.insert($0).inserted }
    self.shard = shard
    self.subject = subject
    self.plan = plan
    self.exampleLimit = exampleLimit
  }

  /// The name of the certificate's file.
  public var fileName: String {
    let suffix = shard == .whole ? "" : ".shard-\(shard.index)-of-\(shard.count)"
    return name + suffix + ".json"
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

  /// Runs to the end.
  ///
  /// The outcomes do not depend on `jobs`, nor on where `known` outcomes end.
  ///
  /// - Parameters:
  ///   - jobs: the number of threads that take batches of any part; at least 1.
  ///   - known: outcomes by the name of their part, to go on from.
  ///   - seconds: the time between two calls of `keep`.
  ///   - keep: given the outcomes so far now and then.
  ///   - progress: told several times a second.
  /// - Returns: the outcome of every part, in their order. Where the subject fails in a part, the
  ///   others are run all the same.
  /// - Throws: `UnsuitableOperands`, what `keep` throws.
  public func run(
    jobs: Int = 1, from known: [String: PartOutcome] = [:], every seconds: Double = 5,
    keep: ([PartOutcome]) throws -> Void = { _ in }, progress: (Progress) -> Void = { _ in }
  ) throws -> [PartOutcome] {
    // What is read once is read from its first line to its last.
    let queue = try BatchQueue(self, from: subject.isReadInOrder ? [:] : known)
    let ended = DispatchSemaphore(value: 0)
    let jobs = subject.isReadInOrder ? 1 : max(1, jobs)
    for _ in 0..<jobs {
      let thread = Thread {
        queue.work()
        ended.signal()
      }
      // Exact arithmetic recurses, and threads get less room than a program's first.
      thread.stackSize = 16 << 20
      thread.start()
    }
    var running = jobs
    var kept = Date()
    do {
      while running > 0 {
        if ended.wait(timeout: .now() + min(0.1, max(0.005, seconds))) == .success { running -= 1 }
        progress(queue.progress)
        if running > 0, Date().timeIntervalSince(kept) >= seconds {
          try keep(queue.outcomes)
          kept = Date()
        }
      }
    } catch {
      queue.stop()
      while running > 0 {
        ended.wait()
        running -= 1
      }
      throw error
    }
    var outcomes = try queue.result()
    if outcomes.allSatisfy({ $0.failure == nil }) {
      do { try subject.finish() } catch let failure as SubjectFailure {
        if !outcomes.isEmpty { outcomes[outcomes.count - 1].failure = failure.description }
      }
    }
    return outcomes
  }
}
