import PositJudge

/// The right implementation with one planted bug, or with none.
public struct MutantSubject: Subject {
  /// The name in certificates.
  public let name: String

  private let result: (@Sendable (MutantCase) -> [UInt64])?

  /// The implementation without any bug: it must pass.
  public init() {
    name = "mutant without a bug"
    result = nil
  }

  /// The implementation with a bug.
  public init(_ bug: PlantedBug) {
    name = "mutant: \(bug.name)"
    result = bug.result
  }

  /// Whether the implementation has an operation: all.
  public func supports(_ setting: Setting) -> Bool { true }

  /// The results, wrong where the bug shows.
  public func results(_ batch: CaseBatch) -> ResultBatch {
    if batch.setting.rounding.direction == .stochastic { return draws(batch) }
    let judge = Judge(batch.setting)
    var results = ResultBatch(batch.setting)
    for index in 0..<batch.count {
      guard let result, batch.setting.operation.result != .exactDecimal else {
        judge.appendExpected(batch, index, to: &results)
        continue
      }
      var right = ResultBatch(batch.setting)
      judge.appendExpected(batch, index, to: &right)
      var mutantCase = MutantCase(
        setting: batch.setting, words: batch.row(index),
        text: batch.texts.isEmpty ? "" : batch.text(index), right: right.words,
        real: judge.exactReal(batch, index))
      mutantCase.exact = judge.exactElement(batch, index)
      results.words.append(contentsOf: result(mutantCase))
    }
    return results
  }

  /// Draws of one number after the other, from 32 random bits each.
  private func draws(_ batch: CaseBatch) -> ResultBatch {
    let draws = StochasticDraws(batch.setting)
    var results = ResultBatch(batch.setting)
    var last: (word: UInt64, expectation: StochasticDraws.Expectation)?
    for index in 0..<batch.count {
      let word = batch.words[index]
      let expectation = last?.word == word ? last?.expectation : nil
      let known = expectation ?? draws.expectation(word)
      last = (word, known)
      var random = CaseRandom(seed: ~batch.seed, index: batch.firstCase + UInt64(index))
      let draw = MutantDraw(
        setting: batch.setting, value: known.value, choice: known.choice, word: random.word() >> 32)
      var mutantCase = MutantCase(
        setting: batch.setting, words: batch.row(index), text: "", right: [draw.right],
        real: .notReal)
      mutantCase.draw = draw
      results.words.append(result?(mutantCase)[0] ?? draw.right)
    }
    return results
  }
}
