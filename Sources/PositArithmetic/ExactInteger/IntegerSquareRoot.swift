extension PositEngine {
  /// floor(sqrt(x)) for x of at least 2^126, and whether it is exact.
  @inlinable
  static func squareRoot(_ x: UInt128) -> (root: UInt64, exact: Bool) {
    // The hardware's root of the upper half is right to 50 bits or so; one Newton step doubles
    // that, and the last unit is settled by comparing squares.
    let top = UInt64(truncatingIfNeeded: x &>> 64)
    let estimate = Double(top).squareRoot() * 0x1p32
    var root = estimate >= 0x1p64 ? UInt64.max : UInt64(estimate)
    let square = UInt128(root) &* UInt128(root)
    if square > x {
      root -= min(root, UInt64((square - x) / (UInt128(root) &* 2)))
    } else {
      let step = UInt64((x - square) / (UInt128(root) &* 2))
      root = UInt64.max - root < step ? .max : root + step
    }
    while UInt128(root) &* UInt128(root) > x { root -= 1 }
    while root < .max, UInt128(root + 1) &* UInt128(root + 1) <= x { root += 1 }
    return (root, UInt128(root) &* UInt128(root) == x)
  }
}
