import PositOracle

/// What the quick judge of an operation compares with the ends of the rounding interval.
public enum QuickRule: Sendable {
  /// There is no quick judge: the exact one sees every case.
  case none(because: String)

  case negate, abs, sign
  case nearestInt, ceil, floor
  case next, prior
  /// Whether the order of two posits, -1, 0 or 1, passes a test.
  case compare(@Sendable (Int) -> Bool)
  case multiply, divide, fMM, sqrt, rSqrt
  case add, subtract, fma, hypot, dot, qToP
  case rootN, compound
  case pToQ, qNegate, qAbs
  case qAddP(isSubtracted: Bool), qAddQ(isSubtracted: Bool), qMulAdd(isSubtracted: Bool)
  case convert
  case fromIEEE(IEEEFormat), toIEEE(IEEEFormat)
  case fromInteger(IntegerFormat), toInteger(IntegerFormat)
  /// Bounds of a decimal text.
  case fromDecimal

  /// Why there is no quick judge; nil where there is one.
  public var reasonForNone: String? {
    if case .none(let reason) = self { reason } else { nil }
  }
}
