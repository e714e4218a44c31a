extension PositFormat {
  /// rootN: the real `degree`-th root of x, x^(1/degree), correctly rounded, one rounding.
  ///
  /// NaR if x is NaR, the degree is 0, x is 0 and the degree negative, or x < 0 and the degree
  /// even. An odd root of a negative x is negative; a negative degree gives the root of 1/x.
  /// Any `Int` degree. Source: Posit Standard (2022), section 5.8.
  public func rootN(_ x: UInt64, _ degree: Int) -> UInt64 {
    if isNaR(x) || degree == 0 { return narPattern }
    guard let a = decode(x) else { return degree < 0 ? narPattern : 0 }
    if a.negative && degree & 1 == 0 { return narPattern }
    switch degree {
    case 1: return x & patternMask
    case -1: return divide(onePattern, x)
    case 2: return sqrt(x)
    case -2: return rSqrt(x)
    default: break
    }
    let root = RootSearch(a, degree: degree)
    // One bit more than any posit and its guard bit have, and the tail.
    let (significand, exact) = root.significand(bits: min(64, n + 2))
    return PositEngine.roundAndEncode(
      negative: a.negative, scale: root.scale, significand: significand, sticky: !exact,
      n: n, es: es)
  }
}

/// The bits of a root, found by comparing powers of candidates with the radicand.
struct RootSearch {
  /// |x| = value * 2^exponent, with an odd value.
  let value: BigNatural
  let exponent: Int
  /// |x| once more, for the quick comparison.
  let quickValue: WordPowerEnclosure
  let power: UInt64
  let inverted: Bool
  /// floor(log2(root)).
  let scale: Int

  init(_ x: DecodedPosit, degree: Int) {
    let zeros = x.significand.trailingZeroBitCount
    value = BigNatural(x.significand >> UInt64(zeros))
    exponent = x.scale - 63 + zeros
    quickValue = WordPowerEnclosure(x.significand, exponent: x.scale - 63)
    power = UInt64(degree.magnitude)
    inverted = degree < 0
    // log2|x| is x.scale, or strictly between it and the next integer; no multiple of the degree
    // lies strictly between two integers, so the floor of the quotient can be taken there.
    let isPowerOfTwo = x.significand == 1 << 63
    let log = inverted ? -x.scale - (isPowerOfTwo ? 0 : 1) : x.scale
    let quotient = Int(clamping: power)
    scale = log >= 0 ? log / quotient : -((-log - 1) / quotient) - 1
  }

  /// The root's significand in [1, 2), leading 1 at bit 63, cut to so many bits; and whether that
  /// is the root itself.
  func significand(bits: Int) -> (significand: UInt64, exact: Bool) {
    var found: UInt64 = 1 << 63
    if compare(found) == .equal { return (found, true) }
    for bit in (64 - bits..<63).reversed() {
      let candidate = found | 1 << UInt64(bit)
      switch compare(candidate) {
      case .less: found = candidate
      case .equal: return (candidate, true)
      case .greater: break
      }
    }
    return (found, false)
  }

  /// How candidate * 2^(scale - 63) stands to the root.
  private func compare(_ candidate: UInt64) -> PositOrdering {
    let quick = WordPowerEnclosure(candidate, exponent: scale - 63).power(power)
    let quickOrder =
      inverted
      ? (quick * quickValue).compare(WordPowerEnclosure(1, exponent: 0))
      : quick.compare(quickValue)
    return quickOrder ?? exactCompare(candidate)
  }

  /// The same by enclosures of any precision.
  private func exactCompare(_ candidate: UInt64) -> PositOrdering {
    let zeros = candidate.trailingZeroBitCount
    var precision = 192
    while true {
      let base = PowerEnclosure(
        BigNatural(candidate >> UInt64(zeros)), exponent: scale - 63 + zeros,
        precision: precision)
      var enclosure = base.power(power)
      let order: PositOrdering?
      if inverted {
        // candidate^power against 1/|x|: candidate^power * |x| against 1.
        enclosure =
          enclosure * PowerEnclosure(value, exponent: exponent, precision: precision)
        order = enclosure.compare(BigNatural(1), exponent: 0)
      } else {
        order = enclosure.compare(value, exponent: exponent)
      }
      if let order { return order }
      precision *= 2
    }
  }
}
