extension PositEngine {
  /// The one rounding of this library: a nonzero real to the pattern of the posit it rounds to.
  ///
  /// The real is (-1)^negative * (significand + tail) * 2^scale, where `significand` is in [1, 2)
  /// with its leading 1 at bit 63 and `sticky` says whether a tail 0 < tail < 2^-63 follows.
  ///
  /// The regime, exponent and fraction are written one behind the other as an unbounded bit string
  /// and cut after n bits; guard (the first bit cut), sticky (any bit behind it) and the last bit
  /// kept decide. Hence the tie between patterns p and p + 1 is the (n+1)-bit posit 2p + 1, also
  /// where the cut falls inside the exponent or the regime. Beyond maxpos and below minpos the
  /// result saturates; it is never zero or NaR (Posit Standard 2022, section 4.1).
  @inlinable @inline(__always)
  static func roundAndEncode(
    negative: Bool, scale: Int, significand: UInt64, sticky: Bool, n: Int, es: Int
  ) -> UInt64 {
    // Regimes past the ends of the format saturate: n - 2 is the regime of maxpos; that before
    // the one of minpos, -(n - 1), leaves a word of zeros that is raised to minpos below.
    let regime = min(max(scale &>> es, 1 &- n), n &- 2)
    let regimeSign = regime &>> 63
    // The first two bits of the regime, `10` or `01`: an arithmetic shift repeats the first one.
    let head: UInt64 = regimeSign == 0 ? 0b10 &<< 62 : 0b01 &<< 62
    let exponent = UInt64(truncatingIfNeeded: scale & ((1 &<< es) &- 1))
    let fraction = significand &<< 1
    let exponentShift = UInt64(truncatingIfNeeded: 62 &- es)
    let fractionShift = UInt64(truncatingIfNeeded: 2 &+ es)
    let string = head | (exponent &<< exponentShift) | (fraction &>> fractionShift)
    let lost = fraction & ((1 &<< fractionShift) &- 1)

    // Cut behind the guard bit; the shift stays in 0...62.
    let extraRegimeBits = regime ^ regimeSign
    let cut = UInt64(truncatingIfNeeded: 64 &- n &+ extraRegimeBits)
    let kept = UInt64(bitPattern: Int64(bitPattern: string) &>> Int64(bitPattern: cut))
    let below = (string & ((1 &<< cut) &- 1)) | lost
    let stickyBit: UInt64 = (below != 0 || sticky) ? 1 : 0
    let lastBit = kept &>> 1
    let up = kept & (lastBit | stickyBit) & 1
    let magnitude = max((lastBit & (nar(n) &- 1)) &+ up, 1)
    let signMask: UInt64 = negative ? .max : 0
    return ((magnitude ^ signMask) &- signMask) & mask(n)
  }
}
