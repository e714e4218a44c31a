import PositJudge
import RunRecords

/// Judges the cases of one part of a campaign, from any case to any other.
struct PartRunner: Sendable {
  let part: CampaignPart
  let subject: any Subject
  private let source: OperandSource
  private let judge: Judge
  private let quick: QuickJudge?
  let exampleLimit: Int

  /// The number of cases of the first batch; later ones are larger, up to the subject's size.
  static let firstBatchSize: UInt64 = 1 << 12

  /// The runner of a part; a quick judge carries the bulk from `quickThreshold` cases on.
  ///
  /// - Parameters:
  ///   - part: what is judged.
  ///   - subject: who is judged.
  ///   - source: the operands of the part, where they were made already.
  ///   - exampleLimit: the number of cases that are kept of each class of mismatches.
  ///   - quickThreshold: the number of cases from which on there is a quick judge.
  /// - Throws: `UnsuitableOperands`.
  init(
    _ part: CampaignPart, subject: any Subject, source: OperandSource? = nil,
    exampleLimit: Int = Campaign.usualExampleLimit,
    quickThreshold: UInt64 = QuickJudge.usualThreshold
  ) throws {
    self.part = part
    self.subject = subject
    self.exampleLimit = exampleLimit
    let operands = try source ?? part.source()
    self.source = operands
    judge = Judge(part.setting)
    quick =
      operands.count >= quickThreshold ? QuickJudge(part.setting, cases: operands.count) : nil
  }

  /// The operation and the format.
  var setting: Setting { part.setting }

  /// The number of cases of all shards.
  var totalCases: UInt64 { source.count }

  /// How results are judged, for certificates.
  var judgeSummary: String {
    if part.strength == .draws { return StochasticDraws.judgeSummary }
    guard let quick else { return "exact rational or MPFR" }
    return
      "\(quick.summary); every \(QuickJudge.crossCheckInterval)th case also exact rational or MPFR"
  }

  /// The outcome before the first case of a shard.
  func start(_ shard: Shard) -> PartOutcome {
    var outcome = PartOutcome(
      part, total: source.count,
      firstCase: part.strength.range(of: shard, total: source.count).lowerBound)
    outcome.judge = judgeSummary
    return outcome
  }

  /// Goes on to the end of the shard, or to where `goOn` says no; it is asked after every batch.
  ///
  /// - Throws: `SubjectFailure`; the outcome then holds what was done before.
  func run(_ outcome: inout PartOutcome, _ shard: Shard, goOn: (PartOutcome) throws -> Bool) throws
  {
    let end = part.strength.range(of: shard, total: source.count).upperBound
    let block = part.strength.block
    var size = max(Self.firstBatchSize, block)
    while outcome.nextCase < end {
      let range = outcome.nextCase..<min(end, outcome.nextCase + size)
      let found = try findings(range, isFirst: outcome.cases == 0)
      outcome.append(found, upTo: range.upperBound, exampleLimit: exampleLimit)
      if outcome.nextCase == end { conclude(&outcome) }
      size = max(block, min(size * 4, UInt64(subject.batchSize) / block * block))
      if try !goOn(outcome) { return }
    }
  }

  /// What the cases of a range of numbers give.
  ///
  /// - Parameters:
  ///   - range: the numbers of the cases.
  ///   - isFirst: whether nothing comes before them; answers that come late are looked for there.
  /// - Returns: their findings, to be added to the outcome.
  /// - Throws: `SubjectFailure`.
  func findings(_ range: Range<UInt64>, isFirst: Bool) throws -> BatchFindings {
    var batch = source.emptyBatch
    source.append(range, to: &batch)
    let results = try subject.results(batch)
    guard results.count == batch.count else {
      throw SubjectFailure("the subject gave \(results.count) results for \(batch.count) cases")
    }
    var findings = BatchFindings(
      digest: BatchFindings.digest(results, firstCase: range.lowerBound))
    if part.strength == .draws {
      judgeDraws(batch, results, &findings)
      return findings
    }
    if let quick, results.unsettled.isEmpty {
      try judgeQuickly(quick, batch, results, range.lowerBound, &findings)
    } else {
      for index in 0..<batch.count
      where results.unsettled[index] != nil || !judge.isRight(results, batch, index) {
        record(batch, results, index, &findings)
      }
    }
    if isFirst, findings.mismatches > 0 {
      findings.hint = LateAnswers(
        results, batch, mismatches: Int(findings.mismatches), judge: judge
      )?.hint(knownLatency: subject.latency)
    }
    return findings
  }

  private func judgeQuickly(
    _ quick: QuickJudge, _ batch: CaseBatch, _ results: ResultBatch, _ firstCase: UInt64,
    _ findings: inout BatchFindings
  ) throws {
    var index = 0
    while let next = quick.firstUnclear(batch, results, from: index) {
      // Wrong, undecided, or due for the cross-check.
      index = next.index
      let isRight = judge.isRight(results, batch, index)
      if let quickly = next.isRight, quickly != isRight {
        throw SubjectFailure(
          "the two judges disagree: a bug of the verifier, at case \(firstCase + UInt64(index))")
      }
      if !isRight { record(batch, results, index, &findings) }
      index += 1
    }
  }

  private func record(
    _ batch: CaseBatch, _ results: ResultBatch, _ index: Int, _ findings: inout BatchFindings
  ) {
    findings.addMismatch(
      judge.className(results, batch, index), exampleLimit: exampleLimit,
      example: judge.mismatchLine(results, batch, index, of: subject))
  }
}
