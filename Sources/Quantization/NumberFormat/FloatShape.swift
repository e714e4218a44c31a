/// A binary floating-point format: sign, biased exponent, fraction, with subnormal values.
///
/// A pattern with exponent field E > 0 and fraction field F is (1 + F 2^-fractionBits) 2^(E - bias), one
/// with E = 0 is F 2^(1 - bias - fractionBits), but for the patterns that `specials` sets aside
/// (IEEE 754-2019, 3.4; OCP 8-bit Floating Point Specification 1.0, OCP Microscaling 1.0 for the others).
public struct FloatShape: Hashable, Sendable {
  /// Which patterns stand for no number.
  public enum Specials: String, CaseIterable, Hashable, Sendable {
    /// The largest exponent is set aside: infinity where the fraction is 0, else NaN.
    case ieee
    /// The pattern of ones only, with either sign, is NaN; there is no infinity. What the names of
    /// others say by "fn": float8(e4m3) of the OCP.
    case fn
    /// Every pattern is a number: the 6-bit and 4-bit formats of the OCP.
    case finite
  }

  /// Bits of the exponent field.
  public let exponentBits: Int
  /// Bits of the fraction field; the significand has one more.
  public let fractionBits: Int
  /// What is taken from the exponent field.
  public let bias: Int
  /// Which patterns stand for no number.
  public let specials: Specials

  /// Describes a format, without a look at whether it is one that is supported (`isInRange`).
  ///
  /// - Parameters:
  ///   - exponentBits: bits of the exponent field, 2 to 8 where supported.
  ///   - fractionBits: bits of the fraction field, 1 to 22 where supported, or 23 for binary32.
  ///   - bias: what is taken from the exponent field; nil for 2^(exponentBits - 1) - 1.
  ///   - specials: which patterns stand for no number.
  public init(exponentBits: Int, fractionBits: Int, bias: Int? = nil, specials: Specials = .ieee) {
    self.exponentBits = exponentBits
    self.fractionBits = fractionBits
    self.bias = bias ?? Self.usualBias(exponentBits)
    self.specials = specials
  }

  /// 2^(exponentBits - 1) - 1.
  static func usualBias(_ exponentBits: Int) -> Int { 1 << (min(max(exponentBits, 1), 32) - 1) - 1 }

  /// IEEE 754 binary32.
  public static let binary32 = FloatShape(exponentBits: 8, fractionBits: 23)

  /// Whether the fields are of sizes that are supported, and float32 holds every value.
  public var isInRange: Bool {
    guard (2...8).contains(exponentBits), (1...22).contains(fractionBits) || self == .binary32,
      (-255...255).contains(bias)
    else { return false }
    return minimumExponent >= -126 && smallestExponent >= -149 && largestExponent <= 127
  }

  /// The width of a pattern in bits.
  public var bits: Int { 1 + exponentBits + fractionBits }
  /// Bits of the significand, the hidden one included.
  public var precision: Int { fractionBits + 1 }
  /// The exponent of the smallest normal value.
  public var minimumExponent: Int { 1 - bias }
  /// The exponent of the smallest subnormal value.
  public var smallestExponent: Int { minimumExponent - fractionBits }
  /// The exponent of the largest finite value.
  public var largestExponent: Int { (1 << exponentBits) - (specials == .ieee ? 2 : 1) - bias }
  /// Whether a pattern is set aside for infinity.
  public var hasInfinity: Bool { specials == .ieee }

  /// The largest finite value.
  public var largest: Double {
    // In units of the last place of the largest exponent.
    let ones = Double((2 << fractionBits) - (specials == .fn ? 2 : 1))
    return ones * powerOfTwo(largestExponent - fractionBits)
  }

  /// The smallest positive value.
  public var smallestPositive: Double { powerOfTwo(smallestExponent) }

  /// The pattern of the largest finite value.
  public var largestPattern: UInt32 {
    let ones: UInt32 = 1 << UInt32(bits - 1) - 1
    return switch specials {
    case .ieee: infinityPattern - 1
    case .fn: ones - 1
    case .finite: ones
    }
  }

  /// The exponent field of ones, with a fraction of 0: infinity where the format has one.
  var infinityPattern: UInt32 { (1 << UInt32(exponentBits) - 1) << UInt32(fractionBits) }
}

/// A power of two, exact for exponents from -1074 to 1023.
func powerOfTwo(_ exponent: Int) -> Double {
  Double(sign: .plus, exponent: exponent, significand: 1)
}
