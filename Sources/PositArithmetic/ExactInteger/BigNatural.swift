/// A natural number of any size, for the exact and slow paths: decimal text, powers, roots.
///
/// Little-endian limbs of 32 bits without leading zero limbs; zero has none.
struct BigNatural: Hashable, Sendable {
  var limbs: [UInt32]

  init(_ value: UInt64) {
    limbs = [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)]
    trim()
  }

  init(limbs: [UInt32]) {
    self.limbs = limbs
    trim()
  }

  var isZero: Bool { limbs.isEmpty }

  /// The number of bits up to the leading 1; 0 for zero.
  var bitWidth: Int {
    guard let top = limbs.last else { return 0 }
    return limbs.count * 32 - top.leadingZeroBitCount
  }

  var trailingZeroBitCount: Int {
    guard let index = limbs.firstIndex(where: { $0 != 0 }) else { return 0 }
    return index * 32 + limbs[index].trailingZeroBitCount
  }

  mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }

  /// The 64 bits from the leading 1 down, and whether any bit below them is set.
  ///
  /// Not for zero.
  var leading64: (significand: UInt64, sticky: Bool) {
    let width = bitWidth
    if width <= 64 {
      return (self.low64 << UInt64(64 - width), false)
    }
    let cut = width - 64
    return ((self >> cut).low64, trailingZeroBitCount < cut)
  }

  /// The value modulo 2^64.
  var low64: UInt64 {
    UInt64(limbs.first ?? 0) | (limbs.count > 1 ? UInt64(limbs[1]) << 32 : 0)
  }
}

extension BigNatural: Comparable {
  static func < (a: BigNatural, b: BigNatural) -> Bool {
    if a.limbs.count != b.limbs.count { return a.limbs.count < b.limbs.count }
    for index in a.limbs.indices.reversed() where a.limbs[index] != b.limbs[index] {
      return a.limbs[index] < b.limbs[index]
    }
    return false
  }
}
