import PositOracle

extension PlantedBug {
  /// Conversions with integers, IEEE numbers, other posits and decimal text.
  static let conversions: [PlantedBug] = [
    PlantedBug(
      "int-minimum-is-a-value", "the sentinel word is read as a number", of: .fromInteger(.int8)
    ) {
      $0.word(0) == 0x80 ? $0.format.rounded(ExactRational(-128)) : $0.rightWord
    },
    PlantedBug("uint-sentinel-is-a-value", "2^(w-1) is read as a number", of: .fromInteger(.uint16))
    {
      $0.word(0) == 0x8000 ? $0.format.rounded(ExactRational(32768)) : $0.rightWord
    },
    PlantedBug("NaR-to-int-is-zero", "NaR gives 0", in: .toInteger(.int32)) {
      $0.isNaR(0) ? [0] : $0.right
    },
    PlantedBug("to-int-saturates", "out of range gives the largest integer", in: .toInteger(.int8))
    {
      $0.right[0] == 0x80 && !$0.isNaR(0) ? [0x7F] : $0.right
    },
    PlantedBug("to-int-truncates", "the fraction is cut off", in: .toInteger(.int16)) { item in
      guard let x = item.value(0), x.magnitude < ExactRational(32768) else { return item.right }
      return item.right == [0x8000] ? item.right : [integer(x.sign < 0 ? x.ceiling : x.floor, 16)]
    },
    PlantedBug("to-int-ties-away", "halves go away from zero", in: .toInteger(.int32)) { item in
      guard let x = item.value(0), x.magnitude < ExactRational(1 << 30),
        (x + ExactRational(1, over: 2)).isInteger
      else { return item.right }
      return [integer(x + ExactRational(x.sign, over: 2), 32)]
    },
    PlantedBug(
      "to-uint-of-negative-fraction", "-1/4 is out of range of unsigned", in: .toInteger(.uint8)
    ) {
      ($0.value(0)?.sign ?? 0) < 0 ? [0x80] : $0.right
    },
    PlantedBug("to-uint-wraps", "negative numbers wrap around", in: .toInteger(.uint16)) { item in
      guard let x = item.value(0), x.sign < 0, x > ExactRational(-32768) else { return item.right }
      return [integer(x.nearestInteger, 16)]
    },
    PlantedBug(
      "from-int-through-float32", "the integer is rounded to float32 first",
      of: .fromInteger(.int64),
      .posit32
    ) { item in
      let value = ExactRational(Int(Int64(bitPattern: item.word(0))))
      if item.rightWord == item.format.nar { return item.rightWord }
      return item.format.converted(IEEEFormat.binary32.rounded(value), from: .binary32)
    },
    PlantedBug("infinity-is-maxpos", "infinity gives maxpos", of: .fromFloat(.binary16)) {
      $0.word(0) == 0x7C00 ? $0.format.maxPos : $0.rightWord
    },
    PlantedBug("subnormals-are-zero", "subnormal numbers give zero", of: .fromFloat(.binary16)) {
      $0.word(0) & 0x7C00 == 0 ? 0 : $0.rightWord
    },
    PlantedBug("negative-zero-is-NaR", "-0 gives NaR", of: .fromFloat(.binary16)) {
      $0.word(0) == 0x8000 ? $0.format.nar : $0.rightWord
    },
    PlantedBug("from-float-huge-is-NaR", "beyond maxpos gives NaR", of: .fromFloat(.binary32)) {
      item in
      guard let value = IEEEFormat.binary32.exactValue(item.word(0)),
        let top = item.format.exactValue(item.format.maxPos), value.magnitude > top
      else { return item.rightWord }
      return item.format.nar
    },
    PlantedBug(
      "from-float-truncates", "the float's low bits give no sticky bit", of: .fromFloat(.binary32)
    ) {
      item in
      guard let value = IEEEFormat.binary32.exactValue(item.word(0)), value.sign != 0 else {
        return item.rightWord
      }
      return item.format.rounded(value.cut(toBits: 8))
    },
    PlantedBug(
      "from-double-through-float32", "the double is rounded to float32 first",
      of: .fromFloat(.binary64),
      .posit16
    ) { item in
      guard let value = IEEEFormat.binary64.exactValue(item.word(0)) else { return item.rightWord }
      return item.format.converted(IEEEFormat.binary32.rounded(value), from: .binary32)
    },
    PlantedBug("NaR-to-infinity", "NaR gives infinity", in: .toFloat(.binary32)) {
      $0.isNaR(0) ? [IEEEFormat.binary32.infinity] : $0.right
    },
    PlantedBug("NaR-signals", "NaR gives a signalling NaN", in: .toFloat(.binary64)) {
      $0.isNaR(0) ? [IEEEFormat.binary64.infinity | 1] : $0.right
    },
    PlantedBug(
      "to-float16-saturates", "beyond the largest float16 gives it", in: .toFloat(.binary16)
    ) {
      $0.right[0] & 0x7FFF == 0x7C00 ? [$0.right[0] - 1] : $0.right
    },
    PlantedBug(
      "to-float16-flushes", "subnormal float16 results are flushed to zero", in: .toFloat(.binary16)
    ) {
      $0.right[0] & 0x7C00 == 0 ? [$0.right[0] & 0x8000] : $0.right
    },
    PlantedBug(
      "narrowing-drops-sticky", "only the first bit cut off decides", of: .convert, .posit8,
      from: .posit16
    ) { item in
      guard let value = item.setting.oracleSource.exactValue(item.word(0)) else {
        return item.rightWord
      }
      return RoundingChoice.rounded(value, item.format) {
        $0.value < $0.boundary ? $0.below : $0.below + 1
      }
    },
    PlantedBug(
      "narrowing-to-zero", "small posits become zero", of: .convert, .posit8, from: .posit16
    ) { item in
      guard let value = item.setting.oracleSource.exactValue(item.word(0)),
        let least = item.format.exactValue(1), value.magnitude < least
      else { return item.rightWord }
      return 0
    },
    PlantedBug(
      "decimal-through-double", "the decimal is rounded to float64 first", of: .fromDecimal,
      .posit32
    ) { item in
      guard let value = item.rational else { return item.rightWord }
      return item.format.converted(IEEEFormat.binary64.rounded(value), from: .binary64)
    },
  ]

  /// An integer as a word of a width.
  private static func integer(_ value: ExactRational, _ width: Int) -> UInt64 {
    UInt64(bitPattern: Int64(value.integerValue ?? 0)) & UInt64.max >> UInt64(64 - width)
  }
}
