/// The elementary functions of the standard, under its names.
///
/// Source: Standard for Posit Arithmetic (2022), sections 5.5 and 5.6, without the algebraic functions
/// sqrt, rSqrt and hypot.
public enum ElementaryFunction: String, CaseIterable, Sendable {
  case exp, expMinus1, exp2, exp2Minus1, exp10, exp10Minus1
  case log, logPlus1, log2, log2Plus1, log10, log10Plus1
  case sin, sinPi, cos, cosPi, tan, tanPi
  case arcSin, arcSinPi, arcCos, arcCosPi, arcTan, arcTanPi
  case sinH, cosH, tanH, arcSinH, arcCosH, arcTanH
  case pow, arcTan2, arcTan2Pi

  /// The number of operands: 1 or 2.
  public var arity: Int {
    switch self {
    case .pow, .arcTan2, .arcTan2Pi: 2
    default: 1
    }
  }

  /// The exact result at rational operands.
  ///
  /// - Precondition: as many operands as ``arity`` says.
  public func exactReal(_ operands: [ExactRational]) -> ExactReal {
    precondition(operands.count == arity, "\(self) has \(arity) operands")
    let x = operands[0]
    return switch self {
    case .exp: .exp(x)
    case .expMinus1: .expMinus1(x)
    case .exp2: .exp2(x)
    case .exp2Minus1: .exp2Minus1(x)
    case .exp10: .exp10(x)
    case .exp10Minus1: .exp10Minus1(x)
    case .log: .log(x)
    case .logPlus1: .logPlus1(x)
    case .log2: .log2(x)
    case .log2Plus1: .log2Plus1(x)
    case .log10: .log10(x)
    case .log10Plus1: .log10Plus1(x)
    case .sin: .sin(x)
    case .sinPi: .sinPi(x)
    case .cos: .cos(x)
    case .cosPi: .cosPi(x)
    case .tan: .tan(x)
    case .tanPi: .tanPi(x)
    case .arcSin: .arcSin(x)
    case .arcSinPi: .arcSinPi(x)
    case .arcCos: .arcCos(x)
    case .arcCosPi: .arcCosPi(x)
    case .arcTan: .arcTan(x)
    case .arcTanPi: .arcTanPi(x)
    case .sinH: .sinH(x)
    case .cosH: .cosH(x)
    case .tanH: .tanH(x)
    case .arcSinH: .arcSinH(x)
    case .arcCosH: .arcCosH(x)
    case .arcTanH: .arcTanH(x)
    case .pow: .pow(x, operands[1])
    case .arcTan2: .arcTan2(x, operands[1])
    case .arcTan2Pi: .arcTan2Pi(x, operands[1])
    }
  }
}

extension OracleFormat {
  /// The correctly rounded result of a function of posits; NaR for NaR among the operands.
  ///
  /// The first way: the exact cases are listed, everything else MPFR computes and truncates.
  ///
  /// - Precondition: as many operands as the function's ``ElementaryFunction/arity`` says.
  public func rounded(_ function: ElementaryFunction, _ operands: [UInt64]) -> UInt64 {
    let values = operands.compactMap { exactValue($0) }
    return values.count < operands.count ? nar : rounded(function.exactReal(values))
  }
}
