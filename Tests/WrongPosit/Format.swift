/// Posits as exact multiples of minpos squared in 128 bits: another way than the library's and the
/// oracle's, for formats whose largest square has less than 2^126 of them.
struct Format {
  let n: Int
  let es: Int

  init?(n: Int, es: Int) {
    guard (3...16).contains(n), (0...4).contains(es), (n - 2) << es <= 30 else { return nil }
    (self.n, self.es) = (n, es)
  }

  var nar: UInt64 { 1 << UInt64(n - 1) }
  var mask: UInt64 { 1 << UInt64(n) - 1 }
  /// log2 of maxpos.
  var largestScale: Int { (n - 2) << es }

  /// The value of a pattern other than NaR in units of minpos.
  func units(_ pattern: UInt64) -> Int128 {
    if pattern == 0 { return 0 }
    let isNegative = pattern & nar != 0
    var bits = isNegative ? (0 &- pattern) & mask : pattern
    var position = n - 2
    func next() -> Int {
      defer { position -= 1 }
      return position >= 0 ? Int(bits >> UInt64(position) & 1) : 0
    }
    let first = next()
    var run = 1
    while position >= 0, Int(bits >> UInt64(position) & 1) == first {
      run += 1
      position -= 1
    }
    position -= 1
    var scale = first == 1 ? run - 1 : -run
    for _ in 0..<es { scale = 2 * scale + next() }
    let fractionBits = max(position + 1, 0)
    bits = bits & (1 << UInt64(fractionBits) - 1) | 1 << UInt64(fractionBits)
    let shift = scale + largestScale - fractionBits
    let magnitude = shift >= 0 ? Int128(bits) << Int128(shift) : Int128(bits) >> Int128(-shift)
    return isNegative ? -magnitude : magnitude
  }

  /// The pattern that a value in units of minpos squared rounds to, but for the bug.
  func rounded(_ value: Int128, _ bug: Bug) -> UInt64 {
    if value == 0 { return 0 }
    let magnitude = value.magnitude
    let zeros = magnitude.leadingZeroBitCount
    let scale = 127 - zeros - 2 * largestScale
    let fraction = zeros == 127 ? 0 : magnitude << UInt128(zeros + 1)
    let pattern = patternOfMagnitude(scale, fraction, bug)
    return value < 0 ? (0 &- pattern) & mask : pattern
  }

  private func patternOfMagnitude(_ scale: Int, _ fraction: UInt128, _ bug: Bug) -> UInt64 {
    if scale >= largestScale {
      let isBeyond = scale > largestScale || fraction != 0
      return bug == .overflowToNaR && isBeyond ? nar : nar - 1
    }
    if scale < -largestScale { return bug == .underflowToZero ? 0 : 1 }
    let regime = scale >> es
    let regimeLength = regime >= 0 ? regime + 2 : 1 - regime
    let regimeBits: UInt128 = regime >= 0 ? 1 << UInt128(regime + 2) - 2 : 1
    let head = regimeBits << UInt128(es) | UInt128(scale - regime << es)
    let excess = regimeLength + es - (n - 1)
    let kept, rest: UInt128  // the bits before the cut, and those behind it, left-aligned
    if excess > 0 {
      kept = head >> UInt128(excess)
      rest = head << UInt128(128 - excess) | (fraction == 0 ? 0 : 1)
    } else {
      kept = head << UInt128(-excess) | (excess == 0 ? 0 : fraction >> UInt128(128 + excess))
      rest = fraction << UInt128(-excess)
    }
    let guardBit = rest >> 127 == 1
    let sticky = rest << 1 != 0 && bug != .lostSticky
    let isUp = guardBit && (sticky || kept & 1 == 1 || bug == .tiesAway)
    return max(UInt64(kept) + (isUp ? 1 : 0), 1)
  }
}
