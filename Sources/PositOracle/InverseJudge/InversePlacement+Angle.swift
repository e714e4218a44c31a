import CMPFR

extension InversePlacement {
  /// -1, 0 or 1: the sign of f(x) less `b`, for the inverse trigonometric functions.
  ///
  /// Within the range of f the operand is compared with sin(b), cos(b) or tan(b).
  func compareAngle(_ b: Dyadic) -> Int {
    let half = Dyadic(significand: 1, exponent: -1)
    let one = Dyadic(significand: 1, exponent: 0)
    let size = b.magnitude
    return switch function {
    case .arcSin:
      exceedsHalfPi(size) ? -b.sign : place(x, among: { mpfr_sin($0, $1, $2) }, at: b)
    case .arcTan:
      exceedsHalfPi(size) ? -b.sign : place(x, among: { mpfr_tan($0, $1, $2) }, at: b)
    case .arcCos:
      if b.sign < 0 {
        1
      } else {
        exceedsPi(b) ? -1 : -place(x, among: { mpfr_cos($0, $1, $2) }, at: b)
      }
    case .arcSinPi:
      size.compare(half) > 0 ? -b.sign : place(x, among: { mpfr_sinpi($0, $1, $2) }, at: b)
    case .arcTanPi:
      size.compare(half) >= 0 ? -b.sign : place(x, among: { mpfr_tanpi($0, $1, $2) }, at: b)
    case .arcCosPi:
      if b.sign < 0 {
        1
      } else {
        b.compare(one) > 0 ? -1 : -place(x, among: { mpfr_cospi($0, $1, $2) }, at: b)
      }
    default: preconditionFailure("\(function) is not an inverse trigonometric function")
    }
  }

  /// Whether a number is larger than pi, which no dyadic number equals.
  func exceedsPi(_ b: Dyadic) -> Bool {
    let pi = MPFloat(precision: 64)
    mpfr_const_pi(pi.pointer, MPFR_RNDZ)
    return pi.compare(b) < 0
  }

  /// Whether a number is larger than pi/2.
  func exceedsHalfPi(_ b: Dyadic) -> Bool {
    exceedsPi(Dyadic(significand: b.significand, exponent: b.exponent + 1))
  }
}
