import PositOracle

/// What an operation is in any element format: floating-point formats, b-posits, posits rounded otherwise
/// than the standard has it.
public enum ElementRule: Hashable, Sendable {
  case add, subtract, multiply, divide, fma, squareRoot
  /// From another element format.
  case convert
  /// From and to an IEEE number.
  case fromIEEE(IEEEFormat), toIEEE(IEEEFormat)
  /// From and to decimal text.
  case fromDecimal, toDecimal

  /// What the judge in integers compares; nil for text.
  var judged: ElementJudge.Rule? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .fma: .fma
    case .squareRoot: .squareRoot
    case .convert, .fromIEEE, .toIEEE: .convert
    case .fromDecimal, .toDecimal: nil
    }
  }
}
