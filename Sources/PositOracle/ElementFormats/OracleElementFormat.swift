/// A number format of the rivals and relatives of posits, by its definition, for the oracle.
///
/// Patterns are right-aligned `UInt64` words whose bits above the lowest `width` are zero. Nothing here is
/// shared with the code that is judged.
public enum OracleElementFormat: Sendable, Hashable {
  /// posit(n,es); with a limit, a run of that many equal regime bits ends without an opposite bit.
  case posit(n: Int, es: Int, regimeLimit: Int?)
  /// Sign, biased exponent, fraction, with subnormal numbers.
  case float(exponentBits: Int, fractionBits: Int, bias: Int, specials: Specials)

  /// The patterns of a floating-point format that stand for no number.
  public enum Specials: Sendable, Hashable {
    /// The exponent field of ones: infinity with fraction zero, NaN with another (IEEE 754-2019, 3.4).
    case infinityAndNaN
    /// Exponent and fraction fields of ones are NaN (OCP 8-bit Floating Point 1.0, E4M3).
    case oneNaN
    /// None (OCP Microscaling 1.0, 5.3: the 6-bit and 4-bit formats).
    case none
  }

  /// What a pattern stands for.
  public enum Value: Sendable {
    /// A real number; of zeros, whether it is the negative one.
    case number(ExactRational, isNegativeZero: Bool)
    /// An infinity.
    case infinity(isNegative: Bool)
    /// NaN or NaR.
    case notANumber
  }

  /// A floating-point format with the usual bias, 2^(exponentBits - 1) - 1.
  public static func float(
    exponentBits: Int, fractionBits: Int, specials: Specials = .infinityAndNaN
  ) -> OracleElementFormat {
    .float(
      exponentBits: exponentBits, fractionBits: fractionBits, bias: 1 << (exponentBits - 1) - 1,
      specials: specials)
  }

  /// The width of a pattern in bits.
  public var width: Int {
    switch self {
    case .posit(let n, _, _): n
    case .float(let exponentBits, let fractionBits, _, _): 1 + exponentBits + fractionBits
    }
  }

  /// The width of the exponent field in bits.
  public var exponentBits: Int {
    switch self {
    case .posit(_, let es, _): es
    case .float(let exponentBits, _, _, _): exponentBits
    }
  }

  /// Whether the format is one of posits.
  public var isPosit: Bool { if case .posit = self { true } else { false } }

  /// The word whose lowest `width` bits are set.
  public var mask: UInt64 { UInt64.max >> UInt64(64 - width) }

  /// The pattern that has only the sign bit.
  public var signBit: UInt64 { 1 << UInt64(width - 1) }

  /// The pattern of the largest number.
  ///
  /// Those of the positive numbers go from 1 to here, in order.
  public var largestPattern: UInt64 {
    switch self {
    case .posit, .float(_, _, _, .none): signBit - 1
    case .float(_, _, _, .oneNaN): signBit - 2
    case .float(_, let fractionBits, _, .infinityAndNaN): signBit - 1 - 1 << UInt64(fractionBits)
    }
  }

  /// The pattern of NaR, or of a NaN: the quiet one without payload where there are several; nil where there
  /// is none.
  public var notANumber: UInt64? {
    switch self {
    case .posit: signBit
    case .float(_, _, _, .none): nil
    case .float(_, _, _, .oneNaN): signBit - 1
    case .float(_, let fractionBits, _, .infinityAndNaN):
      largestPattern + 1 | 1 << UInt64(fractionBits - 1)
    }
  }

  /// The pattern of the positive infinity; nil where there is none.
  public var infinity: UInt64? {
    if case .float(_, _, _, .infinityAndNaN) = self { largestPattern + 1 } else { nil }
  }

  /// The pattern of the number with the other sign.
  public func negated(_ pattern: UInt64) -> UInt64 {
    isPosit ? (0 &- pattern) & mask : pattern ^ signBit
  }

  /// The exact value of a pattern; nil for NaN, NaR and the infinities.
  public func exactValue(_ pattern: UInt64) -> ExactRational? {
    if case .number(let value, _) = value(pattern) { value } else { nil }
  }

  /// What a pattern stands for.
  public func value(_ pattern: UInt64) -> Value {
    precondition(pattern & ~mask == 0, "the pattern has bits above the lowest \(width)")
    if isPosit {
      if pattern == 0 { return .number(.zero, isNegativeZero: false) }
      if pattern == signBit { return .notANumber }
      return pattern < signBit
        ? .number(magnitude(pattern), isNegativeZero: false)
        : .number(-magnitude(negated(pattern)), isNegativeZero: false)
    }
    let isNegative = pattern & signBit != 0
    let rest = pattern & ~signBit
    if let infinity, rest == infinity { return .infinity(isNegative: isNegative) }
    if rest > largestPattern { return .notANumber }
    let value = magnitude(rest)
    return .number(isNegative ? -value : value, isNegativeZero: isNegative && rest == 0)
  }

  /// The value of a pattern from 0 to `largestPattern`.
  func magnitude(_ pattern: UInt64) -> ExactRational {
    if pattern == 0 { return .zero }
    switch self {
    case .posit(let n, let es, let regimeLimit):
      return Self.positMagnitude(pattern, width: n, es: es, regimeLimit: regimeLimit)
    case .float(_, let fractionBits, let bias, _):
      let field = Int(pattern >> UInt64(fractionBits))
      let fraction = Int64(pattern & (1 << UInt64(fractionBits) - 1))
      // 0.f 2^(1 - bias) where the exponent field is zero, else 1.f 2^(field - bias).
      return field == 0
        ? ExactRational(significand: fraction, exponent: 1 - bias - fractionBits)
        : ExactRational(
          significand: fraction + 1 << Int64(fractionBits), exponent: field - bias - fractionBits)
    }
  }

  /// A positive posit word of a width of up to 64 bits: 2^(2^es r + e) (1 + f).
  static func positMagnitude(
    _ word: UInt64, width: Int, es: Int, regimeLimit: Int?
  ) -> ExactRational {
    /// The bits after the sign, from the left; those pushed off the end are zeros.
    var bits = (0..<width - 1).reversed().map { Int(word >> UInt64($0)) & 1 }[...]
    let first = bits.first ?? 0
    var runLength = 0
    while bits.first == first, runLength < regimeLimit ?? width {
      bits.removeFirst()
      runLength += 1
    }
    // The opposite bit, unless the limit or the end of the word came first.
    if runLength != regimeLimit { bits = bits.dropFirst() }
    let r = first == 1 ? runLength - 1 : -runLength
    var e = 0
    for _ in 0..<es { e = 2 * e + (bits.popFirst() ?? 0) }
    let fraction = bits.reduce(Int64(0)) { 2 * $0 + Int64($1) }
    return ExactRational(
      significand: fraction + 1 << Int64(bits.count), exponent: r << es + e - bits.count)
  }
}
