import CMPFR

// Rational logarithms of rational numbers: log only at 1; log2 at powers of two and log10 at powers
// of ten (of a dyadic rational only 10^k with k >= 0). Everything else is irrational.

extension ExactReal {
  /// The natural logarithm; not real for x <= 0 (standard: 5.5 log).
  public static func log(_ x: ExactRational) -> ExactReal {
    if x.sign <= 0 { return .notReal }
    return x == .one ? .rational(.zero) : evaluated(x, { mpfr_log($0, $1, $2) })
  }

  /// log(1 + x); not real for x <= -1 (standard: 5.5 logPlus1).
  public static func logPlus1(_ x: ExactRational) -> ExactReal {
    if x <= ExactRational(-1) { return .notReal }
    return x.sign == 0 ? .rational(.zero) : evaluated(x, { mpfr_log1p($0, $1, $2) })
  }

  /// The logarithm to base 2; not real for x <= 0 (standard: 5.5 log2).
  public static func log2(_ x: ExactRational) -> ExactReal {
    if x.sign <= 0 { return .notReal }
    if let exponent = x.exactLog2 { return .rational(ExactRational(exponent)) }
    return evaluated(x, { mpfr_log2($0, $1, $2) })
  }

  /// log2(1 + x); not real for x <= -1 (standard: 5.5 log2Plus1).
  public static func log2Plus1(_ x: ExactRational) -> ExactReal {
    let sum = x + .one
    if sum.sign <= 0 { return .notReal }
    if let exponent = sum.exactLog2 { return .rational(ExactRational(exponent)) }
    return evaluated(x, { mpfr_log2p1($0, $1, $2) })
  }

  /// The logarithm to base 10; not real for x <= 0 (standard: 5.5 log10).
  public static func log10(_ x: ExactRational) -> ExactReal {
    if x.sign <= 0 { return .notReal }
    if let exponent = x.exactLog10 { return .rational(ExactRational(exponent)) }
    return evaluated(x, { mpfr_log10($0, $1, $2) })
  }

  /// log10(1 + x); not real for x <= -1 (standard: 5.5 log10Plus1).
  public static func log10Plus1(_ x: ExactRational) -> ExactReal {
    let sum = x + .one
    if sum.sign <= 0 { return .notReal }
    if let exponent = sum.exactLog10 { return .rational(ExactRational(exponent)) }
    return evaluated(x, { mpfr_log10p1($0, $1, $2) })
  }
}

extension ExactRational {
  /// k if this positive number is 2^k; nil otherwise.
  var exactLog2: Int? {
    let numerator = cmpfr_numerator(pointer)
    let denominator = cmpfr_denominator(pointer)
    let up = Int(__gmpz_scan1(numerator, 0))
    let down = Int(__gmpz_scan1(denominator, 0))
    return self == ExactRational(significand: 1, exponent: up - down) ? up - down : nil
  }

  /// k if this positive number is 10^k with k >= 0; nil otherwise.
  var exactLog10: Int? {
    guard isInteger else { return nil }
    // 10^k ends in exactly k zero bits.
    let exponent = Int(__gmpz_scan1(cmpfr_numerator(pointer), 0))
    return self == ExactRational(10).power(exponent) ? exponent : nil
  }
}
