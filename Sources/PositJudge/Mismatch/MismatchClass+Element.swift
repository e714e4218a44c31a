import PositOracle

extension Judge {
  /// What is wrong with a result in an element format, in a few words.
  func elementClass(
    _ rule: ElementRule, _ results: ResultBatch, _ batch: CaseBatch, _ index: Int
  ) -> String {
    let got = results.words[index]
    if setting.operation.result == .exactDecimal || setting.operation.result == .shortestDecimal {
      return elementTextClass(results.texts[Int(got)], batch.words[index])
    }
    let format = resultFormat
    guard got & ~format.mask == 0 else { return "no value of the format" }
    guard let right = elementWord(rule, batch, index) else { return "nothing is wrong" }
    let value = elementValue(rule, batch, index)
    switch (format.value(got), format.value(right)) {
    case (.notANumber, .notANumber): return "another pattern of NaN"
    case (.notANumber, .infinity): return "NaN instead of infinity"
    case (.notANumber, .number): return "NaN instead of a number" + edge(right, format)
    case (.infinity, .notANumber): return "infinity instead of NaN"
    case (.infinity, .infinity): return "the wrong sign"
    case (.infinity, .number): return "infinity instead of a number" + edge(right, format)
    case (.number, .notANumber):
      // NaN as overflow, or as the result of what has none.
      guard case .number? = value else { return "a number instead of NaN" }
      return magnitude(got, format) == format.largestPattern
        ? "the largest number instead of NaN (saturates)" : "a number instead of NaN, of overflow"
    case (.number, .infinity):
      return magnitude(got, format) == format.largestPattern
        ? "the largest number instead of infinity (saturates)" : "a number instead of infinity"
    case (.number(let a, _), .number(let b, _)):
      return numberClass(got, a, right, b, value) + edge(right, format)
    }
  }

  private func numberClass(
    _ got: UInt64, _ gotValue: ExactRational, _ right: UInt64, _ rightValue: ExactRational,
    _ exact: OracleElementFormat.Value?
  ) -> String {
    let format = resultFormat
    if gotValue.sign == 0, rightValue.sign == 0 { return "-0 instead of 0, or the reverse" }
    if gotValue.sign == 0 {
      return isSubnormal(right, format)
        ? "zero instead of a subnormal number (flushed?)" : "zero instead of a nonzero number"
    }
    if rightValue.sign == 0 { return "a number instead of zero" }
    if gotValue.sign != rightValue.sign { return "the wrong sign" }
    let (a, b) = (magnitude(got, format), magnitude(right, format))
    if max(a, b) - min(a, b) > 1 { return "more than one pattern off" }
    guard case .number(let number, _)? = exact else { return "the wrong neighbour" }
    if number == rightValue { return "the neighbour of a number that needs no rounding" }
    guard setting.rounding.direction == .nearest else { return "the wrong neighbour" }
    let ends = format.roundingEnds(b)
    let isTie = [ends.lower, ends.upper].contains(number.magnitude)
    return isTie ? "a tie to the odd pattern" : "the wrong neighbour"
  }

  private func magnitude(_ word: UInt64, _ format: OracleElementFormat) -> UInt64 {
    word & format.signBit == 0 ? word : format.negated(word)
  }

  private func isSubnormal(_ word: UInt64, _ format: OracleElementFormat) -> Bool {
    guard case .float(_, let fractionBits, _, _) = format else { return false }
    return magnitude(word, format) >> UInt64(fractionBits) == 0
  }

  private func edge(_ right: UInt64, _ format: OracleElementFormat) -> String {
    let magnitude = magnitude(right, format)
    if magnitude == format.largestPattern { return ", at the largest number" }
    return magnitude == 1 ? ", at the least number" : ""
  }

  private func elementTextClass(_ got: String, _ pattern: UInt64) -> String {
    guard let read = OracleElementFormat.Value(text: got) else { return "no decimal number" }
    guard setting.format.accepts(setting.format.rounded(read) ?? 0, for: pattern) else {
      return "another decimal"
    }
    return setting.operation.result == .exactDecimal
      ? "a decimal that reads back, but is not exact"
      : "a decimal that reads back, but is not the shortest"
  }

  /// The exact value of a row and, of numbers, the point at which rounding changes between the result and
  /// the right one.
  func elementExplanation(
    _ rule: ElementRule, _ batch: CaseBatch, _ index: Int, _ got: UInt64
  ) -> String {
    if case .toDecimal = rule { return "" }
    guard let exact = elementValue(rule, batch, index) else { return "" }
    guard case .number(let number, _) = exact else { return "" }
    let text = ", exact \(number.scientificText(digits: 17))"
    let format = resultFormat
    guard setting.rounding.direction == .nearest, got & ~format.mask == 0,
      let right = elementWord(rule, batch, index), number.sign != 0
    else { return text }
    let (a, b) = (magnitude(got, format), magnitude(right, format))
    guard b > 0, b <= format.largestPattern else { return text }
    let ends = format.roundingEnds(b, overflow: setting.rounding.overflow)
    guard let boundary = a > b ? ends.upper : ends.lower else { return text }
    let signed = number.sign < 0 ? -boundary : boundary
    let distance = number - signed
    return text + ", boundary \(signed.scientificText(digits: 17))"
      + (distance.sign == 0 ? ": a tie" : "")
  }
}
