import CMPFR

// Rational results of the exponential functions at rational arguments: exp only at 0
// (Lindemann); 2^x and 10^x only at integers. These are exactly the results that can fall on a
// rounding boundary.

extension ExactReal {
  /// e^x (standard: 5.5 exp).
  public static func exp(_ x: ExactRational) -> ExactReal {
    if x.sign == 0 { return .rational(.one) }
    return saturated(x, minusOne: false) ?? evaluated(x, { mpfr_exp($0, $1, $2) })
  }

  /// e^x - 1 (standard: 5.5 expMinus1).
  public static func expMinus1(_ x: ExactRational) -> ExactReal {
    if x.sign == 0 { return .rational(.zero) }
    return saturated(x, minusOne: true) ?? evaluated(x, { mpfr_expm1($0, $1, $2) })
  }

  /// 2^x (standard: 5.5 exp2).
  public static func exp2(_ x: ExactRational) -> ExactReal {
    saturated(x, minusOne: false) ?? integerPower(of: 2, x, minusOne: false)
      ?? evaluated(x, { mpfr_exp2($0, $1, $2) })
  }

  /// 2^x - 1 (standard: 5.5 exp2Minus1).
  public static func exp2Minus1(_ x: ExactRational) -> ExactReal {
    saturated(x, minusOne: true) ?? integerPower(of: 2, x, minusOne: true)
      ?? evaluated(x, { mpfr_exp2m1($0, $1, $2) })
  }

  /// 10^x (standard: 5.5 exp10).
  public static func exp10(_ x: ExactRational) -> ExactReal {
    saturated(x, minusOne: false) ?? integerPower(of: 10, x, minusOne: false)
      ?? evaluated(x, { mpfr_exp10($0, $1, $2) })
  }

  /// 10^x - 1 (standard: 5.5 exp10Minus1).
  public static func exp10Minus1(_ x: ExactRational) -> ExactReal {
    saturated(x, minusOne: true) ?? integerPower(of: 10, x, minusOne: true)
      ?? evaluated(x, { mpfr_exp10m1($0, $1, $2) })
  }

  /// The result beyond the range in which it has to be computed; nil within.
  ///
  /// At |x| > 16384 every base from 2 on gives a power beyond the range of enclosures.
  private static func saturated(_ x: ExactRational, minusOne: Bool) -> ExactReal? {
    if x > ExactRational(2 * Enclosure.rangeExponent) { return .enclosed { _ in .huge } }
    if x < ExactRational(-2 * Enclosure.rangeExponent) {
      guard minusOne else { return .enclosed { _ in .tiny } }
      let aboveMinusOne = ExactRational(-1) + Enclosure.tiny.upper
      return .enclosed { _ in Enclosure(lower: ExactRational(-1), upper: aboveMinusOne) }
    }
    return nil
  }

  private static func integerPower(
    of base: Int, _ x: ExactRational, minusOne: Bool
  ) -> ExactReal? {
    guard let exponent = x.integerValue else { return nil }
    let power = ExactRational(base).power(exponent)
    return .rational(minusOne ? power - .one : power)
  }
}
