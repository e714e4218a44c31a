import CMPFR

extension InversePlacement {
  /// -1, 0 or 1: the sign of x^y less `b`, from the sign of y log|x| - log|b|.
  ///
  /// Equality is decided by integers beforehand, so raising the precision comes to an end.
  func comparePower(_ b: Dyadic) -> Int {
    let one = Dyadic(significand: 1, exponent: 0)
    if y.sign == 0 { return one.compare(b) }
    if x.sign == 0 { return -b.sign }
    let sign = x.sign < 0 && y.oddForm.exponent == 0 ? -1 : 1
    let base = x.magnitude
    let target = b.signed(sign)
    if target.sign <= 0 { return sign }
    let baseOrder = base.compare(one)
    if baseOrder == 0 { return sign * one.compare(target) }
    if target.compare(one) == 0 { return sign * baseOrder * y.sign }
    if isPower(base.oddForm, y.oddForm, equalTo: target.oddForm) { return 0 }
    var precision = 96
    while true {
      if let order = compareLogarithms(base, target, precision) { return sign * order }
      precision *= 2
    }
  }

  /// The sign of y log(base) - log(target); nil if `precision` does not decide.
  private func compareLogarithms(_ base: Dyadic, _ target: Dyadic, _ precision: Int) -> Int? {
    let left = MPFloat(precision: precision)
    let right = MPFloat(precision: precision)
    let difference = MPFloat(precision: precision)
    left.set({ mpfr_log($0, $1, $2) }, MPFloat(base))
    left.set({ mpfr_mul($0, $1, $2, $3) }, left, MPFloat(y))
    right.set({ mpfr_log($0, $1, $2) }, MPFloat(target))
    difference.set({ mpfr_sub($0, $1, $2, $3) }, left, right)
    if difference.sign == 0 { return nil }
    // Four relative errors of 2^-precision each.
    let larger = max(mpfr_get_exp(left.pointer), mpfr_get_exp(right.pointer))
    let isDecided = Int(mpfr_get_exp(difference.pointer)) > Int(larger) + 3 - precision
    return isDecided ? difference.sign : nil
  }

  /// Whether (o 2^e)^(m 2^f) = q 2^g with odd o, m, q; all positive but m, and o 2^e not 1.
  ///
  /// With k = max(0, -f) and M = m 2^max(0, f) both sides to the power 2^k are equal exactly if
  /// e M = g 2^k and o^M = q^(2^k): the odd part and the power of two of a number are unique.
  private func isPower(_ base: Dyadic, _ exponent: Dyadic, equalTo target: Dyadic) -> Bool {
    // e M = g 2^k fails beyond these sizes unless e = 0; then o >= 3, and q < 2^64 bounds M 2^-k
    // by 41 and k by 5.
    guard (-12...12).contains(exponent.exponent) else { return false }
    let k = max(0, -exponent.exponent)
    let (power, overflow) = exponent.significand.multipliedReportingOverflow(
      by: 1 << Int64(max(0, exponent.exponent)))
    guard !overflow else { return false }
    let (left, isHuge) = Int64(base.exponent).multipliedReportingOverflow(by: power)
    guard !isHuge, left == Int64(target.exponent) << Int64(k) else { return false }
    if base.significand == 1 { return target.significand == 1 }
    guard power > 0, k <= 5, power >> Int64(k) <= 41 else { return false }
    return ExactRational(Int(base.significand)).power(Int(power))
      == ExactRational(Int(target.significand)).power(1 << k)
  }
}
