/// Runs one part of a campaign from any case on.
struct PartRunner {
  private let part: CampaignPart
  private let subject: any Subject
  private let source: OperandSource
  private let judge: Judge
  private let quick: QuickJudge?

  /// Of so many cases judged the quick way one is also judged the general way.
  static let crossCheckInterval = 4096

  /// The runner of a part; a quick judge carries the bulk from `quickThreshold` cases on.
  ///
  /// - Throws: `UnsuitableOperands`.
  init(
    _ part: CampaignPart, subject: any Subject,
    quickThreshold: UInt64 = QuickJudge.usualThreshold
  ) throws {
    self.part = part
    self.subject = subject
    source = try part.source()
    judge = Judge(part.setting)
    quick =
      source.count >= quickThreshold ? QuickJudge(part.setting, cases: source.count) : nil
  }

  /// The outcome before the first case of a shard.
  func start(_ shard: Shard) -> PartOutcome {
    var outcome = PartOutcome(
      part, total: source.count, firstCase: shard.range(of: source.count).lowerBound)
    if let quick {
      outcome.judge =
        "\(quick.summary); every \(Self.crossCheckInterval)th case also exact rational or MPFR"
    }
    return outcome
  }

  /// Goes on to the end of the shard, or to where `goOn` says no; it is asked after every batch.
  ///
  /// - Throws: `SubjectFailure`; the outcome then holds what was done before.
  func run(_ outcome: inout PartOutcome, _ shard: Shard, goOn: (PartOutcome) throws -> Bool) throws
  {
    let end = shard.range(of: source.count).upperBound
    var size: UInt64 = 1 << 12
    while outcome.nextCase < end {
      let range = outcome.nextCase..<min(end, outcome.nextCase + size)
      var batch = source.emptyBatch
      source.append(range, to: &batch)
      let results = try subject.results(batch)
      guard results.count == batch.count else {
        throw SubjectFailure("the subject gave \(results.count) results for \(batch.count) cases")
      }
      try judgeBatch(batch, results, &outcome)
      outcome.nextCase = range.upperBound
      size = min(size * 4, UInt64(subject.batchSize))
      if try !goOn(outcome) { return }
    }
  }

  private func judgeBatch(
    _ batch: CaseBatch, _ results: ResultBatch, _ outcome: inout PartOutcome
  ) throws {
    var digest = UInt64(outcome.digest, radix: 16) ?? 0
    if results.texts.isEmpty {
      let words = results.words.span
      for index in words.indices { digest = CaseRandom.mixed(digest ^ words[index]) &+ 1 }
    } else {
      for text in results.texts {
        for byte in text.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
    }
    // A result that is no value has a zero among the words, which is another result.
    for row in results.unsettled.keys.sorted() {
      digest = CaseRandom.mixed(digest ^ UInt64(row)) &+ 2
    }
    outcome.digest = String(digest, radix: 16)
    let before = outcome.mismatches
    let isFirst = outcome.cases == 0
    try judgeRows(batch, results, &outcome)
    if isFirst, outcome.mismatches > before {
      outcome.hint = LateAnswers(
        results, batch, mismatches: Int(outcome.mismatches - before), judge: judge
      )?.hint(knownLatency: subject.latency)
    }
  }

  private func judgeRows(
    _ batch: CaseBatch, _ results: ResultBatch, _ outcome: inout PartOutcome
  ) throws {
    if let quick, results.unsettled.isEmpty {
      try judgeQuickly(quick, batch, results, &outcome)
    } else {
      for index in 0..<batch.count
      where results.unsettled[index] != nil || !judge.isRight(results, batch, index) {
        record(batch, results, index, &outcome)
      }
    }
  }

  private func judgeQuickly(
    _ quick: QuickJudge, _ batch: CaseBatch, _ results: ResultBatch, _ outcome: inout PartOutcome
  ) throws {
    var index = 0
    while let next = quick.firstUnclear(batch, results, from: index) {
      // Wrong, undecided, or due for the cross-check.
      index = next.index
      let isRight = judge.isRight(results, batch, index)
      if let quickly = next.isRight, quickly != isRight {
        throw SubjectFailure(
          "the two judges disagree: a bug of the verifier, at case "
            + "\(outcome.nextCase + UInt64(index))")
      }
      if !isRight { record(batch, results, index, &outcome) }
      index += 1
    }
  }

  private func record(
    _ batch: CaseBatch, _ results: ResultBatch, _ index: Int, _ outcome: inout PartOutcome
  ) {
    outcome.mismatches += 1
    let name = judge.className(results, batch, index)
    let known = outcome.classes.firstIndex { $0.name == name }
    let place = known ?? outcome.classes.count
    if known == nil { outcome.classes.append(MismatchClass(name: name, count: 0, examples: [])) }
    outcome.classes[place].count += 1
    if outcome.classes[place].examples.count < MismatchClass.exampleLimit {
      outcome.classes[place].examples.append(judge.mismatchLine(results, batch, index, of: subject))
    }
  }
}
