/// A sum of terms in a window of bits below the largest of them, as hardware adds that aligns its terms.
///
/// The window reaches from twice the largest term's power of two down to `bits` bits below: its unit is
/// 2^(E + 2 - bits), where E is the largest exponent of a term that is not zero. Of every term's magnitude
/// what is below the unit is cut off; what is left is added exactly. A term's exponent is that of its
/// number, floor(log2 |x|), and the sum of those of the factors where it is a product, which may so reach
/// nearly four times its power of two; in floating-point formats an exponent is never less than that of the
/// least normal number, and the window is never below that of the sum's format.
///
/// Source: the aligned accumulation of Li, Fang, Wang, "PDPU" (ISCAS 2023), with truncation of magnitudes.
public struct WindowedSum: Sendable {
  /// The bits that are kept of the largest term.
  public let bits: Int

  /// The terms that are not zero, with their exponents.
  private var terms: [(value: ExactRational, exponent: Int)] = []

  /// The exponent that the window's is at least; nil if there is none.
  private let leastExponent: Int?

  /// A sum of nothing, whose window is for numbers of a format.
  ///
  /// - Precondition: `bits` is at least 2.
  public init(bits: Int, for format: OracleElementFormat) {
    precondition(bits >= 2, "a window of \(bits) bits")
    self.bits = bits
    leastExponent = format.leastNormalExponent
  }

  /// Adds a number of a format.
  public mutating func add(_ value: ExactRational, of format: OracleElementFormat) {
    if value.sign == 0 { return }
    terms.append((value, format.exponent(of: value)))
  }

  /// Adds the product of numbers of two formats.
  public mutating func add(
    _ x: ExactRational, of left: OracleElementFormat, times y: ExactRational,
    of right: OracleElementFormat
  ) {
    if x.sign == 0 || y.sign == 0 { return }
    terms.append((x * y, left.exponent(of: x) + right.exponent(of: y)))
  }

  /// The sum of what is kept of the terms.
  public var value: ExactRational {
    guard let largest = (terms.map(\.exponent) + [leastExponent].compactMap { $0 }).max() else {
      return .zero
    }
    let unit = largest + 2 - bits
    return terms.reduce(.zero) { sum, term in
      let kept = term.value.magnitude.scaled(byPowerOfTwo: -unit).floor.scaled(byPowerOfTwo: unit)
      return term.value.sign < 0 ? sum - kept : sum + kept
    }
  }
}

extension OracleElementFormat {
  /// The power of two of the least normal number of a floating-point format; nil in posits.
  public var leastNormalExponent: Int? {
    if case .float(_, _, let bias, _) = self { 1 - bias } else { nil }
  }

  /// The exponent with which a number of the format enters an aligned sum; the number is not zero.
  public func exponent(of value: ExactRational) -> Int {
    let magnitude = value.magnitude
    var exponent = value.approximateBinaryExponent
    while ExactRational.one.scaled(byPowerOfTwo: exponent) > magnitude { exponent -= 1 }
    while ExactRational.one.scaled(byPowerOfTwo: exponent + 1) <= magnitude { exponent += 1 }
    return max(exponent, leastNormalExponent ?? exponent)
  }
}
