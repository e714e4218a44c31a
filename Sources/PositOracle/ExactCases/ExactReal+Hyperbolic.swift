import CMPFR

// At rational arguments the hyperbolic functions and their inverses are rational only where they
// are 0 or, for cosh, 1 (Lindemann).

extension ExactReal {
  /// sinh(x) (standard: 5.5 sinH).
  public static func sinH(_ x: ExactRational) -> ExactReal {
    x.sign == 0 ? .rational(.zero) : evaluated(x, { mpfr_sinh($0, $1, $2) })
  }

  /// cosh(x) (standard: 5.5 cosH).
  public static func cosH(_ x: ExactRational) -> ExactReal {
    x.sign == 0 ? .rational(.one) : evaluated(x, { mpfr_cosh($0, $1, $2) })
  }

  /// tanh(x) (standard: 5.5 tanH).
  public static func tanH(_ x: ExactRational) -> ExactReal {
    x.sign == 0 ? .rational(.zero) : evaluated(x, { mpfr_tanh($0, $1, $2) })
  }

  /// arsinh(x) (standard: 5.5 arcSinH).
  public static func arcSinH(_ x: ExactRational) -> ExactReal {
    x.sign == 0 ? .rational(.zero) : evaluated(x, { mpfr_asinh($0, $1, $2) })
  }

  /// arcosh(x); not real for x < 1 (standard: 5.5 arcCosH).
  public static func arcCosH(_ x: ExactRational) -> ExactReal {
    if x < .one { return .notReal }
    return x == .one ? .rational(.zero) : evaluated(x, { mpfr_acosh($0, $1, $2) })
  }

  /// artanh(x); not real for |x| >= 1 (standard: 5.5 arcTanH).
  public static func arcTanH(_ x: ExactRational) -> ExactReal {
    if x.magnitude >= .one { return .notReal }
    return x.sign == 0 ? .rational(.zero) : evaluated(x, { mpfr_atanh($0, $1, $2) })
  }
}
