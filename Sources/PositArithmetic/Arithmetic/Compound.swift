extension PositFormat {
  /// compound: (1 + x)^power, correctly rounded, one rounding.
  ///
  /// NaR if x is NaR; 1 for power = 0 and every real x, also -1, as the power is a parameter and
  /// not a limit; for x = -1, 0 with a positive and NaR with a negative power. Any `Int` power.
  /// The power is enclosed in 128 bits, and where its ends round to two posits with more and more
  /// bits, which ends because a power that is on a boundary between posits is short, and is then
  /// exact.
  /// Source: Posit Standard (2022), section 5.8.
  public func compound(_ x: UInt64, _ power: Int) -> UInt64 {
    if isNaR(x) { return narPattern }
    if power == 0 { return onePattern }
    guard let a = decode(x) else { return onePattern }
    if x & patternMask == negate(onePattern) { return power < 0 ? narPattern : 0 }
    let quick = WordPowerEnclosure(onePlus: a).power(UInt64(power.magnitude))
    let isNegative = a.negative && a.scale >= 0 && power & 1 != 0
    if let pattern = (power < 0 ? quick.inverse : quick).rounded(
      negative: isNegative, n: n, es: es)
    {
      return pattern
    }
    return exactCompound(a, power)
  }

  /// The same by enclosures of any precision.
  private func exactCompound(_ x: DecodedPosit, _ power: Int) -> UInt64 {
    let base = PositFormat.onePlus(x)
    let negative = base.negative && power & 1 != 0
    var precision = 192
    while true {
      let enclosure = PowerEnclosure(
        base.magnitude, exponent: base.exponent, precision: precision
      ).power(UInt64(power.magnitude))
      let ends = [enclosure.low, enclosure.high].map {
        rounded($0, exponent: enclosure.exponent, inverted: power < 0, negative: negative)
      }
      if ends[0] == ends[1] { return ends[0] }
      precision *= 2
    }
  }

  /// 1 + x as (-1)^negative * magnitude * 2^exponent, exact.
  private static func onePlus(
    _ x: DecodedPosit
  ) -> (negative: Bool, magnitude: BigNatural, exponent: Int) {
    let zeros = x.significand.trailingZeroBitCount
    let odd = BigNatural(x.significand >> UInt64(zeros))
    let exponent = min(0, x.scale - 63 + zeros)
    let term = odd << (x.scale - 63 + zeros - exponent)
    let one = BigNatural(1) << -exponent
    if !x.negative { return (false, one + term, exponent) }
    return term > one ? (true, term - one, exponent) : (false, one - term, exponent)
  }

  /// value * 2^exponent or its inverse, rounded.
  private func rounded(
    _ value: BigNatural, exponent: Int, inverted: Bool, negative: Bool
  ) -> UInt64 {
    let scale: Int
    let significand: UInt64
    let sticky: Bool
    if inverted {
      let quotient = BigNatural.quotient(BigNatural(1), value)
      (scale, significand, sticky) = (
        quotient.scale - exponent, quotient.significand, quotient.sticky
      )
    } else {
      scale = exponent + value.bitWidth - 1
      (significand, sticky) = value.leading64
    }
    return PositEngine.roundAndEncode(
      negative: negative, scale: scale, significand: significand, sticky: sticky, n: n, es: es)
  }
}
