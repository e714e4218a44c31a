/// Bytes that arrive in blocks and leave as complete lines, in time linear in their number.
///
/// A UTF-8 byte order mark before the first line is left out. A line has at most `limit` bytes, give
/// or take a block: what grows without a line feed is refused when it passes the limit, not when
/// memory is full.
struct ArrivingLines {
  /// The number of bytes of a line of operands: some 700,000 factors of a sum of products.
  static let operandLimit = 1 << 24

  /// The number of bytes of a result: the longest exact decimals and quires have a few thousand.
  static let resultLimit = 1 << 16

  private let limit: Int
  private var bytes: [UInt8] = []
  private var completeCount = 0
  private var isAtStart = true

  /// No bytes yet; lines of at most `limit` bytes.
  init(limit: Int) { self.limit = limit }

  /// The complete lines that have not been taken, with their line feeds.
  var complete: ArraySlice<UInt8> { bytes[..<completeCount] }

  /// The beginning of a line whose line feed has not come.
  var open: ArraySlice<UInt8> { bytes[completeCount...] }

  /// Adds a block; `line` is the number of the line that is open.
  ///
  /// - Throws: `LineError` if that line is too long, or if the text is UTF-16.
  mutating func append(_ block: [UInt8], line: Int) throws(LineError) {
    if open.count + block.count > limit {
      let rest = block.firstIndex(of: 0x0A) ?? block.count
      if open.count + rest > limit {
        throw LineError(
          line: line, reason: "longer than \(limit) bytes", bytes: open.isEmpty ? block[...] : open)
      }
    }
    if let last = block.lastIndex(of: 0x0A) { completeCount = bytes.count + last + 1 }
    bytes.append(contentsOf: block)
    if isAtStart { try leaveOutByteOrderMark() }
  }

  /// Takes the complete lines away.
  mutating func removeComplete() {
    bytes.removeSubrange(..<completeCount)
    completeCount = 0
  }

  private mutating func leaveOutByteOrderMark() throws(LineError) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw LineError(line: 1, reason: "the text is UTF-16, not ASCII or UTF-8", bytes: [])
    }
    // One byte at a time is a way to arrive, too.
    if bytes.count < mark.count && mark.starts(with: bytes) { return }
    isAtStart = false
    guard bytes.starts(with: mark) else { return }
    bytes.removeFirst(mark.count)
    completeCount = max(0, completeCount - mark.count)
  }
}
