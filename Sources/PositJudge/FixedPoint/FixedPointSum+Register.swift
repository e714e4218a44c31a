import PositOracle

/// The register of a quire: its width and the weight of its lowest bit.
///
/// Source: Posit Standard (2022), section 3.4; one count for every es, as in `OracleQuire`.
package struct RegisterShape: Sendable {
  /// The width in bits.
  package let bits: Int

  /// The weight of bit 0, that of minPos^2, as a power of two.
  package let unitExponent: Int

  package init(n: Int, es: Int) {
    bits = 32 + (n - 2) << (es + 2)
    unitExponent = -((n - 2) << (es + 1))
  }

  /// The register of a format.
  package init(_ format: OracleFormat) { self.init(n: format.n, es: format.es) }

  /// The number of words that hold the register.
  package var wordCount: Int { (bits + 63) / 64 }

  /// The bits of the top word that belong to the register.
  package var topMask: UInt64 { UInt64.max >> UInt64(64 * wordCount - bits) }

  /// The top word of NaR, whose other words are zero.
  package var topOfNaR: UInt64 { 1 << UInt64((bits - 1) & 63) }

  /// The number of words of a sum of two registers, their signs extended.
  package var sumWords: Int { bits / 64 + 1 }

  /// Whether words hold NaR; bits above the width are not looked at.
  package func isNaR(_ words: Span<UInt64>, at start: Int) -> Bool {
    guard words[start + wordCount - 1] & topMask == topOfNaR else { return false }
    for index in 0..<wordCount - 1 where words[start + index] != 0 { return false }
    return true
  }
}

extension RegisterShape {
  /// Appends the register of a sum of numbers that are multiples of its unit; NaR if it is out of range.
  package func append(sumOf terms: [ScaledSignificand], to words: inout [UInt64]) {
    // The wide sums of large exponent fields apart: clearing their words takes longer.
    if sumWords <= 18 {
      append(FixedPointSum<20>(count: sumWords, unitExponent: unitExponent), terms, to: &words)
    } else {
      append(FixedPointSum<68>(count: sumWords, unitExponent: unitExponent), terms, to: &words)
    }
  }

  @inline(__always)
  private func append<let capacity: Int>(
    _ zero: FixedPointSum<capacity>, _ terms: [ScaledSignificand], to words: inout [UInt64]
  ) {
    var sum = zero
    for term in terms { sum.add(term) }
    if !sum.fits(self) {
      for _ in 1..<wordCount { words.append(0) }
      words.append(topOfNaR)
      return
    }
    for index in 0..<wordCount - 1 { words.append(sum.words[index]) }
    words.append(sum.words[wordCount - 1] & topMask)
  }
}

extension FixedPointSum {
  /// Adds the register that words hold, or takes it away; it is not NaR.
  mutating func add(
    register words: Span<UInt64>, at start: Int, _ shape: RegisterShape, isSubtracted: Bool = false
  ) {
    let last = shape.wordCount - 1
    for index in 0..<last {
      add(
        UInt128(words[start + index]), exponent: shape.unitExponent + 64 * index,
        isNegative: isSubtracted)
    }
    // The top word with the sign bit weighs minus what it would weigh without.
    let top = words[start + last] & shape.topMask
    let isNegative = top & shape.topOfNaR != 0
    let magnitude =
      isNegative ? UInt128(shape.topOfNaR) * 2 - UInt128(top) : UInt128(top)
    add(
      magnitude, exponent: shape.unitExponent + 64 * last,
      isNegative: isNegative != isSubtracted)
  }

  /// Whether the sum, in the unit of the register, lies within its range and is not the word of NaR.
  func fits(_ shape: RegisterShape) -> Bool {
    let signBit = shape.bits - 1
    let sign: UInt64 = words[count - 1] >> 63 == 1 ? .max : 0
    let index = signBit / 64
    let shift = UInt64(signBit % 64)
    if (words[index] ^ sign) >> shift != 0 { return false }
    for later in index + 1..<max(count, index + 1) where words[later] != sign { return false }
    if sign == 0 || words[index] & ((1 << shift) - 1) != 0 { return true }
    for lower in 0..<index where words[lower] != 0 { return true }
    return false
  }

  /// Whether words hold the sum as a register that fits, with zeros above its width.
  func equals(register found: Span<UInt64>, at start: Int, _ shape: RegisterShape) -> Bool {
    let last = shape.wordCount - 1
    for index in 0..<last where found[start + index] != words[index] { return false }
    return found[start + last] == words[last] & shape.topMask
  }
}
