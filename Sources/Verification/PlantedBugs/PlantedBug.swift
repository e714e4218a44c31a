import PositJudge
import PositOracle

/// A deliberate error in an otherwise right implementation: what campaigns must find.
public struct PlantedBug: Sendable {
  /// The name in the list.
  public let name: String

  /// What is wrong.
  public let summary: String

  /// The campaign that must find it.
  public let part: CampaignPart

  /// The wrong result of a case; its right one where the error does not show.
  let result: @Sendable (MutantCase) -> [UInt64]

  /// The error that a campaign must find.
  init(
    _ name: String, _ summary: String, _ part: CampaignPart,
    _ result: @escaping @Sendable (MutantCase) -> [UInt64]
  ) {
    self.name = name
    self.summary = summary
    self.part = part
    self.result = result
  }

  /// The error in an operation.
  ///
  /// It is looked for by going through all operands of posit(8,2), or, where that cannot be, by the
  /// hard cases of the format.
  init(
    _ name: String, _ summary: String, in operation: Operation, _ format: OracleFormat = .posit8,
    from source: OracleFormat? = nil, _ result: @escaping @Sendable (MutantCase) -> [UInt64]
  ) {
    let setting = Setting(
      operation, OracleElementFormat(format), from: source.map { OracleElementFormat($0) })
    let total = OperandSource.exhaustiveSize(setting) ?? .max
    self.init(
      name, summary,
      CampaignPart(setting, total <= 1 << 17 ? .exhaustive : .hardCases, seed: 1), result)
  }

  /// The error in an operation with a posit as its result.
  init(
    _ name: String, _ summary: String, of operation: Operation, _ format: OracleFormat = .posit8,
    from source: OracleFormat? = nil, _ word: @escaping @Sendable (MutantCase) -> UInt64
  ) {
    self.init(name, summary, in: operation, format, from: source) { [word($0)] }
  }
}

/// One case of a mutant: its operands, what they are, and the right result.
struct MutantCase {
  let setting: Setting
  let words: ArraySlice<UInt64>
  let text: String
  let right: [UInt64]
  let real: ExactReal

  /// The exact result in an element format; nil of posits as the standard has them, and of roots.
  var exact: OracleElementFormat.Value?

  /// The draw, where the result is drawn.
  var draw: MutantDraw?

  var format: OracleFormat { setting.oracle }

  /// The right result, where it is one word.
  var rightWord: UInt64 { right[0] }

  /// The word of a column.
  func word(_ column: Int) -> UInt64 { words[words.startIndex + column] }

  /// The exact value of a column that is a posit; nil for NaR.
  func value(_ column: Int) -> ExactRational? { format.exactValue(word(column)) }

  /// Whether a column is NaR.
  func isNaR(_ column: Int) -> Bool { word(column) == format.nar }

  /// The exact result where it is rational.
  var rational: ExactRational? {
    if case .rational(let value) = real { return value }
    return nil
  }

  /// The result rounded by another rule, where the exact result is rational.
  func rounded(_ decide: (RoundingChoice) -> UInt64) -> UInt64 {
    rational.map { RoundingChoice.rounded($0, format, decide) } ?? rightWord
  }
}

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
