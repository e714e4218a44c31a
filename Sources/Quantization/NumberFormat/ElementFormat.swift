/// How one value is written: a posit or a binary floating-point number.
public enum ElementFormat: Hashable, Sendable {
  /// A posit, with a bounded regime or without.
  case posit(PositShape)
  /// A floating-point number in the manner of IEEE 754.
  case float(FloatShape)

  /// IEEE 754 binary32, the format that tensors are kept in.
  public static let float32 = ElementFormat.float(.binary32)
  /// The upper half of binary32: 8 exponent bits, 7 fraction bits.
  public static let bfloat16 = ElementFormat.float(FloatShape(exponentBits: 8, fractionBits: 7))
  /// IEEE 754 binary16.
  public static let float16 = ElementFormat.float(FloatShape(exponentBits: 5, fractionBits: 10))
  /// OCP 8-bit floating point E4M3: no infinity, one NaN, largest value 448.
  public static let float8e4m3 = ElementFormat.float(
    FloatShape(exponentBits: 4, fractionBits: 3, specials: .fn))
  /// OCP 8-bit floating point E5M2: largest finite value 57344.
  public static let float8e5m2 = ElementFormat.float(FloatShape(exponentBits: 5, fractionBits: 2))
  /// OCP 6-bit floating point E3M2: numbers only, largest value 28.
  public static let float6e3m2 = ElementFormat.float(
    FloatShape(exponentBits: 3, fractionBits: 2, specials: .finite))
  /// OCP 6-bit floating point E2M3: numbers only, largest value 7.5.
  public static let float6e2m3 = ElementFormat.float(
    FloatShape(exponentBits: 2, fractionBits: 3, specials: .finite))
  /// OCP 4-bit floating point E2M1: numbers only, largest value 6.
  public static let float4e2m1 = ElementFormat.float(
    FloatShape(exponentBits: 2, fractionBits: 1, specials: .finite))

  /// posit(n,es), or bposit(n,es,regimeLimit).
  public static func posit(n: Int, es: Int, regimeLimit: Int? = nil) -> ElementFormat {
    .posit(PositShape(n: n, es: es, regimeLimit: regimeLimit))
  }

  /// The parameters of a floating-point format; nil for posits.
  public var floatShape: FloatShape? { if case .float(let shape) = self { shape } else { nil } }
  /// The parameters of a posit format; nil for floating-point formats.
  public var positShape: PositShape? { if case .posit(let shape) = self { shape } else { nil } }

  /// The width of a pattern in bits.
  public var bits: Int {
    switch self {
    case .posit(let shape): shape.n
    case .float(let shape): shape.bits
    }
  }

  /// The largest finite value: maxpos of a posit, 448 of float8(e4m3)...
  public var largest: Double {
    switch self {
    case .posit(let shape): shape.largest
    case .float(let shape): shape.largest
    }
  }

  /// The smallest positive value: minpos of a posit, the smallest subnormal of the others.
  public var smallestPositive: Double {
    switch self {
    case .posit(let shape): shape.smallestPositive
    case .float(let shape): shape.smallestPositive
    }
  }

  /// Whether float32 holds every value of the format, those of a posit as normal numbers.
  public var fitsFloat32: Bool {
    switch self {
    case .posit(let shape): shape.fitsFloat32
    case .float(let shape): shape.isInRange
    }
  }

  /// Where scaling by the largest magnitude puts it.
  ///
  /// The largest value of a floating-point format. For posits a power of two at which half of the
  /// regimes are still to come, 2^floor(2^es r / 2) with r = n - 2 or the regime's limit, since maxpos
  /// has no fraction bit left.
  public var amaxTarget: Double {
    switch self {
    case .posit(let shape): powerOfTwo(shape.regimes << shape.es / 2)
    case .float(let shape): shape.largest
    }
  }

  /// How many fraction bits values near `amaxTarget` have.
  var fractionBitsAtTarget: Int {
    switch self {
    case .posit(let shape): shape.fractionBits(atScale: shape.regimes << shape.es / 2)
    case .float(let shape): shape.fractionBits
    }
  }
}
