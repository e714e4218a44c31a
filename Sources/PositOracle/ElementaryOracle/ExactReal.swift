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

extension ExactReal {
  /// The number cut off after some bits, for people to read and to measure distances with.
  ///
  /// A rational number comes whole. Of a computed number the magnitude of the error is less than
  /// 2^(1-bits) of its own. Nil if there is no real number, or if it lies beyond 2^+-8192, far outside
  /// of every format.
  public func truncated(toBits bits: Int) -> ExactRational? {
    switch self {
    case .notReal: nil
    case .rational(let value): value
    case .computed(let computation):
      TruncatedReal(computation, precision: bits).rational(exponentLimit: 8192)
    }
  }
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

  /// The truncated number itself; nil beyond 2^+-`exponentLimit`: it could fill the memory.
  func rational(exponentLimit: Int) -> ExactRational? {
    if mpfr_zero_p(number.pointer) != 0 { return isExact ? .zero : nil }
    if mpfr_get_exp(number.pointer).magnitude > exponentLimit { return nil }
    return ExactRational { mpfr_get_q($0, number.pointer) }
  }

  var approximateMagnitude: (fraction: Double, exponent: Int) {
    var exponent = 0
    let half = abs(mpfr_get_d_2exp(&exponent, number.pointer, MPFR_RNDZ))
    return (half * 2, exponent - 1)
  }
}
