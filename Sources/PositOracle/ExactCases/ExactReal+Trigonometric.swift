import CMPFR

// Rational values: sin, cos, tan of a rational number only at 0 (Lindemann); of a rational multiple
// of pi only 0, +-1/2, +-1 (sin, cos) and 0, +-1 (tan), which for dyadic multiples means quarter turns
// and, for tan, eighths (Niven).

extension ExactReal {
  /// The sine of x radians (standard: 5.5 sin).
  public static func sin(_ x: ExactRational) -> ExactReal {
    x.sign == 0 ? .rational(.zero) : evaluated(x, { mpfr_sin($0, $1, $2) })
  }

  /// The cosine of x radians (standard: 5.5 cos).
  public static func cos(_ x: ExactRational) -> ExactReal {
    x.sign == 0 ? .rational(.one) : evaluated(x, { mpfr_cos($0, $1, $2) })
  }

  /// The tangent of x radians, which has no pole at a rational number (standard: 5.5 tan).
  public static func tan(_ x: ExactRational) -> ExactReal {
    x.sign == 0 ? .rational(.zero) : evaluated(x, { mpfr_tan($0, $1, $2) })
  }

  /// sin(pi x) (standard: 5.5 sinPi).
  public static func sinPi(_ x: ExactRational) -> ExactReal {
    if let quarters = quarterTurns(x) { return .rational(ExactRational([0, 1, 0, -1][quarters])) }
    return evaluated(x, { mpfr_sinu($0, $1, 2, $2) })
  }

  /// cos(pi x) (standard: 5.5 cosPi).
  public static func cosPi(_ x: ExactRational) -> ExactReal {
    if let quarters = quarterTurns(x) { return .rational(ExactRational([1, 0, -1, 0][quarters])) }
    return evaluated(x, { mpfr_cosu($0, $1, 2, $2) })
  }

  /// tan(pi x); not real at odd multiples of 1/2 (standard: 5.5 tanPi).
  public static func tanPi(_ x: ExactRational) -> ExactReal {
    if let quarters = quarterTurns(x) { return quarters % 2 == 0 ? .rational(.zero) : .notReal }
    if x.hasDenominator(atMost: 4), let eighths = (x.modulo2 * ExactRational(4)).integerValue {
      return .rational(ExactRational(eighths % 4 == 1 ? 1 : -1))
    }
    return evaluated(x, { mpfr_tanu($0, $1, 2, $2) })
  }

  /// 2x modulo 4, if 2x is an integer.
  private static func quarterTurns(_ x: ExactRational) -> Int? {
    x.hasDenominator(atMost: 2) ? (x.modulo2 * ExactRational(2)).integerValue : nil
  }
}

extension ExactRational {
  /// The number less the even multiple of 1 that brings it into 0 ..< 2.
  var modulo2: ExactRational {
    self - scaled(byPowerOfTwo: -1).floor.scaled(byPowerOfTwo: 1)
  }
}
