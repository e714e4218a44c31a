import Synchronization

/// The batches of a campaign, handed to any number of threads, and their findings put together in
/// the order of the cases.
///
/// What a batch is does not depend on the number of threads, and findings wait until all those before
/// them are there: so the outcomes do not depend on it either, and every outcome at any time is about
/// its first cases without a gap.
final class BatchQueue: Sendable {
  /// What there is to do for a part.
  private enum Work {
    /// Judge the cases of a range of numbers.
    case judge(Int, Range<UInt64>)
    /// Count the different operands.
    case count(Int)
  }

  private struct PartState {
    var outcome: PartOutcome
    let end: UInt64
    var nextToJudge: UInt64
    var batchSize: UInt64
    var isCounting: Bool
    /// Findings of batches behind one that is not there yet, by their first case.
    var waiting: [UInt64: Waiting] = [:]
  }

  private struct Waiting {
    let end: UInt64
    let result: Result<BatchFindings, SubjectFailure>
  }

  private struct State {
    var parts: [PartState]
    /// The part from which work is given out.
    var current = 0
    var done: UInt64
    var mismatches: UInt64
    var isStopped = false
    var error: (any Error)?
  }

  private let campaign: Campaign
  private let sources: [OperandSource]
  private let runners: [RunnerPlace]
  private let total: UInt64
  private let state: Mutex<State>

  /// The batches that known outcomes, by the name of their part, leave to be done.
  ///
  /// - Throws: `UnsuitableOperands`.
  init(_ campaign: Campaign, from known: [String: PartOutcome]) throws {
    self.campaign = campaign
    sources = try campaign.parts.map { try $0.source() }
    runners = campaign.parts.map { _ in RunnerPlace() }
    var parts: [PartState] = []
    for (part, source) in zip(campaign.parts, sources) {
      let range = part.strength.range(of: campaign.shard, total: source.count)
      var outcome =
        known[part.name]
        ?? PartOutcome(part, total: source.count, firstCase: range.lowerBound)
      // What was not there before a resume may be there now.
      (outcome.failure, outcome.lacksOperation) = (nil, nil)
      parts.append(
        PartState(
          outcome: outcome, end: range.upperBound, nextToJudge: outcome.nextCase,
          batchSize: max(PartRunner.firstBatchSize, part.strength.block),
          isCounting: outcome.distinct != nil))
    }
    total = parts.reduce(0) { $0 + $1.end - $1.outcome.firstCase }
    state = Mutex(
      State(
        parts: parts, done: parts.reduce(0) { $0 + $1.outcome.cases },
        mismatches: parts.reduce(0) { $0 + $1.outcome.mismatches }))
  }

  /// The outcomes so far.
  var outcomes: [PartOutcome] { state.withLock { $0.parts.map(\.outcome) } }

  /// How far the campaign is.
  var progress: Campaign.Progress {
    state.withLock { state in
      let place = min(state.current, campaign.parts.count - 1)
      let current =
        place < 0
        ? "" : "\(campaign.parts[place].setting) \(campaign.parts[place].strength.rawValue)"
      return Campaign.Progress(
        done: state.done, total: total, mismatches: state.mismatches, current: current)
    }
  }

  /// Has threads end after the batch that they are at.
  func stop() { state.withLock { $0.isStopped = true } }

  /// Takes work until there is none.
  func work() {
    while let work = state.withLock({ self.next(&$0) }) {
      do {
        switch work {
        case .count(let place):
          let range = campaign.parts[place].strength.range(
            of: campaign.shard, total: sources[place].count)
          let distinct = DistinctOperands(of: sources[place], range)
          state.withLock { $0.parts[place].outcome.distinct = distinct }
        case .judge(let place, let range):
          let runner = try runner(place)
          let waiting = try judged(runner, range, isFirst: range.lowerBound == first(place))
          state.withLock { self.take(waiting, from: range.lowerBound, place, runner, &$0) }
        }
      } catch {
        state.withLock { state in
          state.error = state.error ?? error
          state.isStopped = true
        }
      }
    }
  }

  /// The outcomes, when all threads have ended.
  ///
  /// - Throws: what ended a thread.
  func result() throws -> [PartOutcome] {
    try state.withLock { state in
      if let error = state.error { throw error }
      var outcomes = state.parts.map(\.outcome)
      for place in outcomes.indices where outcomes[place].failure != nil {
        outcomes[place].distinct = nil
      }
      return outcomes
    }
  }

  private func next(_ state: inout State) -> Work? {
    while !state.isStopped, state.current < state.parts.count {
      let place = state.current
      if state.parts[place].outcome.failure != nil {
        state.current += 1
        continue
      }
      if !state.parts[place].isCounting {
        state.parts[place].isCounting = true
        return .count(place)
      }
      let first = state.parts[place].nextToJudge
      let end = state.parts[place].end
      if first >= end {
        state.current += 1
        continue
      }
      let size = state.parts[place].batchSize
      let last = end - first > size ? first + size : end
      state.parts[place].nextToJudge = last
      let block = campaign.parts[place].strength.block
      state.parts[place].batchSize = max(
        block, min(size * 4, UInt64(campaign.subject.batchSize) / block * block))
      return .judge(place, first..<last)
    }
    return nil
  }

  /// The runner of a part, made by the first thread that needs it while others wait.
  private func runner(_ place: Int) throws -> PartRunner {
    try runners[place].runner.withLock { runner in
      if let runner { return runner }
      let made = try PartRunner(
        campaign.parts[place], subject: campaign.subject, source: sources[place],
        exampleLimit: campaign.exampleLimit)
      runner = made
      return made
    }
  }

  /// The first case of this shard in a part.
  private func first(_ place: Int) -> UInt64 {
    campaign.parts[place].strength.range(of: campaign.shard, total: sources[place].count).lowerBound
  }

  private func judged(
    _ runner: PartRunner, _ range: Range<UInt64>, isFirst: Bool
  ) throws -> Waiting {
    do {
      let findings = try runner.findings(range, isFirst: isFirst)
      return Waiting(end: range.upperBound, result: .success(findings))
    } catch let failure as SubjectFailure {
      return Waiting(end: range.upperBound, result: .failure(failure))
    }
  }

  private func take(
    _ waiting: Waiting, from first: UInt64, _ place: Int, _ runner: PartRunner,
    _ state: inout State
  ) {
    guard state.parts[place].outcome.failure == nil else { return }
    state.parts[place].waiting[first] = waiting
    state.parts[place].outcome.judge = runner.judgeSummary
    while let ready = state.parts[place].waiting.removeValue(
      forKey: state.parts[place].outcome.nextCase)
    {
      switch ready.result {
      case .success(let findings):
        state.done += ready.end - state.parts[place].outcome.nextCase
        state.mismatches += findings.mismatches
        state.parts[place].outcome.append(
          findings, upTo: ready.end, exampleLimit: campaign.exampleLimit)
      case .failure(let failure):
        // What is behind the failure does not count, whoever judged it.
        state.parts[place].outcome.failure = failure.description
        state.parts[place].outcome.lacksOperation = failure.isMissingOperation ? true : nil
        if campaign.subject.isReadInOrder { state.isStopped = true }
        state.parts[place].waiting = [:]
        return
      }
    }
    if state.parts[place].outcome.nextCase == state.parts[place].end {
      runner.conclude(&state.parts[place].outcome)
      state.mismatches = state.parts.reduce(0) { $0 + $1.outcome.mismatches }
      runners[place].runner.withLock { $0 = nil }
    }
  }
}

/// The runner of a part while threads use it.
private final class RunnerPlace: Sendable {
  let runner = Mutex<PartRunner?>(nil)
}
