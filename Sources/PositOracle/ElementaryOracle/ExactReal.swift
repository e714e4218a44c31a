/// The exact result of an operation on real numbers, before any rounding.
public enum ExactReal: Sendable {
  /// There is no unique real result: a pole, a value outside the domain, NaR among the operands.
  case notReal

  /// The result is this rational number.
  case rational(ExactRational)

  /// The result is known by enclosures as narrow as wanted; the argument is a precision in bits.
  case enclosed(@Sendable (Int) -> Enclosure)
}

/// An interval that holds a real number: strictly inside it, or its only point.
public struct Enclosure: Sendable {
  /// The lower end.
  public let lower: ExactRational

  /// The upper end; equal to the lower one if the number itself is known.
  public let upper: ExactRational

  /// The enclosure of a number between `lower` and `upper`.
  public init(lower: ExactRational, upper: ExactRational) {
    self.lower = lower
    self.upper = upper
  }

  /// The one number `value`.
  public init(_ value: ExactRational) {
    self.init(lower: value, upper: value)
  }

  /// Whether the number itself is known.
  public var isExact: Bool { lower == upper }

  /// The enclosure of the reciprocal; the interval must not hold zero.
  var reciprocal: Enclosure { Enclosure(lower: .one / upper, upper: .one / lower) }

  /// The power of two beyond which magnitudes are not told apart: far outside of every format, so
  /// that a value such as exp(2^50) needs no billion bits to be seen to saturate.
  static let rangeExponent = 8192

  /// A number larger than every posit, known by no more than that.
  static let huge = Enclosure(
    lower: ExactRational(significand: 1, exponent: rangeExponent),
    upper: ExactRational(significand: 1, exponent: rangeExponent + 1))

  /// A positive number smaller than every positive posit, known by no more than that.
  static let tiny = Enclosure(
    lower: .zero, upper: ExactRational(significand: 1, exponent: -rangeExponent))

  /// The enclosure of the number with the other sign.
  var negated: Enclosure { Enclosure(lower: -upper, upper: -lower) }
}
