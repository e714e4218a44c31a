import CMPFR

extension ExactReal {
  /// The exact sum (standard: 5.4 addition).
  public static func add(_ x: ExactRational, _ y: ExactRational) -> ExactReal { .rational(x + y) }

  /// The exact difference (standard: 5.4 subtraction).
  public static func subtract(_ x: ExactRational, _ y: ExactRational) -> ExactReal {
    .rational(x - y)
  }

  /// The exact product (standard: 5.4 multiplication).
  public static func multiply(_ x: ExactRational, _ y: ExactRational) -> ExactReal {
    .rational(x * y)
  }

  /// The exact quotient; not real for a zero divisor (standard: 5.4 division).
  public static func divide(_ x: ExactRational, _ y: ExactRational) -> ExactReal {
    y.sign == 0 ? .notReal : .rational(x / y)
  }

  /// The exact `x * y + z`, an extension of the standard.
  public static func fma(_ x: ExactRational, _ y: ExactRational, _ z: ExactRational) -> ExactReal {
    .rational(x * y + z)
  }

  /// The exact `x * y * z` (standard: 5.7 fMM).
  public static func fMM(_ x: ExactRational, _ y: ExactRational, _ z: ExactRational) -> ExactReal {
    .rational(x * y * z)
  }

  /// The square root; not real for negative x (standard: 5.5 sqrt).
  public static func sqrt(_ x: ExactRational) -> ExactReal {
    x.sign < 0 ? .notReal : evaluated(x, { mpfr_sqrt($0, $1, $2) })
  }

  /// The reciprocal of the square root; not real for x <= 0 (standard: 5.5 rSqrt).
  public static func rSqrt(_ x: ExactRational) -> ExactReal {
    x.sign <= 0 ? .notReal : evaluated(x, { mpfr_rec_sqrt($0, $1, $2) })
  }

  /// The root of the exact sum of squares (standard: 5.6 hypot).
  public static func hypot(_ x: ExactRational, _ y: ExactRational) -> ExactReal {
    sqrt(x * x + y * y)
  }
}
