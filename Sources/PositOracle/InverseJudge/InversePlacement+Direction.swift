import CMPFR

extension InversePlacement {
  /// -1, 0 or 1: the sign of the angle of (x, y), or of that divided by pi, less `b`.
  ///
  /// In the upper half plane, for an angle b between 0 and pi, it is the sign of
  /// y cos(b) - x sin(b), the sine of the difference times the length of (x, y).
  func compareDirection(_ b: Dyadic) -> Int {
    if y.sign < 0 {
      return -InversePlacement(function, [x, -y]).compareDirection(-b)
    }
    let isInHalfTurns = function == .arcTan2Pi
    let one = Dyadic(significand: 1, exponent: 0)
    if y.sign == 0 {
      if x.sign > 0 { return -b.sign }
      return isInHalfTurns ? one.compare(b) : (exceedsPi(b) ? -1 : 1)
    }
    if b.sign <= 0 { return 1 }
    if isInHalfTurns ? b.compare(one) >= 0 : exceedsPi(b) { return -1 }
    // By Niven's theorem tan(pi b) is y/x, a rational number, for no dyadic b but these.
    if isInHalfTurns, let eighths = eighthsOfTurn {
      return Dyadic(significand: eighths, exponent: -2).compare(b)
    }
    // The difference is not 0: tan(b) is transcendental (Lindemann).
    var precision = 96
    while true {
      if let order = crossProduct(b, precision) { return order }
      precision *= 2
    }
  }

  /// The angle of (x, y) in the upper half plane if it is a multiple of pi/4, in that unit.
  private var eighthsOfTurn: Int64? {
    if x.sign == 0 { return 2 }
    if x.magnitude.compare(y) == 0 { return x.sign > 0 ? 1 : 3 }
    return nil
  }

  /// The sign of y cos(b) - x sin(b); nil if `precision` does not decide.
  private func crossProduct(_ b: Dyadic, _ precision: Int) -> Int? {
    let angle = MPFloat(b)
    let left = MPFloat(precision: precision)
    let right = MPFloat(precision: precision)
    let difference = MPFloat(precision: precision)
    if function == .arcTan2Pi {
      left.set({ mpfr_cospi($0, $1, $2) }, angle)
      right.set({ mpfr_sinpi($0, $1, $2) }, angle)
    } else {
      left.set({ mpfr_cos($0, $1, $2) }, angle)
      right.set({ mpfr_sin($0, $1, $2) }, angle)
    }
    left.set({ mpfr_mul($0, $1, $2, $3) }, left, MPFloat(y))
    right.set({ mpfr_mul($0, $1, $2, $3) }, right, MPFloat(x))
    difference.set({ mpfr_sub($0, $1, $2, $3) }, left, right)
    if difference.sign == 0 { return nil }
    // Five relative errors of 2^-precision each; a product that is zero is exact.
    let sizes = [left, right].filter { $0.sign != 0 }.map { Int(mpfr_get_exp($0.pointer)) }
    let larger = sizes.max() ?? 0
    let isDecided = Int(mpfr_get_exp(difference.pointer)) > larger + 4 - precision
    return isDecided ? difference.sign : nil
  }
}
