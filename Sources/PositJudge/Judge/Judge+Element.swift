import PositOracle

/// Settings in element formats: results are compared with the oracle's, since infinities, NaN and the signs
/// of zeros have no interval.
extension Judge {
  /// The format in which a setting's results are.
  var resultFormat: OracleElementFormat {
    if case .ieee(let type) = setting.operation.result { return OracleElementFormat(type) }
    return setting.format
  }

  /// The word that is right of a row; nil where a NaN is due that the format does not have.
  ///
  /// - Precondition: the result is no text and not drawn.
  func elementWord(_ rule: ElementRule, _ batch: CaseBatch, _ index: Int) -> UInt64? {
    let format = setting.format
    guard let rounding = setting.rounding.oracle else {
      preconditionFailure("'\(setting)' has no one right result")
    }
    let overflow = setting.rounding.overflow
    let row = batch.row(index)
    let (x, y) = (row[row.startIndex], row[min(row.startIndex + 1, row.endIndex - 1)])
    switch rule {
    case .add: return format.add(x, y, rounding, overflow: overflow)
    case .subtract: return format.subtract(x, y, rounding, overflow: overflow)
    case .multiply: return format.multiply(x, y, rounding, overflow: overflow)
    case .divide: return format.divide(x, y, rounding, overflow: overflow)
    case .fma: return format.fma(x, y, row[row.startIndex + 2], rounding, overflow: overflow)
    case .squareRoot: return format.squareRoot(x, rounding, overflow: overflow)
    case .convert: return format.converted(x, from: setting.source, rounding, overflow: overflow)
    case .fromIEEE(let type):
      return format.converted(x, from: OracleElementFormat(type), rounding, overflow: overflow)
    case .toIEEE(let type):
      return OracleElementFormat(type).converted(x, from: format, rounding, overflow: overflow)
    case .fromDecimal:
      return format.rounded(text: batch.text(index), rounding, overflow: overflow)
    case .toDecimal: preconditionFailure("'\(setting)' gives text")
    }
  }

  /// The exact result of a row before it is rounded; nil for roots, which need not be rational.
  func elementValue(
    _ rule: ElementRule, _ batch: CaseBatch, _ index: Int
  ) -> OracleElementFormat.Value? {
    let format = setting.format
    let row = batch.row(index)
    func value(_ column: Int) -> OracleElementFormat.Value {
      format.value(row[row.startIndex + column])
    }
    switch rule {
    case .add: return OracleElementFormat.sum(value(0), value(1))
    case .subtract:
      return OracleElementFormat.sum(value(0), OracleElementFormat.negative(value(1)))
    case .multiply: return OracleElementFormat.product(value(0), value(1))
    case .divide: return OracleElementFormat.quotient(value(0), value(1))
    case .fma:
      return OracleElementFormat.sum(OracleElementFormat.product(value(0), value(1)), value(2))
    case .squareRoot: return nil
    case .convert: return setting.source.value(row[row.startIndex])
    case .fromIEEE(let type): return OracleElementFormat(type).value(row[row.startIndex])
    case .toIEEE, .toDecimal: return value(0)
    case .fromDecimal: return OracleElementFormat.Value(text: batch.text(index))
    }
  }

  /// The exact result of a row in an element format, before it is rounded; nil of posits as the standard has
  /// them, of roots and of text.
  public func exactElement(_ batch: CaseBatch, _ index: Int) -> OracleElementFormat.Value? {
    setting.elementRule.flatMap { elementValue($0, batch, index) }
  }

  /// Whether a result is right: the one word, or any NaN where one is due, a quiet one of IEEE formats, or
  /// anything where one is due that the format does not have.
  func isRightElement(
    _ rule: ElementRule, _ results: ResultBatch, _ batch: CaseBatch, _ index: Int
  ) -> Bool {
    let got = results.words[index]
    switch setting.operation.result {
    case .exactDecimal:
      return setting.format.isExactText(results.texts[Int(got)], of: batch.words[index])
    case .shortestDecimal:
      return setting.format.isShortestText(results.texts[Int(got)], of: batch.words[index])
    case .ieee(let type):
      let right = elementWord(rule, batch, index)
      if let right, type.isQuietNaN(right) { return type.isQuietNaN(got) }
      return right == got
    default: return setting.format.accepts(got, for: elementWord(rule, batch, index))
    }
  }

  /// The right result of a row; -0 where any is right, since a NaN is due that the format does not have.
  func appendElement(
    _ rule: ElementRule, _ batch: CaseBatch, _ index: Int, to results: inout ResultBatch
  ) {
    switch setting.operation.result {
    case .exactDecimal: results.append(text: setting.format.exactText(batch.words[index]))
    case .shortestDecimal: results.append(text: setting.format.shortestText(batch.words[index]))
    default:
      results.words.append(elementWord(rule, batch, index) ?? setting.format.signBit)
    }
  }

  /// What is right of a row where more than one result is; nil where there is only one.
  func elementFreedom(_ rule: ElementRule, _ batch: CaseBatch, _ index: Int) -> String? {
    if case .toDecimal = rule { return nil }
    guard let right = elementWord(rule, batch, index) else {
      return "anything, since the format has no NaN"
    }
    if case .ieee(let type) = setting.operation.result {
      return type.isQuietNaN(right) ? "any quiet NaN" : nil
    }
    return !setting.format.isPosit && setting.format.isNotANumber(right) ? "any NaN" : nil
  }
}
