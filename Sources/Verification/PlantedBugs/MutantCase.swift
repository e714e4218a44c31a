import PositJudge
import PositOracle

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

  /// The result of a function of the first operand, rounded; the right one where that is NaR or the
  /// function says nil.
  func result(_ function: (ExactRational) -> ExactReal?) -> UInt64 {
    value(0).flatMap { function($0) }.map { format.rounded($0) } ?? rightWord
  }

  /// The result of a function of the first two operands, rounded; else the right one.
  func result(_ function: (ExactRational, ExactRational) -> ExactReal?) -> UInt64 {
    guard let x = value(0), let y = value(1) else { return rightWord }
    return function(x, y).map { format.rounded($0) } ?? rightWord
  }

  /// The result of a function of three operands, rounded; else the right one.
  func result(
    _ function: (ExactRational, ExactRational, ExactRational) -> ExactReal?
  ) -> UInt64 {
    guard let x = value(0), let y = value(1), let z = value(2) else { return rightWord }
    return function(x, y, z).map { format.rounded($0) } ?? rightWord
  }

  /// The exact result cut to a count of significant bits before it is rounded; the right one where it
  /// is not rational.
  func result(cutTo bits: Int) -> UInt64 {
    rational.map { format.rounded($0.cut(toBits: bits)) } ?? rightWord
  }

  /// A number rounded to the format.
  func nearest(_ value: ExactRational) -> ExactRational? {
    format.exactValue(format.rounded(value))
  }

  /// The square root rounded to 64 bits, for datapaths that round it again; nil unless it is positive.
  func wideRoot(_ value: ExactRational) -> ExactRational? {
    let wide = OracleFormat(n: 64, es: format.es)
    return value.sign > 0 ? wide.exactValue(wide.rounded(.sqrt(value))) : nil
  }

  /// The exact sum of products of words, pair by pair, some of which may be left out or changed; nil
  /// where a factor is NaR.
  func sumOfProducts(
    _ words: ArraySlice<UInt64>, _ change: (ExactRational) -> ExactRational? = { $0 }
  ) -> ExactRational? {
    var sum = ExactRational.zero
    for start in stride(from: words.startIndex, to: words.endIndex, by: 2) {
      guard let x = format.exactValue(words[start]), let y = format.exactValue(words[start + 1]),
        let product = change(x * y)
      else { return nil }
      sum = sum + product
    }
    return sum
  }

  /// The result rounded by another rule, where the exact result is rational.
  func rounded(_ decide: (RoundingChoice) -> UInt64) -> UInt64 {
    rational.map { RoundingChoice.rounded($0, format, decide) } ?? rightWord
  }
}
