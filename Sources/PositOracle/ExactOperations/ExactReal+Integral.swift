extension ExactReal {
  /// The nearest integer, ties to even (standard: 5.2 nearestInt).
  public static func nearestInt(_ x: ExactRational) -> ExactReal { .rational(x.nearestInteger) }

  /// The smallest integer not below x (standard: 5.2 ceil).
  public static func ceil(_ x: ExactRational) -> ExactReal { .rational(x.ceiling) }

  /// The largest integer not above x (standard: 5.2 floor).
  public static func floor(_ x: ExactRational) -> ExactReal { .rational(x.floor) }

  /// The sign of x as -1, 0 or 1 (standard: 5.2 sign).
  public static func sign(_ x: ExactRational) -> ExactReal { .rational(ExactRational(x.sign)) }

  /// The absolute value (standard: 5.2 abs).
  public static func abs(_ x: ExactRational) -> ExactReal { .rational(x.magnitude) }

  /// The number with the other sign (standard: 5.2 negate).
  public static func negate(_ x: ExactRational) -> ExactReal { .rational(-x) }
}
