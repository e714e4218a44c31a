extension OracleFormat {
  /// The exact value of a pattern as a scaled integer; nil for NaR.
  public func dyadic(_ pattern: UInt64) -> Dyadic? {
    precondition(pattern & ~mask == 0, "the pattern has bits above the lowest \(n)")
    return OracleFormat.dyadic(word: UInt128(pattern), width: n, es: es)
  }

  /// The exact value of a pattern; nil for NaR.
  public func exactValue(_ pattern: UInt64) -> ExactRational? {
    dyadic(pattern).map { ExactRational($0) }
  }

  /// The rounding boundary above a pattern: the (n+1)-bit posit of the word followed by a 1 bit.
  ///
  /// Nil above maxPos and above NaR, where there is none.
  public func boundaryAbove(_ pattern: UInt64) -> Dyadic? {
    if pattern == maxPos || pattern == nar { return nil }
    return OracleFormat.dyadic(word: UInt128(pattern) << 1 | 1, width: n + 1, es: es)
  }

  /// The exact value of a posit word of any width up to 65 bits, read from the definition:
  /// `((1-3s)+f) * 2^((1-2s)*(2^es*r+e+s))` with sign s, regime r, exponent e and fraction f.
  ///
  /// Source: Standard for Posit Arithmetic (2022), section 3.3; for es = 2 in that text. Bits that
  /// the regime pushes off the end of the word count as zeros. Nil for NaR.
  static func dyadic(word: UInt128, width: Int, es: Int) -> Dyadic? {
    if word == 0 { return Dyadic(significand: 0, exponent: 0) }
    if word == 1 << UInt128(width - 1) { return nil }
    /// The bits from the left; the sign has position 0.
    func bit(_ position: Int) -> Int {
      position < width ? Int(truncatingIfNeeded: word >> UInt128(width - 1 - position)) & 1 : 0
    }
    let s = bit(0)
    var runLength = 1
    while 1 + runLength < width && bit(1 + runLength) == bit(1) { runLength += 1 }
    let r = bit(1) == 0 ? -runLength : runLength - 1
    var position = 1 + runLength + 1
    var e = 0
    for _ in 0..<es {
      e = 2 * e + bit(position)
      position += 1
    }
    let fractionBits = max(0, width - position)
    let fraction = Int64(truncatingIfNeeded: word & ((1 << UInt128(fractionBits)) - 1))
    return Dyadic(
      significand: Int64(1 - 3 * s) << Int64(fractionBits) + fraction,
      exponent: (1 - 2 * s) * ((r << es) + e + s) - fractionBits)
  }
}
