// The references of the operations, without any fast path, on all operands: what fast paths are held
// against, and what the tables are made of.
extension PositEngine {
  /// x + y by `addWide`.
  static func addReference(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    isZeroOrNaR(x, n: n) || isZeroOrNaR(y, n: n)
      ? addSpecial(x, y, n: n) : addWide(x, y, n: n, es: es)
  }

  /// x * y by `multiplyWide`.
  static func multiplyReference(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    isZeroOrNaR(x, n: n) || isZeroOrNaR(y, n: n)
      ? multiplySpecial(x, y, n: n) : multiplyWide(x, y, n: n, es: es)
  }

  /// x / y by `divideWide`.
  static func divideReference(_ x: UInt64, _ y: UInt64, n: Int, es: Int) -> UInt64 {
    isZeroOrNaR(x, n: n) || isZeroOrNaR(y, n: n)
      ? divideSpecial(x, y, n: n) : divideWide(x, y, n: n, es: es)
  }

  /// sqrt(x) by `sqrtWide`.
  static func sqrtReference(_ x: UInt64, n: Int, es: Int) -> UInt64 {
    let pattern = x & mask(n)
    if pattern >= nar(n) { return nar(n) }
    return pattern == 0 ? 0 : sqrtWide(x, n: n, es: es)
  }
}
