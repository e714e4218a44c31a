import CMPFR

// Rational results of the exponential functions at rational arguments: exp only at 0 (Lindemann);
// 2^x and 10^x only at integers, because neither 2 nor 10 is a square. These are exactly the results
// that can fall on a rounding boundary.

extension ExactReal {
  /// e^x (standard: 5.5 exp).
  public static func exp(_ x: ExactRational) -> ExactReal {
    x.sign == 0 ? .rational(.one) : evaluated(x, { mpfr_exp($0, $1, $2) })
  }

  /// e^x - 1 (standard: 5.5 expMinus1).
  public static func expMinus1(_ x: ExactRational) -> ExactReal {
    x.sign == 0 ? .rational(.zero) : evaluated(x, { mpfr_expm1($0, $1, $2) })
  }

  /// 2^x (standard: 5.5 exp2).
  public static func exp2(_ x: ExactRational) -> ExactReal {
    integerPower(of: 2, x, less: .zero) ?? evaluated(x, { mpfr_exp2($0, $1, $2) })
  }

  /// 2^x - 1 (standard: 5.5 exp2Minus1).
  public static func exp2Minus1(_ x: ExactRational) -> ExactReal {
    integerPower(of: 2, x, less: .one) ?? evaluated(x, { mpfr_exp2m1($0, $1, $2) })
  }

  /// 10^x (standard: 5.5 exp10).
  public static func exp10(_ x: ExactRational) -> ExactReal {
    integerPower(of: 10, x, less: .zero) ?? evaluated(x, { mpfr_exp10($0, $1, $2) })
  }

  /// 10^x - 1 (standard: 5.5 exp10Minus1).
  public static func exp10Minus1(_ x: ExactRational) -> ExactReal {
    integerPower(of: 10, x, less: .one) ?? evaluated(x, { mpfr_exp10m1($0, $1, $2) })
  }

  /// The largest exponent of an exact power, far beyond the range of every posit (2^1984): MPFR
  /// computes larger ones, such as 2^(2^100), as what they are, out of range.
  private static let largestExponent = 8192

  private static func integerPower(
    of base: Int, _ x: ExactRational, less subtrahend: ExactRational
  ) -> ExactReal? {
    guard let exponent = x.integerValue, exponent.magnitude <= largestExponent else { return nil }
    return .rational(ExactRational(base).power(exponent) - subtrahend)
  }
}
