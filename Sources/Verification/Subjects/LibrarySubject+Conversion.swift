import PositArithmetic

extension LibrarySubject {
  /// Conversions with IEEE numbers, integers and decimal text.
  static let conversionCalls: [String: Call] = [
    "convert": .convert,
    "fromFloat16": .one { $0.pattern(roundingFloat16Bits: UInt16($1)) },
    "fromFloat32": .one { $0.pattern(rounding: Float(bitPattern: UInt32($1))) },
    "fromFloat64": .one { $0.pattern(rounding: Double(bitPattern: $1)) },
    "toFloat16": .one { UInt64($0.float16Bits(rounding: $1)) },
    "toFloat32": .one { UInt64($0.float(rounding: $1).bitPattern) },
    "toFloat64": .one { $0.double(rounding: $1).bitPattern },
    "fromInt8": .one { $0.pattern(rounding: Int8(truncatingIfNeeded: $1)) },
    "fromInt16": .one { $0.pattern(rounding: Int16(truncatingIfNeeded: $1)) },
    "fromInt32": .one { $0.pattern(rounding: Int32(truncatingIfNeeded: $1)) },
    "fromInt64": .one { $0.pattern(rounding: Int64(truncatingIfNeeded: $1)) },
    "fromUInt8": .one { $0.pattern(rounding: UInt8(truncatingIfNeeded: $1)) },
    "fromUInt16": .one { $0.pattern(rounding: UInt16(truncatingIfNeeded: $1)) },
    "fromUInt32": .one { $0.pattern(rounding: UInt32(truncatingIfNeeded: $1)) },
    "fromUInt64": .one { $0.pattern(rounding: $1) },
    "toInt8": .one { UInt64(UInt8(bitPattern: $0.integer(rounding: $1, as: Int8.self))) },
    "toInt16": .one { UInt64(UInt16(bitPattern: $0.integer(rounding: $1, as: Int16.self))) },
    "toInt32": .one { UInt64(UInt32(bitPattern: $0.integer(rounding: $1, as: Int32.self))) },
    "toInt64": .one { UInt64(bitPattern: $0.integer(rounding: $1, as: Int64.self)) },
    "toUInt8": .one { UInt64($0.integer(rounding: $1, as: UInt8.self)) },
    "toUInt16": .one { UInt64($0.integer(rounding: $1, as: UInt16.self)) },
    "toUInt32": .one { UInt64($0.integer(rounding: $1, as: UInt32.self)) },
    "toUInt64": .one { $0.integer(rounding: $1, as: UInt64.self) },
    "fromDecimal": .fromText { format, text throws in try format.pattern(parsing: text) },
    "toDecimal": .toText { $0.exactDecimal($1) },
    "toShortestDecimal": .toText { $0.shortestDecimal($1) },
  ]
}
