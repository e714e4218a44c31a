import PositOracle

extension String {
  /// A pattern as `0x` and ceil(width/4) hexadecimal digits.
  init(pattern: UInt64, width: Int) {
    var bytes: [UInt8] = []
    bytes.appendPattern(pattern, width: width)
    self.init(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends a pattern as `0x` and ceil(width/4) hexadecimal digits.
  mutating func appendPattern(_ pattern: UInt64, width: Int) {
    append(0x30)
    append(0x78)
    appendDigits(pattern, count: (width + 3) / 4)
  }

  /// Appends a register, whose lowest word comes first, as `0x` and ceil(width/4) digits.
  mutating func appendRegister(_ words: ArraySlice<UInt64>, width: Int) {
    append(0x30)
    append(0x78)
    appendDigits(ofRegister: words, width: width)
  }

  /// Appends the ceil(width/4) hexadecimal digits of a register, whose lowest word comes first.
  mutating func appendDigits(ofRegister words: ArraySlice<UInt64>, width: Int) {
    var digits = (width + 3) / 4
    for index in (0..<(width + 63) / 64).reversed() {
      let count = digits - index * 16
      appendDigits(words[words.startIndex + index], count: count)
      digits -= count
    }
  }

  /// Appends the integer that a word of a type holds.
  mutating func appendInteger(_ word: UInt64, _ type: IntegerFormat) {
    if type.isSigned {
      let shift = Int64(64 - type.width)
      append(contentsOf: String((Int64(bitPattern: word) << shift) >> shift).utf8)
    } else {
      append(contentsOf: String(word).utf8)
    }
  }

  private mutating func appendDigits(_ value: UInt64, count: Int) {
    var shift = UInt64(4 * count)
    while shift > 0 {
      shift -= 4
      let digit = UInt8(truncatingIfNeeded: value >> shift) & 15
      append(digit < 10 ? digit + 0x30 : digit + 0x57)
    }
  }
}
