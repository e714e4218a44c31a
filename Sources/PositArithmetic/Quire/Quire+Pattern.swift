extension Quire {
  /// The quire that a word of `bitWidth` bits holds, the inverse of `pattern`.
  ///
  /// 64-bit pieces, least significant first; bits past the end of the word are ignored. The word
  /// with only the sign bit set is NaR.
  public init(_ format: PositFormat, pattern: [UInt64]) {
    self.init(format)
    let top = bitWidth - 1
    precondition(pattern.count == top / 64 + 1, "the quire of \(format) has \(bitWidth) bits")
    // Sign-extended from the quire's own sign bit.
    let isNegative = pattern[top / 64] >> UInt64(top % 64) & 1 != 0
    let used: UInt64 = top % 64 == 63 ? .max : (2 << UInt64(top % 64)) - 1
    for index in words.indices {
      let own = index < pattern.count ? pattern[index] : 0
      let mask: UInt64 = index < top / 64 ? .max : (index == top / 64 ? used : 0)
      words[index] = own & mask | (isNegative ? ~mask : 0)
    }
    settle()
  }
}
