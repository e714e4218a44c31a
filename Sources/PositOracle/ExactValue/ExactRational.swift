import CMPFR

/// An exact rational number, in lowest terms, of any size (GMP's `mpq`).
///
/// Immutable: every operation makes a new number. Sums, products and quotients never round.
public struct ExactRational: Sendable {
  /// The owner of the GMP number; nobody changes it once the rational that holds it exists.
  final class Storage: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<__mpq_struct>

    init() {
      pointer = .allocate(capacity: 1)
      __gmpq_init(pointer)
    }

    deinit {
      __gmpq_clear(pointer)
      pointer.deallocate()
    }
  }

  let storage: Storage

  /// The GMP number, for reading only.
  var pointer: UnsafeMutablePointer<__mpq_struct> { storage.pointer }

  /// Builds a rational by letting `fill` write a canonical value into a fresh GMP number.
  init(_ fill: (UnsafeMutablePointer<__mpq_struct>) -> Void) {
    storage = Storage()
    fill(storage.pointer)
  }

  /// The number zero.
  public static let zero = ExactRational(0)

  /// The number one.
  public static let one = ExactRational(1)

  /// The integer `value`.
  public init(_ value: Int) {
    self.init { __gmpq_set_si($0, value, 1) }
  }

  /// The integer `value`.
  public init(_ value: UInt64) {
    self.init { __gmpq_set_ui($0, UInt(value), 1) }
  }

  /// The number `numerator / denominator`, brought to lowest terms.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int, over denominator: Int) {
    precondition(denominator != 0, "the denominator is zero")
    self = ExactRational(numerator) / ExactRational(denominator)
  }

  /// The number `significand * 2^exponent`.
  public init(significand: Int64, exponent: Int) {
    self.init {
      __gmpq_set_si($0, Int(significand), 1)
      if exponent >= 0 {
        __gmpq_mul_2exp($0, $0, UInt(exponent))
      } else {
        __gmpq_div_2exp($0, $0, UInt(-exponent))
      }
    }
  }

  /// The exact value of a posit.
  public init(_ value: Dyadic) {
    self.init(significand: value.significand, exponent: value.exponent)
  }

  /// -1, 0 or 1: the sign of the number.
  public var sign: Int { Int(cmpfr_rational_sign(pointer)) }

  /// The absolute value.
  public var magnitude: ExactRational { ExactRational { __gmpq_abs($0, pointer) } }

  /// About the numerator's magnitude: a factor in 1/2 ..< 1 and a power of two.
  var numeratorApproximation: (Double, Int) {
    var exponent = 0
    return (Swift.abs(__gmpz_get_d_2exp(&exponent, cmpfr_numerator(pointer))), exponent)
  }

  /// About the denominator: a factor in 1/2 ..< 1 and a power of two.
  var denominatorApproximation: (Double, Int) {
    var exponent = 0
    return (__gmpz_get_d_2exp(&exponent, cmpfr_denominator(pointer)), exponent)
  }

  /// Whether the number is an integer.
  public var isInteger: Bool {
    __gmpz_cmp_ui(cmpfr_denominator(pointer), 1) == 0
  }

  /// Whether the number is a fraction of a denominator of at most `limit`, in lowest terms.
  func hasDenominator(atMost limit: UInt) -> Bool {
    __gmpz_cmp_ui(cmpfr_denominator(pointer), limit) <= 0
  }

  /// The largest integer that is not larger than the number.
  public var floor: ExactRational {
    ExactRational {
      __gmpz_fdiv_q(
        cmpfr_numerator($0), cmpfr_numerator(pointer), cmpfr_denominator(pointer))
    }
  }

  /// The smallest integer that is not smaller than the number.
  public var ceiling: ExactRational { -(-self).floor }

  /// The nearest integer; the even one if two are equally near.
  public var nearestInteger: ExactRational {
    let lower = floor
    let doubledRest = (self - lower) * ExactRational(2)
    let isUpper =
      doubledRest > .one || (doubledRest == .one && lower.isOddInteger)
    return isUpper ? lower + .one : lower
  }

  /// Whether the number is an odd integer.
  public var isOddInteger: Bool {
    isInteger && cmpfr_integer_is_odd(cmpfr_numerator(pointer)) != 0
  }

  /// The number as an `Int`; nil if it is not an integer or out of range.
  public var integerValue: Int? {
    guard isInteger, __gmpz_fits_slong_p(cmpfr_numerator(pointer)) != 0 else { return nil }
    return __gmpz_get_si(cmpfr_numerator(pointer))
  }

  /// The number as a `UInt64`; nil if it is not an integer or out of range.
  public var unsignedValue: UInt64? {
    guard isInteger, __gmpz_fits_ulong_p(cmpfr_numerator(pointer)) != 0 else { return nil }
    return UInt64(__gmpz_get_ui(cmpfr_numerator(pointer)))
  }
}
