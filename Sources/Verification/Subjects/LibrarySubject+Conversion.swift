import PositArithmetic
import PositJudge

extension LibrarySubject {
  /// Conversions with IEEE numbers, integers and decimal text.
  static let conversionCalls: [Operation: Call] = [
    .convert: .convert,
    .fromFloat(.binary16): .one { $0.pattern(roundingFloat16Bits: UInt16($1)) },
    .fromFloat(.binary32): .one { $0.pattern(rounding: Float(bitPattern: UInt32($1))) },
    .fromFloat(.binary64): .one { $0.pattern(rounding: Double(bitPattern: $1)) },
    .toFloat(.binary16): .one { UInt64($0.float16Bits(rounding: $1)) },
    .toFloat(.binary32): .one { UInt64($0.float(rounding: $1).bitPattern) },
    .toFloat(.binary64): .one { $0.double(rounding: $1).bitPattern },
    .fromInteger(.int8): .one { $0.pattern(rounding: Int8(truncatingIfNeeded: $1)) },
    .fromInteger(.int16): .one { $0.pattern(rounding: Int16(truncatingIfNeeded: $1)) },
    .fromInteger(.int32): .one { $0.pattern(rounding: Int32(truncatingIfNeeded: $1)) },
    .fromInteger(.int64): .one { $0.pattern(rounding: Int64(truncatingIfNeeded: $1)) },
    .fromInteger(.uint8): .one { $0.pattern(rounding: UInt8(truncatingIfNeeded: $1)) },
    .fromInteger(.uint16): .one { $0.pattern(rounding: UInt16(truncatingIfNeeded: $1)) },
    .fromInteger(.uint32): .one { $0.pattern(rounding: UInt32(truncatingIfNeeded: $1)) },
    .fromInteger(.uint64): .one { $0.pattern(rounding: $1) },
    .toInteger(.int8): .one { UInt64(UInt8(bitPattern: $0.integer(rounding: $1, as: Int8.self))) },
    .toInteger(.int16): .one {
      UInt64(UInt16(bitPattern: $0.integer(rounding: $1, as: Int16.self)))
    },
    .toInteger(.int32): .one {
      UInt64(UInt32(bitPattern: $0.integer(rounding: $1, as: Int32.self)))
    },
    .toInteger(.int64): .one { UInt64(bitPattern: $0.integer(rounding: $1, as: Int64.self)) },
    .toInteger(.uint8): .one { UInt64($0.integer(rounding: $1, as: UInt8.self)) },
    .toInteger(.uint16): .one { UInt64($0.integer(rounding: $1, as: UInt16.self)) },
    .toInteger(.uint32): .one { UInt64($0.integer(rounding: $1, as: UInt32.self)) },
    .toInteger(.uint64): .one { $0.integer(rounding: $1, as: UInt64.self) },
    .fromDecimal: .fromText { format, text throws in try format.pattern(parsing: text) },
    .toDecimal: .toText { $0.exactDecimal($1) },
    .toShortestDecimal: .toText { $0.shortestDecimal($1) },
  ]
}
