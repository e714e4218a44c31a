/// A number format that float32 tensors can be rounded to: how an element is written, and whether blocks
/// of elements share a scale.
///
/// Written, in specs, tables and file names: `float32`, `bfloat16`, `float16`, `float8(e4m3)`,
/// `float8(e5m2)`, `posit(8,1)`, `bposit(16,2,6)`, `float(4,3)`, `mxfp8(e4m3)`...;
/// `init(parsing:)` has the grammar.
public struct NumberFormat: Hashable, Sendable {
  /// How an element is written.
  public let element: ElementFormat
  /// The blocks that share a scale; nil where each value stands alone.
  public let block: BlockScaling?

  /// Describes a format; whether a quantiser supports it is for `Quantizer.init` to say.
  public init(element: ElementFormat, block: BlockScaling? = nil) {
    self.element = element
    self.block = block
  }

  /// IEEE 754 binary32: values pass unchanged.
  public static let float32 = NumberFormat(element: .float32)
  /// The upper half of binary32: 8 exponent bits, 7 fraction bits.
  public static let bfloat16 = NumberFormat(element: .bfloat16)
  /// IEEE 754 binary16.
  public static let float16 = NumberFormat(element: .float16)
  /// OCP 8-bit floating point E4M3: no infinity, one NaN, largest value 448.
  public static let float8e4m3 = NumberFormat(element: .float8e4m3)
  /// OCP 8-bit floating point E5M2: largest finite value 57344.
  public static let float8e5m2 = NumberFormat(element: .float8e5m2)

  /// posit(n,es), or bposit(n,es,regimeLimit).
  public static func posit(n: Int, es: Int, regimeLimit: Int? = nil) -> NumberFormat {
    NumberFormat(element: .posit(n: n, es: es, regimeLimit: regimeLimit))
  }

  /// A floating-point format; see `FloatShape`.
  public static func float(
    exponentBits: Int, fractionBits: Int, bias: Int? = nil, specials: FloatShape.Specials = .ieee
  ) -> NumberFormat {
    let shape = FloatShape(
      exponentBits: exponentBits, fractionBits: fractionBits, bias: bias, specials: specials)
    return NumberFormat(element: .float(shape))
  }

  /// Blocks of elements with one scale, as the OCP's Microscaling formats have them.
  public static func mx(
    _ element: ElementFormat, size: Int = 32, rule: BlockScaleRule = .floor
  ) -> NumberFormat {
    NumberFormat(element: element, block: BlockScaling(size: size, rule: rule))
  }

  /// The width of an element in bits, without its share of a block's scale.
  public var bits: Int { element.bits }

  /// The values that share a scale; 1 where there is none.
  public var valuesPerBlock: Int { block?.size ?? 1 }

  /// The bits that a value takes with its share of the block's scale: 8.25 for mxfp8(e4m3).
  public var bitsPerValue: Double {
    Double(bits) + (block.map { Double($0.scaleFormat.bits) / Double($0.size) } ?? 0)
  }

  /// The largest finite value: maxpos of a posit, 448 of float8(e4m3)..., of a block format with the
  /// largest scale, but not more than float32 has.
  ///
  /// Infinity for a posit whose maxpos float32 does not hold.
  public var largestFinite: Float {
    block == nil
      ? Float(element.largest)
      : Float(min(element.largest * powerOfTwo(E8M0.largestExponent), 0x1.fffffep127))
  }

  /// The smallest positive value: minpos of a posit, the smallest subnormal of the others, of a block
  /// format with the smallest scale, but not less than float32 has.
  ///
  /// Zero for a posit whose minpos float32 does not hold.
  public var smallestPositive: Float {
    block == nil
      ? Float(element.smallestPositive)
      : Float(max(element.smallestPositive * powerOfTwo(E8M0.smallestExponent), 0x1p-149))
  }

  /// Where `amax` scaling puts a tensor's largest magnitude; see `ElementFormat.amaxTarget`.
  ///
  /// A block format finds its own scales.
  public var amaxTarget: Float { block == nil ? Float(element.amaxTarget) : largestFinite }

  /// Whether float32 holds every value of the element format.
  ///
  /// A posit needs maxpos of at most 2^126, minpos of at least 2^-126, and at most 23 fraction bits.
  public var fitsFloat32: Bool { element.fitsFloat32 }
}
