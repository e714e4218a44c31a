extension Quire {
  /// qToP: the posit nearest to the quire's value, rounded once; 0 gives 0, NaR gives NaR.
  ///
  /// Every word below the leading ones reaches the sticky bit.
  /// Source: Posit Standard (2022), section 5.11.
  public func toPosit() -> UInt64 {
    if isNaR { return format.narPattern }
    var magnitude = self
    magnitude.formAbsolute()
    guard let top = magnitude.words.lastIndex(where: { $0 != 0 }) else { return 0 }
    let zeros = UInt64(magnitude.words[top].leadingZeroBitCount)
    let below = top > 0 ? magnitude.words[top - 1] : 0
    let significand = magnitude.words[top] << zeros | (below >> 1) >> (63 - zeros)
    let sticky =
      below << zeros != 0 || (top > 1 && magnitude.words[..<(top - 1)].contains { $0 != 0 })
    return PositEngine.roundAndEncode(
      negative: isNegative, scale: unitScale + 64 * top + 63 - Int(zeros),
      significand: significand, sticky: sticky, n: format.n, es: format.es)
  }
}
