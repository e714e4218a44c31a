import PositJudge
import PositOracle

/// Descriptions of patterns and numbers of any element format, for people: floating-point formats and
/// b-posits, for which ``PositInspection`` has no words.
///
/// All of it is the oracle's, by the definition of the format.
public struct ElementInspection {
  private let format: OracleElementFormat
  private let overflow: OracleOverflow

  /// Descriptions in a format; `overflow` says what becomes of numbers beyond the largest.
  public init(_ format: OracleElementFormat, overflow: OracleOverflow = .nonFinite) {
    self.format = format
    self.overflow = overflow
  }

  /// The limits of the format.
  public var formatText: String {
    var rows: [(String, String)] = []
    switch format {
    case .posit(let n, let es, let limit):
      let regime = limit.map { ", a regime of at most \($0) bits" } ?? ""
      rows.append(("format", "\(format), \(n) bits: sign, regime, \(es) exponent bits\(regime)"))
    case .float(let exponentBits, let fractionBits, let bias, let specials):
      rows.append(
        (
          "format",
          "\(format), \(format.width) bits: sign, \(exponentBits) exponent bits, \(fractionBits) "
            + "fraction bits; bias \(bias)"
        ))
      let text =
        switch specials {
        case .infinityAndNaN: "infinities and NaN"
        case .oneNaN: "no infinity; NaN is all bits behind the sign"
        case .none: "none: every pattern is a number"
        }
      rows.append(("specials", text))
    }
    rows.append(("largest", neighbour(format.largestPattern)))
    if case .float(_, let fractionBits, _, _) = format {
      rows.append(("least normal", neighbour(1 << UInt64(fractionBits))))
    }
    rows.append(("least", neighbour(1)))
    let one = format.rounded(.one)
    rows.append(("next above 1", exact(one + 1)))
    return InspectionTable.text(rows)
  }

  /// The description of a pattern (`0x...`), or of a number and the pattern that it rounds to.
  ///
  /// - Throws: `LineError` for a text that is neither.
  public func text(of value: String) throws -> String {
    if let pattern = try LineReader.pattern(of: value, width: format.width) {
      return text(of: pattern, wanted: nil)
    }
    let unsigned = value.drop { $0 == "-" || $0 == "+" }.lowercased()
    let isNegative = value.hasPrefix("-")
    if let end = ["minpos": 1, "maxpos": format.largestPattern][unsigned] {
      return text(of: isNegative ? format.negated(end) : end, wanted: nil)
    }
    let bytes = Array(value.utf8)[...]
    guard bytes.count <= LineFormat.longestDecimal else {
      throw LineError(
        line: 1, reason: "a decimal number has at most \(LineFormat.longestDecimal) characters",
        bytes: bytes)
    }
    guard let number = OracleElementFormat.Value(text: value) else {
      throw LineError(
        line: 1,
        reason: "write a pattern such as 0x0, a decimal such as -1.25 or 3e-4, or inf, NaN, "
          + "maxpos, minpos", bytes: bytes)
    }
    guard let pattern = format.rounded(number, overflow: overflow) else {
      throw LineError(line: 1, reason: "\(format) has no NaN", bytes: bytes)
    }
    return text(of: pattern, wanted: (value, number))
  }

  private func text(
    of pattern: UInt64, wanted: (text: String, value: OracleElementFormat.Value)?
  ) -> String {
    var rows = [("pattern", "\(hexadecimal(pattern)) in \(format)")]
    rows += fieldRows(pattern)
    rows.append(("value", exact(pattern)))
    if let wanted {
      if case .number(let number, _) = wanted.value, let value = format.exactValue(pattern) {
        rows.append(("rounded from", "\(wanted.text): \(errorText(value, number))"))
      } else {
        rows.append(("rounded from", wanted.text))
      }
    }
    rows.append(("shortest", plain(format.shortestText(pattern))))
    if let value = format.exactValue(pattern) {
      rows += neighbourRows(pattern, value)
    }
    return InspectionTable.text(rows)
  }

  /// Sign, exponent and fraction as they stand in the word; of b-posits, as of posits, those of the
  /// magnitude, of which a negative number is the two's complement.
  private func fieldRows(_ pattern: UInt64) -> [(String, String)] {
    let sign = pattern & format.signBit == 0 ? "0" : "1"
    switch format {
    case .float(let exponentBits, let fractionBits, let bias, _):
      let rest = pattern & ~format.signBit
      let field = Int(rest >> UInt64(fractionBits))
      let fraction = rest & (1 << UInt64(fractionBits) - 1)
      let bits =
        "\(sign) \(binary(UInt64(field), exponentBits)) \(binary(fraction, fractionBits))"
      let kind: String
      switch format.value(pattern) {
      case .notANumber: kind = "NaN"
      case .infinity: kind = "infinity"
      case .number where rest == 0: kind = "zero"
      case .number where field == 0:
        kind = "subnormal, scale \(1 - bias)"
      case .number: kind = "normal, scale \(field) - \(bias) = \(field - bias)"
      }
      return [("fields", bits + "   (sign exponent fraction)"), ("kind", kind)]
    case .posit(let n, let es, let limit):
      if pattern == 0 || pattern == format.signBit { return [] }
      let magnitude = sign == "1" ? format.negated(pattern) : pattern
      var bits = Array(binary(magnitude, n - 1))[...]
      let first = bits.first ?? "0"
      let run = min(bits.prefix { $0 == first }.count, limit ?? n)
      let regimeBits = min(run == limit ? run : run + 1, n - 1)
      let regime = String(bits.prefix(regimeBits))
      bits = bits.dropFirst(regimeBits)
      let exponent = String(bits.prefix(es))
      let texts = [sign, regime, exponent, String(bits.dropFirst(es))].filter { !$0.isEmpty }
      let r = first == "1" ? run - 1 : -run
      let padded = exponent + String(repeating: "0", count: es - exponent.count)
      let e = Int(padded, radix: 2) ?? 0
      return [
        ("fields", texts.joined(separator: " ") + "   (sign regime exponent fraction)"),
        ("regime", "\(r), exponent \(e), scale \(r << es + e)"),
      ]
    }
  }

  private func neighbourRows(_ pattern: UInt64, _ value: ExactRational) -> [(String, String)] {
    let isNegative = pattern & format.signBit != 0
    let magnitude = isNegative ? format.negated(pattern) : pattern
    /// The pattern one step away from zero, or toward it and through it.
    func stepped(outward: Bool) -> String {
      if outward {
        return magnitude == format.largestPattern
          ? beyond(isNegative: isNegative) : neighbour(signed(magnitude + 1, isNegative))
      }
      return magnitude == 0
        ? neighbour(signed(1, !isNegative)) : neighbour(signed(magnitude - 1, isNegative))
    }
    var rows = [
      ("below", stepped(outward: isNegative)), ("above", stepped(outward: !isNegative)),
    ]
    if magnitude > 0 {
      let ends = format.roundingEnds(magnitude, overflow: overflow)
      let near = ends.lower ?? .zero
      let (lower, upper) =
        isNegative ? (ends.upper.map { -$0 }, Optional(-near)) : (Optional(near), ends.upper)
      let text =
        "\(lower.map(InspectionTable.approximate) ?? "everything below") to "
        + "\(upper.map(InspectionTable.approximate) ?? "everything above"), ends "
        + (magnitude % 2 == 0 ? "included" : "excluded")
      rows.append(("rounds here", text))
    }
    return rows
  }

  private func signed(_ magnitude: UInt64, _ isNegative: Bool) -> UInt64 {
    isNegative ? format.negated(magnitude) : magnitude
  }

  /// What comes after the largest number.
  private func beyond(isNegative: Bool) -> String {
    if format.isPosit { return "\(hexadecimal(format.signBit)) = NaR" }
    if let infinity = format.infinity { return neighbour(signed(infinity, isNegative)) }
    return format.notANumber.map { "\(hexadecimal(signed($0, isNegative))) = NaN" } ?? "none"
  }

  private func errorText(_ value: ExactRational, _ wanted: ExactRational) -> String {
    let error = value - wanted
    if error.sign == 0 { return "exact" }
    let relative =
      wanted.sign == 0 ? "" : ", relative \(InspectionTable.approximate(error / wanted))"
    return "error \(InspectionTable.approximate(error))\(relative)"
  }

  /// A decimal without exponent, where that is not longer than a line.
  private func plain(_ text: String) -> String {
    guard text.contains("e"), let decimal = ExactRational(decimal: text)?.exactDecimal,
      decimal.utf8.count <= 24
    else { return text }
    return decimal
  }

  private func neighbour(_ pattern: UInt64) -> String {
    "\(hexadecimal(pattern)) = \(exact(pattern))"
  }

  private func exact(_ pattern: UInt64) -> String {
    let text = format.exactText(pattern)
    guard text.utf8.count > 40, let value = format.exactValue(pattern) else { return text }
    // An odd number of units of a power of two.
    var exponent = value.binaryExponent
    var odd = value.scaled(byPowerOfTwo: -exponent)
    while !odd.isInteger {
      odd = odd + odd
      exponent -= 1
    }
    let power = "2^\(exponent)"
    let product = odd.magnitude == .one ? power : "\(odd.magnitude) * \(power)"
    return "\(InspectionTable.approximate(value)), exactly \(value.sign < 0 ? "-" : "")\(product)"
  }

  private func hexadecimal(_ pattern: UInt64) -> String {
    String(pattern: pattern, width: format.width)
  }

  private func binary(_ value: UInt64, _ count: Int) -> String {
    let digits = String(value, radix: 2)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}

/// Rows of a name and a text, as `inspect` writes them.
enum InspectionTable {
  /// The rows, one a line, the texts below one another.
  static func text(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { row in
      row.0 + String(repeating: " ", count: width - row.0.count + 2) + row.1
    }.joined(separator: "\n")
  }

  /// About a number, to 9 digits.
  static func approximate(_ value: ExactRational) -> String {
    let text = value.exactDecimal ?? ""
    if !text.isEmpty && text.count <= 24 { return text }
    return "\(value.scientificText(digits: 9))"
  }
}
