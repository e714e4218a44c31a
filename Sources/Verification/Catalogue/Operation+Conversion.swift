import PositOracle

extension Operation {
  /// Section 6: conversions between posits, IEEE numbers, integers and decimal text.
  static let conversions: [Operation] =
    [
      Operation(
        name: "convert", standardName: "convert 6.1", operands: [.sourcePosit], result: .posit,
        reference: .word { $0.oracle.converted($1[$1.startIndex], from: $0.oracleSource) })
    ] + ieeeFormats.flatMap(ieeeConversions) + integerFormats.flatMap(integerConversions) + [
      Operation(
        name: "fromDecimal", standardName: "fromDecimal 6.3", operands: [.decimal], result: .posit,
        reference: .fromDecimal),
      Operation(
        name: "toDecimal", standardName: "toDecimal 6.3", operands: [.posit],
        result: .exactDecimal, reference: .toDecimal),
      Operation(
        name: "toShortestDecimal", standardName: "toShortestDecimal 6.3", operands: [.posit],
        result: .shortestDecimal, reference: .toDecimal),
    ]

  /// Whether an operand or the result is decimal text.
  var isDecimal: Bool {
    operands.contains(.decimal) || result == .exactDecimal || result == .shortestDecimal
  }

  /// The IEEE formats with conversions.
  static let ieeeFormats = [IEEEFormat.binary16, .binary32, .binary64]

  /// The integer types with conversions.
  static let integerFormats = [8, 16, 32, 64].flatMap { width in
    [true, false].map { IntegerFormat(width: width, isSigned: $0) }
  }

  private static func ieeeConversions(_ type: IEEEFormat) -> [Operation] {
    [
      Operation(
        name: "fromFloat\(type.width)", standardName: "fromFloat\(type.width) 6.5",
        operands: [.ieee(type)], result: .posit,
        reference: .word { $0.oracle.converted($1[$1.startIndex], from: type) }),
      Operation(
        name: "toFloat\(type.width)", standardName: "toFloat\(type.width) 6.5",
        operands: [.posit], result: .ieee(type),
        reference: .word { $0.oracle.converted($1[$1.startIndex], to: type) }),
    ]
  }

  private static func integerConversions(_ type: IntegerFormat) -> [Operation] {
    let suffix = (type.isSigned ? "Int" : "UInt") + "\(type.width)"
    return [
      Operation(
        name: "from" + suffix, standardName: "from\(suffix) 6.4", operands: [.integer(type)],
        result: .posit,
        reference: .word { $0.oracle.converted($1[$1.startIndex], from: type) }),
      Operation(
        name: "to" + suffix, standardName: "to\(suffix) 6.4", operands: [.posit],
        result: .integer(type),
        reference: .word { $0.oracle.converted($1[$1.startIndex], to: type) }),
    ]
  }
}
