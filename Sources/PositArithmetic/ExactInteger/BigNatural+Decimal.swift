extension BigNatural {
  /// The decimal digits, most significant first; "0" for zero.
  var decimalDigits: String {
    var groups: [String] = []
    var rest = limbs
    while !rest.isEmpty {
      var remainder: UInt64 = 0
      for index in rest.indices.reversed() {
        let value = remainder << 32 | UInt64(rest[index])
        rest[index] = UInt32(value / 1_000_000_000)
        remainder = value % 1_000_000_000
      }
      while rest.last == 0 { rest.removeLast() }
      groups.append(String(remainder))
    }
    guard let first = groups.popLast() else { return "0" }
    return groups.reversed().reduce(first) {
      $0 + String(repeating: "0", count: 9 - $1.count) + $1
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
