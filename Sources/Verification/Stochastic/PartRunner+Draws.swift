import PositJudge
import PositOracle

extension PartRunner {
  /// Judges whole blocks of draws: each result must be one of the two neighbours, and the upper one must come
  /// about as often as is due.
  func judgeDraws(_ batch: CaseBatch, _ results: ResultBatch, _ findings: inout BatchFindings) {
    let draws = StochasticDraws(batch.setting)
    let count = Int(StochasticDraws.drawsPerNumber)
    var sums = StochasticSums()
    for first in stride(from: 0, to: batch.count, by: count) {
      let expectation = draws.expectation(batch.words[first])
      let choice = expectation.choice
      var ups = 0
      for row in first..<min(first + count, batch.count) {
        let word = results.words[row]
        if results.unsettled[row] != nil {
          recordStranger(batch, results, row, choice, &findings)
        } else if word == choice.upper {
          ups += 1
        } else if word != choice.lower {
          // Any NaN is as good as another one.
          if setting.format.accepts(word, for: choice.upper) {
            ups += 1
          } else if !setting.format.accepts(word, for: choice.lower) {
            recordStranger(batch, results, row, choice, &findings)
          }
        }
      }
      // Where nothing is random there is nothing to count.
      guard choice.lower != choice.upper else { continue }
      var judge = self.drawJudge
      if !judge.accepts(ups: ups, of: count, choice) {
        recordCount(batch, first, ups: ups, expectation, &findings)
      }
      sums.add(judge.sums)
    }
    findings.stochastic = sums
  }

  /// The judge of each number.
  private var drawJudge: StochasticJudge { StochasticDraws.judge(cases: totalCases) }

  /// Adds to the outcome of a shard, when its last case is judged, what its cases show together: a bias that
  /// is too small to be seen at one number.
  func conclude(_ outcome: inout PartOutcome) {
    guard part.strength == .draws, let sums = outcome.stochastic, !drawJudge.accepts(sums.judged)
    else { return }
    var found = MismatchClass(
      name:
        "biased: the upper neighbour comes too \(sums.deviation > 0 ? "often" : "seldom") in all")
    found.count = 1
    let draws = Double(sums.numbers) * Double(StochasticDraws.drawsPerNumber)
    let mean = Double(sums.deviation) * StochasticSums.unit / draws
    found.examples = [
      "\(setting): over \(sums.numbers) numbers the upper neighbour comes by \(mean) of the draws too often, "
        + "\(sums.standardDeviations) standard deviations"
    ]
    outcome.append(found)
  }

  private func recordStranger(
    _ batch: CaseBatch, _ results: ResultBatch, _ row: Int, _ choice: StochasticChoice,
    _ findings: inout BatchFindings
  ) {
    let line = LineFormat(setting)
    var got: [UInt8] = []
    line.appendResult(results, row, to: &got)
    let allowed = hexadecimal(choice.lower)
    let isDrawn = choice.lower != choice.upper
    add(
      isDrawn ? "neither of the two neighbours" : "another result where nothing is random",
      "\(setting): \(operands(batch, row)) -> \(String(decoding: got, as: UTF8.self)), expected \(allowed)"
        + (isDrawn ? " or \(hexadecimal(choice.upper))" : ""), batch, row, &findings)
  }

  private func recordCount(
    _ batch: CaseBatch, _ row: Int, ups: Int, _ expectation: StochasticDraws.Expectation,
    _ findings: inout BatchFindings
  ) {
    let probability = expectation.choice.probabilityOfUpper.approximation
    let count = StochasticDraws.drawsPerNumber
    let isOften = Double(ups) > Double(count) * probability
    add(
      "the upper neighbour comes too \(isOften ? "often" : "seldom")",
      "\(setting): \(operands(batch, row)) -> \(hexadecimal(expectation.choice.upper)) in \(ups) of "
        + "\(count) draws, else \(hexadecimal(expectation.choice.lower)); the probability is "
        + "\(expectation.choice.probabilityOfUpper)", batch, row, &findings)
  }

  private func add(
    _ name: String, _ line: String, _ batch: CaseBatch, _ row: Int, _ findings: inout BatchFindings
  ) {
    findings.addMismatch(
      name, exampleLimit: exampleLimit,
      example: line + "; "
        + subject.origin(ofRow: row, operands: operands(batch, row), setting))
  }

  private func operands(_ batch: CaseBatch, _ row: Int) -> String {
    var bytes: [UInt8] = []
    LineFormat(setting).appendOperands(batch, row, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func hexadecimal(_ word: UInt64) -> String {
    String(pattern: word, width: setting.format.width)
  }
}
