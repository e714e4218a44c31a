extension OracleElementFormat {
  /// A pattern as exact decimal text: `448`, `-0`, `inf`, `-inf`, `NaN`, and `NaR` in posits.
  public func exactText(_ pattern: UInt64) -> String {
    switch value(pattern) {
    case .number(let number, let isNegativeZero):
      isNegativeZero ? "-0" : number.exactDecimal ?? "\(number)"
    case .infinity(let isNegative): isNegative ? "-inf" : "inf"
    case .notANumber: isPosit ? "NaR" : "NaN"
    }
  }

  /// Whether a decimal text is that of a pattern, exactly; `-0` is no text of `0` nor the reverse.
  public func isExactText(_ text: String, of pattern: UInt64) -> Bool {
    switch (Value(text: text), value(pattern)) {
    case (.number(let a, let aIsNegative)?, .number(let b, let bIsNegative)):
      a == b && (isPosit || aIsNegative == bIsNegative)
    case (.infinity(let a)?, .infinity(let b)): a == b
    case (.notANumber?, .notANumber): true
    default: false
    }
  }

  /// The pattern that a decimal text rounds to, once; nil for NaN where there is none.
  ///
  /// Of a text that `Value.init(text:)` does not know, as of NaN.
  public func rounded(
    text: String, _ rounding: OracleRounding = .nearestEven, overflow: OracleOverflow = .nonFinite
  ) -> UInt64? {
    rounded(Value(text: text) ?? .notANumber, rounding, overflow: overflow)
  }
}

extension OracleElementFormat.Value {
  /// Reads `-1.25e-3`, `inf`, `infinity`, `nan` and `nar`, in upper and lower case, with or without a
  /// sign; nil for another text.
  ///
  /// What has a minus sign and is zero is -0.
  public init?(text: String) {
    let word = text.lowercased()
    let unsigned = word.hasPrefix("-") || word.hasPrefix("+") ? String(word.dropFirst()) : word
    switch unsigned {
    case "inf", "infinity": self = .infinity(isNegative: word.hasPrefix("-"))
    case "nan", "nar": self = .notANumber
    default:
      guard let number = ExactRational(decimal: text) else { return nil }
      self = .number(number, isNegativeZero: number.sign == 0 && word.hasPrefix("-"))
    }
  }
}
