import PositOracle

/// Says of results whether they are right, and what would have been right.
public struct Judge: Sendable {
  /// The operation and the format.
  public let setting: Setting

  private var format: OracleFormat { setting.oracle }

  /// The judge of a setting that has no ``Setting/problem``.
  public init(_ setting: Setting) { self.setting = setting }

  /// Whether the result of a row is right; looks at the interval of the result, without rounding.
  public func isRight(_ results: ResultBatch, _ batch: CaseBatch, _ index: Int) -> Bool {
    if let rule = setting.elementRule { return isRightElement(rule, results, batch, index) }
    switch setting.operation.reference {
    case .real1, .real2, .real3, .realInteger, .roundedSum, .fromDecimal:
      return format.isCorrectlyRounded(results.words[index], of: exactReal(batch, index))
    case .word(let function):
      let right = function(setting, batch.row(index))
      if case .ieee(let type) = setting.operation.result, type.isQuietNaN(right) {
        return type.isQuietNaN(results.words[index])
      }
      return results.words[index] == right
    case .quire(let function):
      return results.row(index).elementsEqual(function(format, batch.row(index)).words)
    case .toDecimal:
      return isRightDecimal(results.texts[Int(results.words[index])], batch.words[index])
    }
  }

  /// The right result of a row, written as one appended to `results`; rounds the exact value.
  public func appendExpected(_ batch: CaseBatch, _ index: Int, to results: inout ResultBatch) {
    if let rule = setting.elementRule {
      return appendElement(rule, batch, index, to: &results)
    }
    switch setting.operation.reference {
    case .real1, .real2, .real3, .realInteger, .roundedSum, .fromDecimal:
      results.words.append(format.rounded(exactReal(batch, index)))
    case .word(let function):
      results.words.append(function(setting, batch.row(index)))
    case .quire(let function):
      results.words.append(contentsOf: function(format, batch.row(index)).words)
    case .toDecimal:
      results.append(text: expectedDecimal(batch.words[index]))
    }
  }

  /// What is right of a row where more than one result is; nil where there is only one.
  public func freedom(_ batch: CaseBatch, _ index: Int) -> String? {
    if let rule = setting.elementRule { return elementFreedom(rule, batch, index) }
    guard case .word(let function) = setting.operation.reference,
      case .ieee(let type) = setting.operation.result,
      type.isQuietNaN(function(setting, batch.row(index)))
    else { return nil }
    return "any quiet NaN"
  }

  /// The exact result of a row before rounding, for operations that round to a posit.
  public func exactReal(_ batch: CaseBatch, _ index: Int) -> ExactReal {
    if !setting.isStandard { return .notReal }
    let start = index * batch.rowWidth
    func value(_ column: Int) -> ExactRational? { format.exactValue(batch.words[start + column]) }
    switch setting.operation.reference {
    case .real1(let function):
      guard let x = value(0) else { return .notReal }
      return function(x)
    case .real2(let function):
      guard let x = value(0), let y = value(1) else { return .notReal }
      return function(x, y)
    case .real3(let function):
      guard let x = value(0), let y = value(1), let z = value(2) else { return .notReal }
      return function(x, y, z)
    case .realInteger(let function):
      guard let x = value(0) else { return .notReal }
      return function(x, Int(Int64(bitPattern: batch.words[start + 1])))
    case .roundedSum(let function):
      return function(format, batch.row(index)).map { .rational($0) } ?? .notReal
    case .fromDecimal:
      return ExactRational(decimal: batch.text(index)).map { .rational($0) } ?? .notReal
    case .word, .quire, .toDecimal:
      return .notReal
    }
  }

  /// Whether the exact result of a row is known to be a real number that gets rounded.
  public var roundsToPosit: Bool {
    if !setting.isStandard { return false }
    return switch setting.operation.reference {
    case .real1, .real2, .real3, .realInteger, .roundedSum, .fromDecimal: true
    case .word, .quire, .toDecimal: false
    }
  }
}
