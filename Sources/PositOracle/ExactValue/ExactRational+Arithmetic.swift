import CMPFR

extension ExactRational: Comparable {
  /// Whether both are the same number.
  public static func == (left: ExactRational, right: ExactRational) -> Bool {
    __gmpq_equal(left.pointer, right.pointer) != 0
  }

  /// Whether `left` is the smaller number.
  public static func < (left: ExactRational, right: ExactRational) -> Bool {
    __gmpq_cmp(left.pointer, right.pointer) < 0
  }

  /// -1, 0 or 1: the sign of this number less `value`.
  public func compare(_ value: Dyadic) -> Int {
    Int(cmpfr_compare_dyadic(pointer, value.significand, value.exponent))
  }
}

extension ExactRational {
  /// The exact sum.
  public static func + (left: ExactRational, right: ExactRational) -> ExactRational {
    ExactRational { __gmpq_add($0, left.pointer, right.pointer) }
  }

  /// The exact difference.
  public static func - (left: ExactRational, right: ExactRational) -> ExactRational {
    ExactRational { __gmpq_sub($0, left.pointer, right.pointer) }
  }

  /// The number with the other sign.
  public static prefix func - (value: ExactRational) -> ExactRational {
    ExactRational { __gmpq_neg($0, value.pointer) }
  }

  /// The exact product.
  public static func * (left: ExactRational, right: ExactRational) -> ExactRational {
    ExactRational { __gmpq_mul($0, left.pointer, right.pointer) }
  }

  /// The exact quotient.
  ///
  /// - Precondition: `right` is not zero.
  public static func / (left: ExactRational, right: ExactRational) -> ExactRational {
    precondition(right.sign != 0, "division by zero")
    return ExactRational { __gmpq_div($0, left.pointer, right.pointer) }
  }

  /// The number times 2^`count`, exact for either sign of `count`.
  public func scaled(byPowerOfTwo count: Int) -> ExactRational {
    ExactRational {
      if count >= 0 {
        __gmpq_mul_2exp($0, pointer, UInt(count))
      } else {
        __gmpq_div_2exp($0, pointer, UInt(-count))
      }
    }
  }

  /// The exact power; 1 for the exponent 0.
  ///
  /// - Precondition: the number is not zero if `exponent` is negative.
  public func power(_ exponent: Int) -> ExactRational {
    if exponent < 0 { return ExactRational.one / power(-exponent) }
    return ExactRational {
      __gmpz_pow_ui(cmpfr_numerator($0), cmpfr_numerator(pointer), UInt(exponent))
      __gmpz_pow_ui(cmpfr_denominator($0), cmpfr_denominator(pointer), UInt(exponent))
    }
  }
}
