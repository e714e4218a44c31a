import PositOracle

/// What stands in one column of a line of operands.
public enum OperandKind: Hashable, Sendable {
  /// A pattern of the campaign's format.
  case posit
  /// A pattern of the format that a conversion starts from.
  case sourcePosit
  /// The integer operand of compound and rootN, a signed 64-bit number.
  case exponent
  /// A word of an integer type.
  case integer(IntegerFormat)
  /// A bit pattern of an IEEE format.
  case ieee(IEEEFormat)
  /// The register of a quire.
  case quire
  /// A decimal number as text.
  case decimal
  /// Any even number of patterns: the factors of a sum of products, pair by pair.
  case pairs
}

extension OperandKind {
  /// How the operand is written, for help texts.
  public var summary: String {
    switch self {
    case .posit: "posit"
    case .sourcePosit: "posit of --from"
    case .exponent: "integer"
    case .integer(let type): type.name
    case .ieee(let type): "float\(type.width) bits"
    case .quire: "quire"
    case .decimal: "decimal"
    case .pairs: "posit posit ..."
    }
  }
}

extension IntegerFormat {
  /// A signed integer of 8 bits.
  public static let int8 = IntegerFormat(width: 8, isSigned: true)
  /// A signed integer of 16 bits.
  public static let int16 = IntegerFormat(width: 16, isSigned: true)
  /// A signed integer of 32 bits.
  public static let int32 = IntegerFormat(width: 32, isSigned: true)
  /// A signed integer of 64 bits.
  public static let int64 = IntegerFormat(width: 64, isSigned: true)
  /// An unsigned integer of 8 bits.
  public static let uint8 = IntegerFormat(width: 8, isSigned: false)
  /// An unsigned integer of 16 bits.
  public static let uint16 = IntegerFormat(width: 16, isSigned: false)
  /// An unsigned integer of 32 bits.
  public static let uint32 = IntegerFormat(width: 32, isSigned: false)
  /// An unsigned integer of 64 bits.
  public static let uint64 = IntegerFormat(width: 64, isSigned: false)

  /// The name of the type: `int8` or `uint64`.
  public var name: String { "\(isSigned ? "int" : "uint")\(width)" }

  /// The name of the type inside of names: `Int8` or `UInt64`.
  var capitalizedName: String { "\(isSigned ? "Int" : "UInt")\(width)" }
}
