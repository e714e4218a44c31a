/// A binary floating-point format with gradual underflow, as IEEE 754 has them.
struct IEEEShape: Hashable, Sendable {
  /// Bits of the significand, the hidden one included.
  let precision: Int
  /// The exponent of the smallest normal value.
  let minimumExponent: Int
  /// The largest finite value.
  let largest: Double
  /// Whether a pattern is set aside for infinity.
  let hasInfinity: Bool

  /// The exponent of the smallest subnormal value.
  var smallestExponent: Int { minimumExponent - (precision - 1) }
}

extension NumberFormat {
  /// The parameters of an IEEE-style format; nil for posits.
  var ieeeShape: IEEEShape? {
    switch self {
    case .float32:
      IEEEShape(
        precision: 24, minimumExponent: -126, largest: 0x1.fffffep127, hasInfinity: true)
    case .bfloat16:
      IEEEShape(precision: 8, minimumExponent: -126, largest: 0x1.fep127, hasInfinity: true)
    case .float16:
      IEEEShape(precision: 11, minimumExponent: -14, largest: 65504, hasInfinity: true)
    case .float8e4m3:
      IEEEShape(precision: 4, minimumExponent: -6, largest: 448, hasInfinity: false)
    case .float8e5m2:
      IEEEShape(precision: 3, minimumExponent: -14, largest: 57344, hasInfinity: true)
    case .posit: nil
    }
  }

  /// The exponent of maxpos, (n - 2) 2^es, which is that of minpos negated.
  static func positMaximumExponent(n: Int, es: Int) -> Int { (n - 2) << es }

  /// The width of a value in bits.
  public var bits: Int {
    switch self {
    case .float32: 32
    case .bfloat16, .float16: 16
    case .float8e4m3, .float8e5m2: 8
    case .posit(let n, _): n
    }
  }

  /// The largest finite value: maxpos of a posit, 448 of float8(e4m3)...
  ///
  /// Infinity for a posit whose maxpos float32 does not hold.
  public var largestFinite: Float {
    if case .posit(let n, let es) = self {
      return Float(powerOfTwo(Self.positMaximumExponent(n: n, es: es)))
    }
    return ieeeShape.map { Float($0.largest) } ?? .nan
  }

  /// The smallest positive value: minpos of a posit, the smallest subnormal of the others.
  ///
  /// Zero for a posit whose minpos float32 does not hold.
  public var smallestPositive: Float {
    if case .posit(let n, let es) = self {
      return Float(powerOfTwo(-Self.positMaximumExponent(n: n, es: es)))
    }
    return ieeeShape.map { Float(powerOfTwo($0.smallestExponent)) } ?? .nan
  }

  /// Whether float32 holds every value of the format as a normal number, or is the wider format.
  ///
  /// A posit needs maxpos = 2^((n-2) 2^es) of at most 2^127 and at most 23 fraction bits.
  public var fitsFloat32: Bool {
    guard case .posit(let n, let es) = self else { return true }
    return (2...32).contains(n) && (0...4).contains(es)
      && Self.positMaximumExponent(n: n, es: es) <= 126 && n - 3 - es <= 23
  }
}

/// A power of two, exact for exponents from -1022 to 1023.
func powerOfTwo(_ exponent: Int) -> Double {
  Double(sign: .plus, exponent: exponent, significand: 1)
}
