import CMPFR

extension InversePlacement {
  /// -1, 0 or 1: the sign of f(x) less `b` for sin, cos and tan.
  ///
  /// Away from the first branch x is brought there by a multiple of pi, with as much precision as
  /// the comparison needs. That ends because x, rational and not 0, is never a multiple of pi plus
  /// arcsin(b), arccos(b) or arctan(b): b would be transcendental (Lindemann).
  func compareInRadians(_ b: Dyadic) -> Int {
    if function != .tan && b.magnitude.compare(Dyadic(significand: 1, exponent: 0)) > 0 {
      return -b.sign
    }
    let size = x.magnitude
    switch function {
    case .sin where size.compare(Dyadic(significand: 3, exponent: -1)) <= 0:
      return place(x, among: { mpfr_asin($0, $1, $2) }, at: b)
    case .tan where size.compare(Dyadic(significand: 3, exponent: -1)) <= 0:
      return place(x, among: { mpfr_atan($0, $1, $2) }, at: b)
    case .cos where size.compare(Dyadic(significand: 3, exponent: 0)) <= 0:
      return -place(size, among: { mpfr_acos($0, $1, $2) }, at: b)
    default: break
    }
    var guardBits = 128
    while true {
      if let order = compareReduced(b, guardBits: guardBits) { return order }
      guardBits *= 2
    }
  }

  /// As ``compareInRadians(_:)`` for |x| > 3/2, in arithmetic of `guardBits` bits after the
  /// binary point; nil if they do not decide.
  private func compareReduced(_ b: Dyadic, guardBits: Int) -> Int? {
    let angle = MPFloat(function == .cos ? x.magnitude : x)
    let size = max(2, Int(mpfr_get_exp(angle.pointer)))
    let precision = size + guardBits
    // All rounding errors below together are less than 2^tolerance.
    let tolerance = size + 5 - precision
    let pi = MPFloat(precision: precision)
    let turns = MPFloat(precision: precision)
    let branch = MPFloat(precision: precision)
    let rest = MPFloat(precision: precision)
    mpfr_const_pi(pi.pointer, MPFR_RNDN)
    turns.set({ mpfr_div($0, $1, $2, $3) }, angle, pi)
    branch.set({ mpfr_rint($0, $1, $2) }, turns, function == .cos ? MPFR_RNDD : MPFR_RNDN)
    rest.set({ mpfr_sub($0, $1, $2, $3) }, turns, branch)
    // Between branches: at odd multiples of 1/2 for sin and tan, at integers for cos.
    if function == .cos {
      if !isBeyond(rest, tolerance) { return nil }
      rest.set({ mpfr_ui_sub($0, 1, $1, $2) }, rest)
    } else {
      rest.set({ mpfr_abs($0, $1, $2) }, rest)
      rest.set({ mpfr_d_sub($0, 0.5, $1, $2) }, rest)
    }
    if !isBeyond(rest, tolerance) { return nil }
    let sign = function != .tan && branch.isOddInteger ? -1 : 1
    let target = MPFloat(precision: precision)
    let inverse: UnaryMPFRFunction =
      switch function {
      case .sin: { mpfr_asin($0, $1, $2) }
      case .cos: { mpfr_acos($0, $1, $2) }
      default: { mpfr_atan($0, $1, $2) }
      }
    target.set(inverse, MPFloat(b.signed(sign)))
    rest.set({ mpfr_mul($0, $1, $2, $3) }, branch, pi)
    rest.set({ mpfr_sub($0, $1, $2, $3) }, angle, rest)
    rest.set({ mpfr_sub($0, $1, $2, $3) }, rest, target)
    if !isBeyond(rest, tolerance) { return nil }
    return (function == .cos ? -sign : sign) * rest.sign
  }

  /// Whether a number has at least the magnitude 2^exponent.
  private func isBeyond(_ number: MPFloat, _ exponent: Int) -> Bool {
    mpfr_zero_p(number.pointer) == 0 && Int(mpfr_get_exp(number.pointer)) > exponent
  }

  /// -1, 0 or 1: the sign of f(x) less `b` for sinPi, cosPi and tanPi.
  ///
  /// The reduction of x by an integer is exact.
  func compareInHalfTurns(_ b: Dyadic) -> Int {
    if function != .tanPi && b.magnitude.compare(Dyadic(significand: 1, exponent: 0)) > 0 {
      return -b.sign
    }
    let angle = MPFloat(function == .cosPi ? x.magnitude : x)
    let branch = MPFloat(precision: 64)
    let rest = MPFloat(precision: 64)
    branch.set({ mpfr_rint($0, $1, $2) }, angle, function == .cosPi ? MPFR_RNDD : MPFR_RNDN)
    let ternary = rest.set({ mpfr_sub($0, $1, $2, $3) }, angle, branch)
    precondition(ternary == 0, "the reduction is not exact")
    let sign = branch.isOddInteger ? -1 : 1
    return switch function {
    case .sinPi: sign * place(rest, among: { mpfr_asinpi($0, $1, $2) }, at: b.signed(sign))
    case .cosPi: -sign * place(rest, among: { mpfr_acospi($0, $1, $2) }, at: b.signed(sign))
    default: place(rest, among: { mpfr_atanpi($0, $1, $2) }, at: b)
    }
  }
}

extension MPFloat {
  /// Whether an integer is odd.
  fileprivate var isOddInteger: Bool {
    let half = MPFloat(precision: Int(mpfr_get_prec(pointer)))
    half.set({ mpfr_div_2ui($0, $1, 1, $2) }, self)
    return mpfr_integer_p(half.pointer) == 0
  }
}
