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
    let numeratorBits = Int(__gmpz_sizeinbase(cmpfr_numerator(value.pointer), 2))
    self.init(precision: max(64, numeratorBits))
    let ternary = mpfr_set_q(pointer, value.pointer, MPFR_RNDN)
    precondition(ternary == 0, "not a dyadic rational")
  }

  deinit {
    mpfr_clear(pointer)
    pointer.deallocate()
  }

  /// The enclosure that MPFR's downward rounding proves: with the ternary value 0 the number is
  /// exact, otherwise the true result lies strictly between it and the next one above.
  func enclosure(ternary: Int32) -> Enclosure {
    precondition(mpfr_nan_p(pointer) == 0, "MPFR found no number where the domain promised one")
    if ternary == 0 && mpfr_zero_p(pointer) != 0 { return Enclosure(.zero) }
    // Magnitudes beyond the range are never turned into rationals: they could fill the memory.
    let isNegative = mpfr_signbit(pointer) != 0
    if mpfr_inf_p(pointer) != 0
      || (mpfr_zero_p(pointer) == 0 && mpfr_get_exp(pointer) > Enclosure.rangeExponent)
    {
      return isNegative ? Enclosure.huge.negated : Enclosure.huge
    }
    if mpfr_zero_p(pointer) != 0 || mpfr_get_exp(pointer) < -Enclosure.rangeExponent {
      return isNegative ? Enclosure.tiny.negated : Enclosure.tiny
    }
    let lower = exactValue
    if ternary == 0 { return Enclosure(lower) }
    mpfr_nextabove(pointer)
    return Enclosure(lower: lower, upper: exactValue)
  }

  private var exactValue: ExactRational {
    ExactRational { mpfr_get_q($0, pointer) }
  }
}

/// One of MPFR's functions of one number: result, operand, rounding; gives the ternary value.
typealias UnaryMPFRFunction =
  @Sendable (
    UnsafeMutablePointer<__mpfr_struct>, UnsafePointer<__mpfr_struct>, mpfr_rnd_t
  ) -> Int32

extension ExactReal {
  /// The result of one of MPFR's functions at a dyadic number inside its domain.
  static func evaluated(_ x: ExactRational, _ function: @escaping UnaryMPFRFunction) -> ExactReal {
    .enclosed { precision in
      let operand = MPFloat(exactly: x)
      let result = MPFloat(precision: precision)
      return result.enclosure(ternary: function(result.pointer, operand.pointer, MPFR_RNDD))
    }
  }

  /// The result of one of MPFR's functions at two dyadic numbers inside its domain.
  static func evaluated(
    _ x: ExactRational, _ y: ExactRational,
    _ function:
      @escaping @Sendable (
        UnsafeMutablePointer<__mpfr_struct>, UnsafePointer<__mpfr_struct>,
        UnsafePointer<__mpfr_struct>, mpfr_rnd_t
      ) -> Int32
  ) -> ExactReal {
    .enclosed { precision in
      let first = MPFloat(exactly: x)
      let second = MPFloat(exactly: y)
      let result = MPFloat(precision: precision)
      return result.enclosure(
        ternary: function(result.pointer, first.pointer, second.pointer, MPFR_RNDD))
    }
  }
}
