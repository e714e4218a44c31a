extension BigNatural {
  /// The decimal digits, 0...9, most significant first; none for zero.
  var decimalDigits: [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(limbs.count * 10 + 9)
    var rest = limbs
    // Nine digits at a time, the lowest first.
    while !rest.isEmpty {
      var remainder: UInt64 = 0
      for index in stride(from: rest.count - 1, through: 0, by: -1) {
        let value = remainder << 32 | UInt64(rest[index])
        rest[index] = UInt32(value / 1_000_000_000)
        remainder = value % 1_000_000_000
      }
      while rest.last == 0 { rest.removeLast() }
      var group = UInt32(remainder)
      for _ in 0..<9 {
        digits.append(UInt8(group % 10))
        group /= 10
      }
    }
    while digits.last == 0 { digits.removeLast() }
    digits.reverse()
    return digits
  }

  /// Multiplies by 5^exponent, thirteen factors at a time: 5^13 fits a limb.
  mutating func multiply(byPowerOfFive exponent: Int) {
    limbs.reserveCapacity(limbs.count + exponent / 13 + 2)
    var rest = exponent
    while rest > 0 {
      let step = min(rest, 13)
      var factor: UInt64 = 1
      for _ in 0..<step { factor *= 5 }
      var carry: UInt64 = 0
      for index in 0..<limbs.count {
        let value = UInt64(limbs[index]) * factor + carry
        limbs[index] = UInt32(truncatingIfNeeded: value)
        carry = value >> 32
      }
      if carry != 0 { limbs.append(UInt32(carry)) }
      rest -= step
    }
  }

  /// The number that decimal digits (0...9) spell, most significant first.
  init(decimalDigits digits: some Sequence<UInt8>) {
    limbs = []
    for digit in digits {
      var carry = UInt64(digit)
      for index in limbs.indices {
        let value = UInt64(limbs[index]) * 10 + carry
        limbs[index] = UInt32(truncatingIfNeeded: value)
        carry = value >> 32
      }
      if carry != 0 { limbs.append(UInt32(carry)) }
    }
  }
}
