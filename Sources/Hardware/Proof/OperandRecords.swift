/// Operands of a circuit, packed as its bench reads them.
struct OperandRecords {
  private(set) var bytes: [UInt8] = []

  /// Appends a port: words of one width side by side, the first lowest, then zeros up to a whole byte.
  mutating func append(_ words: [UInt64], width: Int) {
    var held: UInt128 = 0
    var count = 0
    for word in words {
      held |= UInt128(word) << UInt128(count)
      count += width
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: held))
        held >>= 8
        count -= 8
      }
    }
    if count > 0 { bytes.append(UInt8(truncatingIfNeeded: held)) }
  }

  /// Appends a port of one word.
  mutating func append(_ word: UInt64, width: Int) { append([word], width: width) }

  /// Appends a port wider than 64 bits, in words, the lowest first.
  mutating func append(wide words: [UInt64], width: Int) {
    for index in 0..<Bench.byteCount(width) {
      bytes.append(UInt8(truncatingIfNeeded: words[index / 8] >> UInt64(8 * (index % 8))))
    }
  }

  /// Makes room for so many bytes.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }
}
