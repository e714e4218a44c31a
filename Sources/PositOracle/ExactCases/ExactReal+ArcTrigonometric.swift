import CMPFR

// Rational values at rational arguments: of the plain functions only those with result 0; divided by
// pi, arcsin and arccos at 0, +-1/2 and +-1, arctan at 0 and +-1 (Niven).

extension ExactReal {
  /// arcsin(x) in radians; not real outside of [-1, 1] (standard: 5.5 arcSin).
  public static func arcSin(_ x: ExactRational) -> ExactReal {
    if x.magnitude > .one { return .notReal }
    return x.sign == 0 ? .rational(.zero) : evaluated(x, { mpfr_asin($0, $1, $2) })
  }

  /// arcsin(x) / pi; not real outside of [-1, 1] (standard: 5.5 arcSinPi).
  public static func arcSinPi(_ x: ExactRational) -> ExactReal {
    if x.magnitude > .one { return .notReal }
    if let halves = (x * ExactRational(2)).integerValue {
      return .rational(ExactRational([-3, -1, 0, 1, 3][halves + 2], over: 6))
    }
    return evaluated(x, { mpfr_asinu($0, $1, 2, $2) })
  }

  /// arccos(x) in radians; not real outside of [-1, 1] (standard: 5.5 arcCos).
  public static func arcCos(_ x: ExactRational) -> ExactReal {
    if x.magnitude > .one { return .notReal }
    return x == .one ? .rational(.zero) : evaluated(x, { mpfr_acos($0, $1, $2) })
  }

  /// arccos(x) / pi; not real outside of [-1, 1] (standard: 5.5 arcCosPi).
  public static func arcCosPi(_ x: ExactRational) -> ExactReal {
    if x.magnitude > .one { return .notReal }
    if let halves = (x * ExactRational(2)).integerValue {
      return .rational(ExactRational([6, 4, 3, 2, 0][halves + 2], over: 6))
    }
    return evaluated(x, { mpfr_acosu($0, $1, 2, $2) })
  }

  /// arctan(x) in radians (standard: 5.5 arcTan).
  public static func arcTan(_ x: ExactRational) -> ExactReal {
    x.sign == 0 ? .rational(.zero) : evaluated(x, { mpfr_atan($0, $1, $2) })
  }

  /// arctan(x) / pi (standard: 5.5 arcTanPi).
  public static func arcTanPi(_ x: ExactRational) -> ExactReal {
    if x.sign == 0 || x.magnitude == .one { return .rational(ExactRational(x.sign, over: 4)) }
    return evaluated(x, { mpfr_atanu($0, $1, 2, $2) })
  }

  /// The angle of the point (x, y) in (-pi, pi], the real coordinate first; not real at the origin
  /// (standard: 5.6 arcTan2).
  public static func arcTan2(_ x: ExactRational, _ y: ExactRational) -> ExactReal {
    if y.sign == 0 && x.sign >= 0 { return x.sign == 0 ? .notReal : .rational(.zero) }
    return evaluated(x, y, { mpfr_atan2($0, $2, $1, $3) })
  }

  /// The angle of the point (x, y) divided by pi, the real coordinate first; not real at the origin
  /// (standard: 5.6 arcTan2Pi).
  public static func arcTan2Pi(_ x: ExactRational, _ y: ExactRational) -> ExactReal {
    if x.sign == 0 && y.sign == 0 { return .notReal }
    if y.sign == 0 { return .rational(x.sign > 0 ? .zero : .one) }
    if x.sign == 0 { return .rational(ExactRational(y.sign, over: 2)) }
    if x.magnitude == y.magnitude {
      return .rational(ExactRational(y.sign * (x.sign > 0 ? 1 : 3), over: 4))
    }
    return evaluated(x, y, { mpfr_atan2u($0, $2, $1, 2, $3) })
  }
}
