/// An operand whose result lies close to a rounding boundary.
public struct HardCase: Sendable, Hashable {
  /// The pattern of the operand.
  public let operand: UInt64

  /// -log2 of the distance between the exact result and the boundary, relative to the result: the
  /// accuracy in bits that an evaluation needs to round this result correctly.
  public let bits: Double

  /// The hard case of an operand.
  public init(operand: UInt64, bits: Double) {
    self.operand = operand
    self.bits = bits
  }
}

extension ElementaryFunction {
  /// Whether f(-x) is f(x) or -f(x), so that negative operands are as hard as positive ones.
  public var isEvenOrOdd: Bool {
    switch self {
    case .sin, .sinPi, .cos, .cosPi, .tan, .tanPi, .arcSin, .arcSinPi, .arcTan, .arcTanPi, .sinH,
      .cosH, .tanH, .arcSinH, .arcTanH:
      true
    default: false
    }
  }
}
