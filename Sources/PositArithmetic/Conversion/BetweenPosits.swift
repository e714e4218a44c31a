extension PositFormat {
  /// The pattern in another format of the posit nearest to this format's pattern, rounded once.
  ///
  /// 0 and NaR stay; widening with the same es is exact and appends zeros; what the other format
  /// cannot reach saturates. Source: Posit Standard (2022), section 6.1.
  @inlinable
  public func convert(_ pattern: UInt64, to other: PositFormat) -> UInt64 {
    if PositEngine.isZeroOrNaR(pattern, n: n) {
      return pattern & patternMask == 0 ? 0 : other.narPattern
    }
    let x = PositEngine.decode(pattern, n: n, es: es)
    return PositEngine.roundAndEncode(
      negative: x.negative, scale: x.scale, significand: x.significand, sticky: false,
      n: other.n, es: other.es)
  }
}
