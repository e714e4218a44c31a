import PositOracle

/// Section 6: conversions between posits, IEEE numbers, integers and decimal text.
extension Operation {
  /// From another posit format.
  public static let convert = Operation(
    "convert", "6.1", [.sourcePosit],
    .word { $0.oracle.converted($1[$1.startIndex], from: $0.oracleSource) }, quick: .convert,
    recipe: .conversion, elements: .convert)

  /// From an IEEE number.
  public static func fromFloat(_ type: IEEEFormat) -> Operation {
    Operation(
      "fromFloat\(type.width)", "6.5", [.ieee(type)],
      .word { $0.oracle.converted($1[$1.startIndex], from: type) }, quick: .fromIEEE(type),
      recipe: .conversion, elements: .fromIEEE(type))
  }

  /// To an IEEE number.
  public static func toFloat(_ type: IEEEFormat) -> Operation {
    Operation(
      "toFloat\(type.width)", "6.5", [.posit], to: .ieee(type),
      .word { $0.oracle.converted($1[$1.startIndex], to: type) }, quick: .toIEEE(type),
      recipe: .conversion, elements: .toIEEE(type))
  }

  /// From an integer.
  public static func fromInteger(_ type: IntegerFormat) -> Operation {
    Operation(
      "from" + type.capitalizedName, "6.4", [.integer(type)],
      .word { $0.oracle.converted($1[$1.startIndex], from: type) }, quick: .fromInteger(type),
      recipe: .conversion)
  }

  /// To an integer.
  public static func toInteger(_ type: IntegerFormat) -> Operation {
    Operation(
      "to" + type.capitalizedName, "6.4", [.posit], to: .integer(type),
      .word { $0.oracle.converted($1[$1.startIndex], to: type) }, quick: .toInteger(type),
      recipe: .conversion)
  }

  /// From decimal text.
  public static let fromDecimal = Operation(
    "fromDecimal", "6.3", [.decimal], .fromDecimal, quick: .fromDecimal,
    recipe: .none(because: "drawn texts are ties, and ties with a digit far behind, already"),
    elements: .fromDecimal)

  private static let readBack: QuickRule = .none(because: "the text is read back exactly")
  private static let exactText: OperandRecipe = .none(because: "nothing is rounded to a posit")

  /// To decimal text without rounding.
  public static let toDecimal = Operation(
    "toDecimal", "6.3", [.posit], to: .exactDecimal, .toDecimal, quick: readBack, recipe: exactText,
    elements: .toDecimal)

  /// To the shortest decimal text that reads back as the same posit.
  public static let toShortestDecimal = Operation(
    "toShortestDecimal", "6.3", [.posit], to: .shortestDecimal, .toDecimal, quick: readBack,
    recipe: exactText,
    elements: .toDecimal)

  /// The IEEE formats with conversions.
  public static let ieeeFormats = [IEEEFormat.binary16, .binary32, .binary64]

  /// The integer types with conversions.
  public static let integerFormats: [IntegerFormat] = [
    .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .uint64,
  ]

  /// Section 6, in its order.
  public static let conversions: [Operation] =
    [convert] + ieeeFormats.flatMap { [fromFloat($0), toFloat($0)] }
    + integerFormats.flatMap { [fromInteger($0), toInteger($0)] }
    + [fromDecimal, toDecimal, toShortestDecimal]
}
