extension Quire {
  /// pToQ: the quire of one posit; NaR for NaR.
  ///
  /// Source: Posit Standard (2022), section 5.11.
  public init(_ pattern: UInt64, in format: PositFormat) {
    self.init(format)
    add(pattern)
  }

  /// qNegate: -q, exact; NaR stays.
  public mutating func negate() {
    var carry = true
    for index in words.indices {
      let (word, overflow) = (~words[index]).addingReportingOverflow(carry ? 1 : 0)
      words[index] = word
      carry = overflow
    }
  }

  /// qAbs: |q|, exact; NaR stays.
  public mutating func formAbsolute() {
    if isNegative { negate() }
  }

  /// qAddP: q + x, exact; NaR if either is NaR or the sum does not fit.
  public mutating func add(_ x: UInt64) { accumulate(x, negated: false) }

  /// qSubP: q - x, exact; NaR if either is NaR or the difference does not fit.
  public mutating func subtract(_ x: UInt64) { accumulate(x, negated: true) }

  /// qAddQ: q + other, exact; NaR if either is NaR or the sum does not fit.
  ///
  /// Both must be quires of one format.
  public mutating func add(_ other: Quire) {
    precondition(other.format == format, "quires of \(format) and \(other.format) do not add")
    if isNaR || other.isNaR { return becomeNaR() }
    var carry: UInt64 = 0
    for index in words.indices {
      let (partial, first) = words[index].addingReportingOverflow(other.words[index])
      let (sum, second) = partial.addingReportingOverflow(carry)
      words[index] = sum
      carry = first || second ? 1 : 0
    }
    settle()
  }

  /// qSubQ: q - other, exact; NaR if either is NaR or the difference does not fit.
  ///
  /// Both must be quires of one format.
  public mutating func subtract(_ other: Quire) {
    var negative = other
    negative.negate()
    add(negative)
  }

  /// qMulAdd: q + x * y, exact; NaR if an operand is NaR (also 0 * NaR) or the sum does not fit.
  public mutating func addProduct(_ x: UInt64, _ y: UInt64) {
    accumulateProduct(x, y, negated: false)
  }

  /// qMulSub: q - x * y, exact; NaR if an operand is NaR (also 0 * NaR) or the sum does not fit.
  public mutating func subtractProduct(_ x: UInt64, _ y: UInt64) {
    accumulateProduct(x, y, negated: true)
  }

  private mutating func accumulate(_ x: UInt64, negated: Bool) {
    if isNaR || format.isNaR(x) { return becomeNaR() }
    guard let a = format.decode(x) else { return }
    accumulate(
      UInt128(a.significand) << 64, scale: a.scale, negative: a.negative != negated)
  }

  private mutating func accumulateProduct(_ x: UInt64, _ y: UInt64, negated: Bool) {
    if isNaR || format.isNaR(x) || format.isNaR(y) { return becomeNaR() }
    guard let a = format.decode(x), let b = format.decode(y) else { return }
    let product = PositEngine.exactProduct(a, b)
    accumulate(
      product.significand, scale: product.scale, negative: product.negative != negated)
  }

  /// Adds (-1)^negative * significand * 2^(scale - 127), a multiple of the quire's unit.
  private mutating func accumulate(_ significand: UInt128, scale: Int, negative: Bool) {
    // The weight of bit 0 of the significand, in units; below 0 only zeros can stand there.
    let position = scale - 127 - unitScale
    let aligned = position < 0 ? significand >> UInt128(-position) : significand
    let shift = UInt64(max(position, 0) % 64)
    let start = max(position, 0) / 64
    let low = UInt64(truncatingIfNeeded: aligned)
    let high = UInt64(truncatingIfNeeded: aligned >> 64)
    let pieces = (
      low << shift, high << shift | (low >> 1) >> (63 - shift), (high >> 1) >> (63 - shift)
    )
    var carry: UInt64 = 0
    for index in start..<words.count {
      let piece: UInt64
      switch index - start {
      case 0: piece = pieces.0
      case 1: piece = pieces.1
      case 2: piece = pieces.2
      default: piece = 0
      }
      if index - start > 2 && carry == 0 { break }
      let first: Bool
      let second: Bool
      if negative {
        let (partial, borrow) = words[index].subtractingReportingOverflow(piece)
        (words[index], second) = partial.subtractingReportingOverflow(carry)
        first = borrow
      } else {
        let (partial, overflow) = words[index].addingReportingOverflow(piece)
        (words[index], second) = partial.addingReportingOverflow(carry)
        first = overflow
      }
      carry = first || second ? 1 : 0
    }
    settle()
  }
}
