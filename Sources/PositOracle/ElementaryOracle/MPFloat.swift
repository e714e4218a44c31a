import CMPFR

/// An MPFR number with its memory.
final class MPFloat {
  let pointer: UnsafeMutablePointer<__mpfr_struct>

  /// A number of `precision` bits, not yet set.
  init(precision: Int) {
    pointer = .allocate(capacity: 1)
    mpfr_init2(pointer, mpfr_prec_t(precision))
  }

  /// The number `value`, exactly.
  ///
  /// - Precondition: `value` is a dyadic rational, as every posit is.
  convenience init(exactly value: ExactRational) {
    let numerator = cmpfr_numerator(value.pointer)
    let denominator = cmpfr_denominator(value.pointer)
    let fractionBits = Int(__gmpz_sizeinbase(denominator, 2)) - 1
    precondition(Int(__gmpz_scan1(denominator, 0)) == fractionBits, "not a dyadic rational")
    self.init(precision: max(64, Int(__gmpz_sizeinbase(numerator, 2))))
    mpfr_set_z_2exp(pointer, numerator, -fractionBits, MPFR_RNDN)
  }

  /// The number `value`, exactly.
  convenience init(_ value: Dyadic) {
    self.init(precision: 64)
    mpfr_set_si_2exp(pointer, Int(value.significand), mpfr_exp_t(value.exponent), MPFR_RNDN)
  }

  deinit {
    mpfr_clear(pointer)
    pointer.deallocate()
  }

  /// Sets the number to a function of another one and gives MPFR's ternary value.
  @discardableResult
  func set(
    _ function: UnaryMPFRFunction, _ x: MPFloat, _ rounding: mpfr_rnd_t = MPFR_RNDN
  ) -> Int32 {
    // A class instance may be gone after its last mention; the C function must not outlive it.
    withExtendedLifetime((self, x)) { function(pointer, x.pointer, rounding) }
  }

  /// Sets the number to a function of two others and gives MPFR's ternary value.
  @discardableResult
  func set(
    _ function: BinaryMPFRFunction, _ x: MPFloat, _ y: MPFloat,
    _ rounding: mpfr_rnd_t = MPFR_RNDN
  ) -> Int32 {
    withExtendedLifetime((self, x, y)) { function(pointer, x.pointer, y.pointer, rounding) }
  }

  /// -1, 0 or 1: the sign of the number.
  var sign: Int { Int(mpfr_sgn(pointer)).signum() }

  /// -1, 0 or 1: the sign of the number less `value`.
  func compare(_ value: Dyadic) -> Int {
    Int(mpfr_cmp_si_2exp(pointer, Int(value.significand), mpfr_exp_t(value.exponent))).signum()
  }

  /// -1, 0 or 1: the sign of the number less `other`.
  func compare(_ other: MPFloat) -> Int {
    withExtendedLifetime((self, other)) { Int(mpfr_cmp(pointer, other.pointer)).signum() }
  }
}

/// One of MPFR's functions of one number: result, operand, rounding; gives the ternary value.
typealias UnaryMPFRFunction =
  @Sendable (
    UnsafeMutablePointer<__mpfr_struct>, UnsafePointer<__mpfr_struct>, mpfr_rnd_t
  ) -> Int32

/// One of MPFR's functions of two numbers: result, operands, rounding; gives the ternary value.
typealias BinaryMPFRFunction =
  @Sendable (
    UnsafeMutablePointer<__mpfr_struct>, UnsafePointer<__mpfr_struct>,
    UnsafePointer<__mpfr_struct>, mpfr_rnd_t
  ) -> Int32

extension ExactReal {
  /// The result of one of MPFR's functions at a dyadic number inside its domain.
  static func evaluated(_ x: ExactRational, _ function: @escaping UnaryMPFRFunction) -> ExactReal {
    .computed(Computation { $0.set(function, MPFloat(exactly: x), MPFR_RNDZ) })
  }

  /// The result of one of MPFR's functions at two dyadic numbers inside its domain.
  static func evaluated(
    _ x: ExactRational, _ y: ExactRational, _ function: @escaping BinaryMPFRFunction
  ) -> ExactReal {
    .computed(
      Computation { $0.set(function, MPFloat(exactly: x), MPFloat(exactly: y), MPFR_RNDZ) })
  }
}
