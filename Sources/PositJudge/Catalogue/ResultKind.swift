import PositOracle

/// What stands in a line of results.
public enum ResultKind: Hashable, Sendable {
  /// A pattern of the campaign's format.
  case posit
  /// 0 or 1.
  case boolean
  /// A word of an integer type.
  case integer(IntegerFormat)
  /// A bit pattern of an IEEE format.
  case ieee(IEEEFormat)
  /// The register of a quire.
  case quire
  /// The exact value as decimal text.
  case exactDecimal
  /// A decimal text that reads back as the same pattern, with the fewest digits.
  case shortestDecimal
}

extension ResultKind {
  /// How the result is written, for help texts.
  public var summary: String {
    switch self {
    case .posit: "posit"
    case .boolean: "0 or 1"
    case .integer(let type): type.name
    case .ieee(let type): "float\(type.width) bits"
    case .quire: "quire"
    case .exactDecimal, .shortestDecimal: "decimal"
    }
  }
}
