/// An IEEE 754 binary interchange format, read and rounded from its definition.
public struct IEEEFormat: Sendable, Hashable {
  /// The width of a word in bits.
  public let width: Int

  /// The width of the biased exponent field in bits.
  public let exponentBits: Int

  /// IEEE binary16.
  public static let binary16 = IEEEFormat(width: 16, exponentBits: 5)

  /// IEEE binary32.
  public static let binary32 = IEEEFormat(width: 32, exponentBits: 8)

  /// IEEE binary64.
  public static let binary64 = IEEEFormat(width: 64, exponentBits: 11)

  /// The width of the trailing significand field in bits.
  public var fractionBits: Int { width - 1 - exponentBits }

  /// The pattern of the positive infinity.
  public var infinity: UInt64 { ((1 << UInt64(exponentBits)) - 1) << UInt64(fractionBits) }

  /// The pattern of the quiet NaN without payload.
  public var quietNaN: UInt64 { infinity | 1 << UInt64(fractionBits - 1) }

  /// Whether a pattern is a quiet NaN, of any sign and payload: what the standard gives for NaR.
  ///
  /// Source: Posit Standard (2022), section 6.5; IEEE 754-2019, section 6.2.1 for the quiet bit. False
  /// for a pattern with bits above the width.
  public func isQuietNaN(_ pattern: UInt64) -> Bool {
    pattern >> UInt64(width - 1) <= 1 && pattern & quietNaN == quietNaN
  }

  /// The exponent of the lowest bit of a subnormal number.
  var minimumExponent: Int { 2 - (1 << (exponentBits - 1)) - fractionBits }

  /// The exact value of a pattern; nil for NaN and the infinities, zero for both zeros.
  public func exactValue(_ pattern: UInt64) -> ExactRational? {
    let fraction = Int64(pattern & ((1 << UInt64(fractionBits)) - 1))
    let biased = Int(pattern >> UInt64(fractionBits)) & ((1 << exponentBits) - 1)
    if biased == (1 << exponentBits) - 1 { return nil }
    let isNegative = pattern >> UInt64(width - 1) & 1 == 1
    let significand = biased == 0 ? fraction : fraction | 1 << Int64(fractionBits)
    return ExactRational(
      significand: isNegative ? -significand : significand,
      exponent: minimumExponent + max(0, biased - 1))
  }

  /// The pattern nearest an exact value, ties to even.
  ///
  /// Infinity beyond the largest number, and +0 for zero. A nonzero value that rounds to zero keeps
  /// its sign.
  ///
  /// Source: IEEE 754-2019, roundTiesToEven (section 4.3.1).
  public func rounded(_ value: ExactRational) -> UInt64 {
    let signBit: UInt64 = value.sign < 0 ? 1 << UInt64(width - 1) : 0
    let magnitude = value.magnitude
    // The patterns of non-negative numbers stand in the order of their values; that of infinity
    // takes the place of 2^(emax+1), as the rule of the standard for overflow says.
    var lower: UInt64 = 0
    var upper = infinity
    if magnitude >= valueOrOverflowThreshold(upper) { return signBit | upper }
    while upper - lower > 1 {
      let middle = lower + (upper - lower) / 2
      if magnitude >= valueOrOverflowThreshold(middle) { lower = middle } else { upper = middle }
    }
    let doubledValue = magnitude + magnitude
    let sum = valueOrOverflowThreshold(lower) + valueOrOverflowThreshold(upper)
    let isUpper = doubledValue > sum || (doubledValue == sum && lower % 2 == 1)
    return signBit | (isUpper ? upper : lower)
  }

  private func valueOrOverflowThreshold(_ pattern: UInt64) -> ExactRational {
    exactValue(pattern)
      ?? ExactRational(significand: 1, exponent: 1 << (exponentBits - 1))
  }
}
