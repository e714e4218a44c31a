import CMPFR

extension ExactReal {
  /// x^y (standard: 5.6 pow).
  ///
  /// Not real for x = 0 with y <= 0 (at y = 0 the limit is not unique) and for negative x with a y
  /// that is no integer. MPFR finds the exact cases (4^(1/2) = 2) and reports them as exact.
  public static func pow(_ x: ExactRational, _ y: ExactRational) -> ExactReal {
    if x.sign == 0 { return y.sign > 0 ? .rational(.zero) : .notReal }
    if x.sign < 0 && !y.isInteger { return .notReal }
    if y.sign == 0 || x == .one { return .rational(.one) }
    return evaluated(x, y, { mpfr_pow($0, $1, $2, $3) })
  }

  /// (1 + x)^exponent (standard: 5.8 compound).
  ///
  /// 1 for the exponent 0, whatever x is; not real for x = -1 with a negative exponent. For
  /// x < -1 the power of the negative number is taken, which is real.
  public static func compound(_ x: ExactRational, _ exponent: Int) -> ExactReal {
    if exponent == 0 { return .rational(.one) }
    let base = x + .one
    if base.sign == 0 { return exponent < 0 ? .notReal : .rational(.zero) }
    return evaluated(base, { mpfr_pow_si($0, $1, exponent, $2) })
  }

  /// The root of x of a degree, its reciprocal for a negative degree (standard: 5.8 rootN).
  ///
  /// Not real for degree 0, for x = 0 with a negative degree and for negative x with an even one.
  public static func rootN(_ x: ExactRational, _ degree: Int) -> ExactReal {
    if degree == 0 { return .notReal }
    if x.sign == 0 { return degree < 0 ? .notReal : .rational(.zero) }
    if x.sign < 0 && degree % 2 == 0 { return .notReal }
    return evaluated(x, { mpfr_rootn_si($0, $1, degree, $2) })
  }
}
