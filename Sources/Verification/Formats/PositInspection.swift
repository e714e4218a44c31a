import PositArithmetic
import PositOracle

/// Descriptions of patterns and numbers of a format, for people.
///
/// Exact values, boundaries and errors come from the oracle, the fields from the library.
public struct PositInspection {
  private let format: PositFormat
  private let oracle: OracleFormat

  /// Descriptions in a format.
  public init(_ format: PositFormat) {
    self.format = format
    oracle = OracleFormat(n: format.n, es: format.es)
  }

  /// The limits of the format.
  public var formatText: String {
    let quire = OracleQuire.bits(of: oracle)
    return InspectionTable.text([
      ("format", "\(format), \(max(0, format.n - 3 - format.es)) fraction bits at most"),
      ("maxpos", "\(format.hexadecimal(format.maxposPattern)) = 2^\(format.maxScale)"),
      ("minpos", "\(format.hexadecimal(format.minposPattern)) = 2^-\(format.maxScale)"),
      ("next above 1", exact(format.next(format.onePattern))),
      ("quire", "\(quire) bits, lowest bit 2^-\(2 * format.maxScale)"),
    ])
  }

  /// The description of a pattern (`0x...`), or of a number and the pattern that it rounds to.
  ///
  /// - Throws: `LineError` or `PositParsingError` for a text that is neither.
  public func text(of value: String) throws -> String {
    if let pattern = try LineReader.pattern(of: value, width: format.n) {
      return text(of: pattern, wanted: nil)
    }
    guard value.utf8.count <= LineFormat.longestDecimal else {
      throw LineError(
        line: 1, reason: "a decimal number has at most \(LineFormat.longestDecimal) characters",
        bytes: Array(value.utf8)[...])
    }
    let pattern = try format.pattern(parsing: value)
    return text(of: pattern, wanted: ExactRational(decimal: value).map { (value, $0) })
  }

  private func text(of pattern: UInt64, wanted: (text: String, value: ExactRational)?) -> String {
    var rows = [("pattern", "\(format.hexadecimal(pattern)) in \(format)")]
    if let fields = format.fields(pattern) {
      rows.append(("fields", "\(fields.bits)   (sign regime exponent fraction)"))
      rows.append(
        ("regime", "\(fields.regime), exponent \(fields.exponent), scale \(fields.scale)"))
    }
    rows.append(("value", exact(pattern)))
    if let wanted, let value = oracle.exactValue(pattern) {
      rows.append(("rounded from", "\(wanted.text): \(errorText(value, wanted.value))"))
    }
    rows.append(("shortest", format.shortestDecimal(pattern)))
    rows.append(("below", neighbour(format.prior(pattern))))
    rows.append(("above", neighbour(format.next(pattern))))
    if let interval = oracle.roundingInterval(pattern), pattern != 0 {
      let lower =
        interval.lower.map { InspectionTable.approximate(ExactRational($0)) } ?? "everything below"
      let upper =
        interval.upper.map { InspectionTable.approximate(ExactRational($0)) } ?? "everything above"
      rows.append(
        ("rounds here", "\(lower) to \(upper), ends \(interval.isClosed ? "included" : "excluded")")
      )
    }
    return InspectionTable.text(rows)
  }

  private func errorText(_ value: ExactRational, _ wanted: ExactRational) -> String {
    let error = value - wanted
    if error.sign == 0 { return "exact" }
    let end = ExactRational.decimalRange
    let furthest = ExactRational(10).power(wanted.magnitude > .one ? end : -end)
    if wanted.magnitude == furthest { return "saturated, it lies outside 10^-\(end) to 10^\(end)" }
    let relative =
      wanted.sign == 0 ? "" : ", relative \(InspectionTable.approximate(error / wanted))"
    return "error \(InspectionTable.approximate(error))\(relative)"
  }

  private func neighbour(_ pattern: UInt64) -> String {
    "\(format.hexadecimal(pattern)) = \(exact(pattern))"
  }

  private func exact(_ pattern: UInt64) -> String {
    guard let value = oracle.exactValue(pattern) else { return "NaR" }
    let text = value.exactDecimal ?? "\(value)"
    if text.count <= 40 { return text }
    guard let dyadic = oracle.dyadic(pattern) else { return text }
    let zeros = dyadic.significand.trailingZeroBitCount
    let power = "2^\(dyadic.exponent + zeros)"
    let odd = dyadic.significand >> Int64(zeros)
    return "\(InspectionTable.approximate(value)), exactly "
      + (odd == 1 ? power : "\(odd) * \(power)")
  }
}
