extension PositFormat {
  /// rSqrt: 1 / sqrt(x), correctly rounded, one rounding.
  ///
  /// NaR for NaR and for x <= 0. Source: Posit Standard (2022), section 5.5.
  public func rSqrt(_ x: UInt64) -> UInt64 {
    guard let a = decode(x), !a.negative else { return narPattern }
    // x = m * 2^(2h) with m in [1, 4), so the result is 1/sqrt(m) * 2^-h, in (1/2, 1] * 2^-h.
    let odd = a.scale & 1
    let scale = -(a.scale >> 1)
    if n <= 32 {
      // m as an integer of 31 to 33 bits, m * 2^31; 1/sqrt(m) as floor(2^33 / sqrt(m)).
      let m = UInt128(a.significand >> 32) << UInt128(odd)
      let square = (UInt128(1) << 97) / m
      let estimate = UInt64(Double(square).squareRoot())
      var root = UInt128(estimate)
      while root * root > square { root -= 1 }
      while (root + 1) * (root + 1) <= square { root += 1 }
      return rounding(
        root: UInt64(root), exact: root * root * m == UInt128(1) << 97, unit: scale - 33)
    }
    // m as an integer of 64 or 65 bits, m * 2^63: find the largest root with
    // root^2 * m <= 2^126, bit by bit.
    let m = UInt128(a.significand) << UInt128(odd)
    var root: UInt64 = 0
    var exact = false
    for bit in (0..<64).reversed() {
      let candidate = root | 1 << UInt64(bit)
      let product = (UInt128(candidate) * UInt128(candidate)).multipliedFullWidth(by: m)
      // root^2 * m against 2^(126 + 63) = 2^189: bit 61 of the upper half.
      let limit = UInt128(1) << 61
      if product.high < limit {
        root = candidate
      } else if product.high == limit && product.low == 0 {
        root = candidate
        exact = true
        break
      }
    }
    return rounding(root: root, exact: exact, unit: scale - 63)
  }

  /// Rounds (root + tail) * 2^unit, where the tail is zero exactly if `exact`.
  func rounding(root: UInt64, exact: Bool, unit: Int) -> UInt64 {
    let zeros = root.leadingZeroBitCount
    return PositEngine.roundAndEncode(
      negative: false, scale: unit + 63 - zeros, significand: root << UInt64(zeros),
      sticky: !exact, n: n, es: es)
  }
}
