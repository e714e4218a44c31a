/// Where a format has how many significant bits: what operands are constructed by.
extension PositReader {
  /// The number of significant bits, the leading one included, of the numbers in
  /// `2^scale ..< 2^(scale+1)`; nil where exponent bits are cut off, and beyond the range.
  package func precision(atScale scale: Int) -> Int? {
    let regime = scale >> es
    let regimeBits = regime >= 0 ? regime + 2 : 1 - regime
    let fractionBits = n - 1 - regimeBits - es
    return fractionBits >= 0 ? fractionBits + 1 : nil
  }

  /// Every scale with at least so many significant bits, the least first.
  package func scales(withPrecision least: Int) -> [Int] {
    let end = (n - 1) << es
    return (-end...end).filter { (precision(atScale: $0) ?? 0) >= least }
  }

  /// One scale of every regime with at least so many significant bits; the exponent field changes
  /// from one to the next.
  package func regimeScales(withPrecision least: Int) -> [Int] {
    (1 - n...n - 1).map { regime in regime << es + (regime * 5 & ((1 << es) - 1)) }
      .filter { (precision(atScale: $0) ?? 0) >= least }
  }

  /// The pattern of the positive number `magnitude * 2^exponent`; nil unless it is a posit.
  package func pattern(exactly magnitude: UInt128, exponent: Int) -> UInt64? {
    if magnitude == 0 { return nil }
    let number = ApproximateReal(isNegative: false, magnitude: magnitude, exponent: exponent)
    let pattern = self.pattern(near: number)
    let found = ApproximateReal(value(pattern))
    return found.significand == number.significand && found.exponent == number.exponent
      ? pattern : nil
  }

  /// The pattern of the negated number.
  package func negated(_ pattern: UInt64) -> UInt64 { (0 &- pattern) & mask }
}

extension ScaledSignificand {
  /// The weight of the lowest bit that is set, as a power of two; the number is not zero.
  package var lowestBit: Int { exponent + significand.trailingZeroBitCount }
}
