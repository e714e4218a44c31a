import PositArithmetic

extension LibrarySubject {
  /// Conversions with IEEE numbers, integers and decimal text.
  static let conversionCalls: [String: Call] = [
    "fromFloat16": .one { $0.pattern(roundingFloat16Bits: UInt16($1)) },
    "fromFloat32": .one { $0.pattern(rounding: Float(bitPattern: UInt32($1))) },
    "fromFloat64": .one { $0.pattern(rounding: Double(bitPattern: $1)) },
    "toFloat16": .one { UInt64($0.float16Bits(rounding: $1)) },
    "toFloat32": .one { UInt64($0.float(rounding: $1).bitPattern) },
    "toFloat64": .one { $0.double(rounding: $1).bitPattern },
    "fromDecimal": .fromText { format, text throws in try format.pattern(parsing: text) },
    "toDecimal": .toText { $0.exactDecimal($1) },
  ]
}
