extension BigNatural {
  static func + (a: BigNatural, b: BigNatural) -> BigNatural {
    let (long, short) = a.limbs.count >= b.limbs.count ? (a, b) : (b, a)
    var sum = long.limbs
    var carry: UInt64 = 0
    for index in sum.indices {
      if index >= short.limbs.count && carry == 0 { break }
      let term = index < short.limbs.count ? UInt64(short.limbs[index]) : 0
      let total = UInt64(sum[index]) + term + carry
      sum[index] = UInt32(truncatingIfNeeded: total)
      carry = total >> 32
    }
    if carry != 0 { sum.append(UInt32(carry)) }
    return BigNatural(limbs: sum)
  }

  /// a - b; b must not exceed a.
  static func - (a: BigNatural, b: BigNatural) -> BigNatural {
    var difference = a.limbs
    var borrow: Int64 = 0
    for index in difference.indices {
      if index >= b.limbs.count && borrow == 0 { break }
      let term = index < b.limbs.count ? Int64(b.limbs[index]) : 0
      let total = Int64(difference[index]) - term - borrow
      difference[index] = UInt32(truncatingIfNeeded: total)
      borrow = total < 0 ? 1 : 0
    }
    precondition(borrow == 0, "a natural number cannot be negative")
    return BigNatural(limbs: difference)
  }

  static func * (a: BigNatural, b: BigNatural) -> BigNatural {
    if a.isZero || b.isZero { return BigNatural(0) }
    var product = [UInt32](repeating: 0, count: a.limbs.count + b.limbs.count)
    for (i, x) in a.limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, y) in b.limbs.enumerated() {
        let total = UInt64(x) * UInt64(y) + UInt64(product[i + j]) + carry
        product[i + j] = UInt32(truncatingIfNeeded: total)
        carry = total >> 32
      }
      product[i + b.limbs.count] = UInt32(carry)
    }
    return BigNatural(limbs: product)
  }

  static func << (a: BigNatural, count: Int) -> BigNatural {
    if a.isZero || count == 0 { return a }
    let (words, bits) = count.quotientAndRemainder(dividingBy: 32)
    var shifted = [UInt32](repeating: 0, count: words)
    var carry: UInt64 = 0
    for limb in a.limbs {
      let moved = (UInt64(limb) << UInt64(bits)) | carry
      shifted.append(UInt32(truncatingIfNeeded: moved))
      carry = moved >> 32
    }
    if carry != 0 { shifted.append(UInt32(carry)) }
    return BigNatural(limbs: shifted)
  }

  /// The quotient by 2^count, rounded down.
  static func >> (a: BigNatural, count: Int) -> BigNatural {
    let (words, bits) = count.quotientAndRemainder(dividingBy: 32)
    if words >= a.limbs.count { return BigNatural(0) }
    var shifted = Array(a.limbs[words...])
    for index in shifted.indices {
      let high = index + 1 < shifted.count ? UInt64(shifted[index + 1]) << 32 : 0
      shifted[index] = UInt32(truncatingIfNeeded: (high | UInt64(shifted[index])) >> UInt64(bits))
    }
    return BigNatural(limbs: shifted)
  }

  /// base^exponent, exact.
  static func power(_ base: UInt64, _ exponent: Int) -> BigNatural {
    BigNatural(base).power(exponent)
  }

  /// This number to a power >= 0, exact.
  func power(_ exponent: Int) -> BigNatural {
    var result = BigNatural(1)
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }

  /// The quotient a / b as 64 significant bits and whether a tail follows them.
  ///
  /// a / b = (significand + tail) 2^(scale - 63) with 0 <= tail < 1, where the tail is positive
  /// exactly if `sticky`. Neither number may be zero. Plain long division, one bit a step.
  static func quotient(
    _ a: BigNatural, _ b: BigNatural
  ) -> (scale: Int, significand: UInt64, sticky: Bool) {
    let difference = a.bitWidth - b.bitWidth
    var remainder = difference < 0 ? a << -difference : a
    let divisor = difference > 0 ? b << difference : b
    var scale = difference
    if remainder < divisor {
      remainder = remainder << 1
      scale -= 1
    }
    var significand: UInt64 = 0
    for _ in 0..<64 {
      significand <<= 1
      if remainder >= divisor {
        remainder = remainder - divisor
        significand |= 1
      }
      remainder = remainder << 1
    }
    return (scale, significand, !remainder.isZero)
  }
}
