import PositOracle

/// Reads the columns of one line: numbers separated by blanks.
///
/// Patterns and quires are hexadecimal with `0x`, integers decimal, decimal numbers text. Leading
/// zeros may be missing; a carriage return at the end is ignored.
struct LineReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private let line: Int

  /// The reader of a line without its line feed.
  init(_ bytes: ArraySlice<UInt8>, line: Int) {
    self.bytes = bytes
    self.line = line
    position = bytes.startIndex
  }

  /// The pattern that a text is, as in `0x38`; nil for a text that is no hexadecimal number.
  static func pattern(of text: String, width: Int) throws(LineError) -> UInt64? {
    guard text.hasPrefix("0x") || text.hasPrefix("0X") else { return nil }
    var reader = LineReader(Array(text.utf8)[...], line: 1)
    let pattern = try reader.pattern(width: width)
    try reader.end()
    return pattern
  }

  /// The number of words that the line holds if its columns are pairs of patterns.
  static func columnCount(_ bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var isInside = false
    for byte in bytes {
      let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0D
      if !isBlank && !isInside { count += 1 }
      isInside = !isBlank
    }
    return count
  }

  func failure(_ reason: String) -> LineError {
    LineError(line: line, reason: reason, bytes: bytes)
  }

  private mutating func skipBlanks() {
    while position < bytes.endIndex {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D else { return }
      position += 1
    }
  }

  /// The next column.
  mutating func token() throws(LineError) -> ArraySlice<UInt8> {
    skipBlanks()
    let start = position
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == 0x20 || byte == 0x09 || byte == 0x0D { break }
      position += 1
    }
    if start == position { throw failure("too few columns") }
    return bytes[start..<position]
  }

  /// Requires that nothing follows.
  mutating func end() throws(LineError) {
    skipBlanks()
    if position < bytes.endIndex { throw failure("too many columns") }
  }

  /// A hexadecimal pattern of at most `width` bits.
  mutating func pattern(width: Int) throws(LineError) -> UInt64 {
    skipBlanks()
    guard position + 2 < bytes.endIndex, bytes[position] == 0x30,
      bytes[position + 1] | 0x20 == 0x78
    else {
      _ = try token()
      throw failure("expected a pattern such as 0x0")
    }
    position += 2
    let start = position
    var value: UInt64 = 0
    while position < bytes.endIndex {
      let digit = hexadecimalDigit(bytes[position])
      if digit > 15 { break }
      if value >> 60 != 0 { throw failure("the pattern has more than \(width) bits") }
      value = value << 4 | UInt64(digit)
      position += 1
    }
    if position == start || (position < bytes.endIndex && bytes[position] > 0x20) {
      throw failure("expected hexadecimal digits")
    }
    if width < 64 && value >> UInt64(width) != 0 {
      throw failure("the pattern has more than \(width) bits")
    }
    return value
  }

  /// A hexadecimal register of at most `width` bits, the lowest word first.
  mutating func register(width: Int) throws(LineError) -> [UInt64] {
    let digits = try token()
    guard digits.count > 2, digits.starts(with: [0x30, 0x78]) || digits.starts(with: [0x30, 0x58])
    else { throw failure("expected a quire such as 0x0") }
    var words = [UInt64](repeating: 0, count: (width + 63) / 64)
    var shift = 0
    for byte in digits.dropFirst(2).reversed() {
      let digit = hexadecimalDigit(byte)
      if digit > 15 { throw failure("expected hexadecimal digits") }
      if digit != 0 && shift + (8 - digit.leadingZeroBitCount) > width {
        throw failure("the quire has more than \(width) bits")
      }
      if shift < words.count * 64 { words[shift / 64] |= UInt64(digit) << UInt64(shift % 64) }
      shift += 4
    }
    return words
  }

  /// A decimal integer of a type, as the word that holds it.
  mutating func integer(_ type: IntegerFormat) throws(LineError) -> UInt64 {
    let text = String(decoding: try token(), as: UTF8.self)
    if type.isSigned {
      if let value = Int64(text), value.magnitude <= type.sentinel,
        value < 0 || value.magnitude < type.sentinel
      {
        return UInt64(bitPattern: value) & type.mask
      }
    } else if let value = UInt64(text), value <= type.mask {
      return value
    }
    throw failure("expected a decimal integer of \(type.name)")
  }

  /// The only column, where some of its digits are x or z; nil for any other line.
  mutating func unsettledResult() -> String? {
    guard let column = try? token(), (try? end()) != nil else { return nil }
    var digits = column
    if digits.starts(with: [0x30, 0x78]) || digits.starts(with: [0x30, 0x58]) {
      digits = digits.dropFirst(2)
    }
    let isUnknown: (UInt8) -> Bool = { $0 | 0x20 == 0x78 || $0 | 0x20 == 0x7A }
    guard digits.contains(where: isUnknown),
      digits.allSatisfy({ isUnknown($0) || $0 == 0x5F || hexadecimalDigit($0) <= 15 })
    else { return nil }
    return String(decoding: column.prefix(120), as: UTF8.self)
  }

  private func hexadecimalDigit(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: 255
    }
  }
}
