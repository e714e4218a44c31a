import CMPFR

extension InversePlacement {
  /// -1, 0 or 1: the sign of f(x) less `b`, for the exponential, logarithmic and hyperbolic
  /// functions.
  ///
  /// Values of b that f never takes are decided first, from the range of f.
  func compareMonotonic(_ b: Dyadic) -> Int {
    let one = Dyadic(significand: 1, exponent: 0)
    return switch function {
    case .exp: b.sign <= 0 ? 1 : place(x, among: { mpfr_log($0, $1, $2) }, at: b)
    case .exp2: b.sign <= 0 ? 1 : place(x, among: { mpfr_log2($0, $1, $2) }, at: b)
    case .exp10: b.sign <= 0 ? 1 : place(x, among: { mpfr_log10($0, $1, $2) }, at: b)
    case .expMinus1:
      b.compare(-one) <= 0 ? 1 : place(x, among: { mpfr_log1p($0, $1, $2) }, at: b)
    case .exp2Minus1:
      b.compare(-one) <= 0 ? 1 : place(x, among: { mpfr_log2p1($0, $1, $2) }, at: b)
    case .exp10Minus1:
      b.compare(-one) <= 0 ? 1 : place(x, among: { mpfr_log10p1($0, $1, $2) }, at: b)
    case .log: place(x, among: { mpfr_exp($0, $1, $2) }, at: b)
    case .log2: place(x, among: { mpfr_exp2($0, $1, $2) }, at: b)
    case .log10: place(x, among: { mpfr_exp10($0, $1, $2) }, at: b)
    case .logPlus1: place(x, among: { mpfr_expm1($0, $1, $2) }, at: b)
    case .log2Plus1: place(x, among: { mpfr_exp2m1($0, $1, $2) }, at: b)
    case .log10Plus1: place(x, among: { mpfr_exp10m1($0, $1, $2) }, at: b)
    case .sinH: place(x, among: { mpfr_asinh($0, $1, $2) }, at: b)
    case .cosH:
      b.compare(one) < 0 ? 1 : place(x.magnitude, among: { mpfr_acosh($0, $1, $2) }, at: b)
    case .tanH:
      b.magnitude.compare(one) >= 0
        ? -b.sign : place(x, among: { mpfr_atanh($0, $1, $2) }, at: b)
    case .arcSinH: place(x, among: { mpfr_sinh($0, $1, $2) }, at: b)
    case .arcCosH: b.sign < 0 ? 1 : place(x, among: { mpfr_cosh($0, $1, $2) }, at: b)
    case .arcTanH: place(x, among: { mpfr_tanh($0, $1, $2) }, at: b)
    default: preconditionFailure("\(function) is not monotonic")
    }
  }

  /// -1, 0 or 1: the sign of `value` less g(b) for one of MPFR's functions g.
  ///
  /// g(b) is cut off after 64 bits, as many as `value` has at most, so it is on the same side of
  /// `value` as the full number, or equal to `value` and then the ternary value decides.
  func place(_ value: Dyadic, among inverse: UnaryMPFRFunction, at b: Dyadic) -> Int {
    place(MPFloat(value), among: inverse, at: b)
  }

  /// -1, 0 or 1: the sign of `value`, a number of 64 bits, less g(b) for one of MPFR's functions g.
  func place(_ value: MPFloat, among inverse: UnaryMPFRFunction, at b: Dyadic) -> Int {
    let image = MPFloat(precision: 64)
    let ternary = image.set(inverse, MPFloat(b), MPFR_RNDZ)
    precondition(mpfr_number_p(image.pointer) != 0, "\(function): \(b) is outside of its range")
    let order = value.compare(image)
    // The ternary value is the sign of the truncated number less the full one.
    return order == 0 ? Int(ternary).signum() : order
  }
}
