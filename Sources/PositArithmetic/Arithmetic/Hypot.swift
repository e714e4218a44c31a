extension PositFormat {
  /// hypot: sqrt(x^2 + y^2), correctly rounded, one rounding.
  ///
  /// NaR if an operand is NaR; hypot(x, 0) = |x|. Source: Posit Standard (2022), section 5.6.
  public func hypot(_ x: UInt64, _ y: UInt64) -> UInt64 {
    if isNaR(x) || isNaR(y) { return narPattern }
    guard let a = decode(x) else { return abs(y) }
    guard let b = decode(y) else { return abs(x) }
    let squareA = PositEngine.exactProduct(a, a)
    let squareB = PositEngine.exactProduct(b, b)
    let sum = PositEngine.alignedSum(
      negativeA: false, scaleA: squareA.scale, significandA: squareA.significand,
      negativeB: false, scaleB: squareB.scale, significandB: squareB.significand)
    // A jammed tail can only turn the radicand into an odd square: its root is odd in the last of
    // 64 bits, which is no boundary between posits, and on the same side of all of them as the
    // root without jam.
    let even = sum.scale & 1 == 0
    let radicand = even ? sum.significand >> 1 : sum.significand
    let lost = even && sum.significand & 1 == 1
    let (root, exact) = PositEngine.squareRoot(radicand)
    return PositEngine.roundAndEncode(
      negative: false, scale: sum.scale >> 1, significand: root, sticky: lost || !exact,
      n: n, es: es)
  }
}
