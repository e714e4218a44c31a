import CMPFR

/// The value f(x) or f(x, y) of an elementary function, placed among dyadic numbers without
/// evaluating f: by its inverse, or by the sign of an expression that vanishes where f(x) = b.
///
/// exp(x) < b exactly if x < log(b). Nothing here shares a formula, a list of exact cases or a
/// domain rule with ``ExactReal``, so that a slip in either, or in one of MPFR's functions, shows as a
/// disagreement.
struct InversePlacement: PlacedReal {
  let function: ElementaryFunction
  let x: Dyadic
  let y: Dyadic

  /// The place of f(x), or of f(x, y) for a function of two operands.
  init(_ function: ElementaryFunction, _ operands: [Dyadic]) {
    precondition(operands.count == function.arity, "\(function) has \(function.arity) operands")
    self.function = function
    x = operands[0]
    y = operands[operands.count - 1]
  }

  /// -1, 0 or 1: the sign of f(x) less `b`.
  ///
  /// - Precondition: ``isReal``.
  func compare(_ b: Dyadic) -> Int {
    switch function {
    case .exp, .expMinus1, .exp2, .exp2Minus1, .exp10, .exp10Minus1, .log, .logPlus1, .log2,
      .log2Plus1, .log10, .log10Plus1, .sinH, .cosH, .tanH, .arcSinH, .arcCosH, .arcTanH:
      compareMonotonic(b)
    case .arcSin, .arcSinPi, .arcCos, .arcCosPi, .arcTan, .arcTanPi: compareAngle(b)
    case .sin, .cos, .tan: compareInRadians(b)
    case .sinPi, .cosPi, .tanPi: compareInHalfTurns(b)
    case .pow: comparePower(b)
    case .arcTan2, .arcTan2Pi: compareDirection(b)
    }
  }

  /// Whether the function has a unique real value here.
  var isReal: Bool {
    let one = Dyadic(significand: 1, exponent: 0)
    let minusOne = Dyadic(significand: -1, exponent: 0)
    return switch function {
    case .log, .log2, .log10: x.significand > 0
    case .logPlus1, .log2Plus1, .log10Plus1: x.compare(minusOne) > 0
    case .arcSin, .arcSinPi, .arcCos, .arcCosPi: x.magnitude.compare(one) <= 0
    case .arcTanH: x.magnitude.compare(one) < 0
    case .arcCosH: x.compare(one) >= 0
    // The poles are the odd multiples of 1/2.
    case .tanPi: x.significand == 0 || x.oddForm.exponent != -1
    case .pow:
      x.significand > 0 || (x.significand == 0 && y.significand > 0)
        || (x.significand < 0 && (y.significand == 0 || y.oddForm.exponent >= 0))
    case .arcTan2, .arcTan2Pi: x.significand != 0 || y.significand != 0
    default: true
    }
  }
}

extension OracleFormat {
  /// Whether a pattern is the correctly rounded result of a function of posits.
  ///
  /// The second way: the operands are compared with the inverse function's values at the two
  /// boundaries of the pattern. NaR is right exactly outside of the domain and for NaR operands.
  ///
  /// - Precondition: as many operands as the function's ``ElementaryFunction/arity`` says.
  public func isCorrectlyRounded(
    _ pattern: UInt64, _ function: ElementaryFunction, _ operands: [UInt64]
  ) -> Bool {
    let values = operands.compactMap { dyadic($0) }
    if values.count < operands.count { return pattern == nar }
    let value = InversePlacement(function, values)
    guard value.isReal else { return pattern == nar }
    return roundingInterval(pattern)?.holds(value) ?? false
  }
}
