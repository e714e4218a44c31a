import CMPFR

/// The exact result of an operation on real numbers, before any rounding.
public enum ExactReal: Sendable {
  /// There is no unique real result: a pole, a value outside the domain, NaR among the operands.
  case notReal

  /// The result is this rational number.
  case rational(ExactRational)

  /// The result is what MPFR computes to any precision that is asked for.
  case computed(Computation)
}

/// A real number that MPFR computes to any precision.
public struct Computation: Sendable {
  /// Sets a number to the real one rounded toward zero, and gives MPFR's ternary value: 0 if the
  /// result is exact, else the sign of the result less the real number.
  let evaluate: @Sendable (MPFloat) -> Int32
}

/// A real number cut off after some bits, together with whether anything was cut off.
///
/// That decides the place of the real number among all numbers of no more bits: it is the
/// truncated number itself, or lies strictly between that and the next one away from zero. So no
/// precision has to be raised until a rounding is decided, and no loop could run forever where the
/// real number is a boundary; MPFR's own search for the last bit ends there because it knows the exact
/// cases of its functions.
///
/// Source: rounding to odd, S. Boldo and G. Melquiond, doi:10.1109/TC.2007.70819.
struct TruncatedReal: RoundableReal {
  private let number: MPFloat
  private let isExact: Bool

  /// The real number cut off after `precision` bits.
  ///
  /// No number of interest comes near the limits 2^+-(2^30) of MPFR's exponents. Results beyond
  /// them come as the largest number or as zero, inexact, which is a right truncation.
  init(_ computation: Computation, precision: Int) {
    number = MPFloat(precision: precision)
    isExact = computation.evaluate(number) == 0
    precondition(
      mpfr_number_p(number.pointer) != 0, "MPFR found no number where the domain promised one")
  }

  var sign: Int {
    if isExact && mpfr_zero_p(number.pointer) != 0 { return 0 }
    return mpfr_signbit(number.pointer) != 0 ? -1 : 1
  }

  /// -1, 0 or 1: the sign of the real number less `value`, which has no more bits than were kept.
  func compare(_ value: Dyadic) -> Int {
    let order = number.compare(value)
    return order == 0 && !isExact ? sign : order
  }

  var approximateMagnitude: (fraction: Double, exponent: Int) {
    var exponent = 0
    let half = abs(mpfr_get_d_2exp(&exponent, number.pointer, MPFR_RNDZ))
    return (half * 2, exponent - 1)
  }
}
