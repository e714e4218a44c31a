/// Arithmetic on patterns of an element format, each result the exact one rounded once.
///
/// Arithmetic on patterns, for programs to compute with, in formats other than ordinary posits, for which
/// `PositFormat` has every operation. Every value that float32 holds is a double, with room to spare:
/// products of two have at most 48 bits and exponents within 2^±298, so a double holds them exactly; a sum, a
/// quotient or a root is rounded to odd in double (Boldo and Melquiond, 2008, doi:10.1109/TC.2007.70819),
/// after which rounding to at most 24 bits, in any mode, gives what rounding the exact result gives.
public struct ElementArithmetic: Sendable, Hashable {
  /// The format.
  public let format: ElementFormat
  private let quantizer: Quantizer

  /// Makes the arithmetic of a format.
  ///
  /// - Parameters:
  ///   - format: a format that float32 holds; see `ElementFormat.fitsFloat32`.
  ///   - rounding: to nearest, as the standards have it, or toward zero. Stochastic rounding always draws
  ///     the word 0.
  ///   - overflow: what happens above the largest value; nil for infinity or NaN, as IEEE 754 has it, in
  ///     formats that have one of them and are no posits, else saturation.
  /// - Throws: `QuantizerError` as `Quantizer.init` does.
  public init(
    format: ElementFormat, rounding: RoundingMode = .nearest, overflow: OverflowPolicy? = nil
  ) throws(QuantizerError) {
    self.format = format
    let hasSpecials = format.floatShape.map { $0.specials != .finite } ?? false
    quantizer = try Quantizer(
      format: NumberFormat(element: format), rounding: rounding,
      overflow: overflow ?? (hasSpecials ? .nonFinite : .saturate))
  }

  /// The pattern that a number rounds to; nil for NaN in a format that has none.
  ///
  /// Infinity is an overflow, and NaR in posits.
  public func pattern(rounding value: Double) -> UInt32? {
    let rounded = quantizer.roundedElement(value)
    if rounded.isNaN { return format.nanPattern }
    return format.pattern(of: rounded)
  }

  /// The pattern that x + y rounds to.
  public func add(_ x: UInt32, _ y: UInt32) -> UInt32 {
    rounded(Self.sumRoundedToOdd(format.value(x), format.value(y)))
  }

  /// The pattern that x - y rounds to.
  public func subtract(_ x: UInt32, _ y: UInt32) -> UInt32 {
    rounded(Self.sumRoundedToOdd(format.value(x), -format.value(y)))
  }

  /// The pattern that x * y rounds to.
  public func multiply(_ x: UInt32, _ y: UInt32) -> UInt32 {
    rounded(format.value(x) * format.value(y))
  }

  /// The pattern that x * y + z rounds to.
  public func fma(_ x: UInt32, _ y: UInt32, _ z: UInt32) -> UInt32 {
    rounded(Self.sumRoundedToOdd(format.value(x) * format.value(y), format.value(z)))
  }

  /// The pattern that x / y rounds to; nil for NaN in a format that has none.
  ///
  /// A number by zero is an infinity with the sign of the quotient, which overflows as others do, and NaR in
  /// posits; zero by zero and infinity by infinity are NaN.
  public func divide(_ x: UInt32, _ y: UInt32) -> UInt32? {
    pattern(rounding: Self.quotientRoundedToOdd(format.value(x), format.value(y)))
  }

  /// The pattern that the square root of x rounds to; nil for NaN in a format that has none.
  ///
  /// NaN for negative numbers; -0 is its own root.
  public func squareRoot(_ x: UInt32) -> UInt32? {
    pattern(rounding: Self.rootRoundedToOdd(format.value(x)))
  }

  private func rounded(_ value: Double) -> UInt32 {
    // Without infinities and NaN no operation gives NaN.
    guard let pattern = pattern(rounding: value) else {
      preconditionFailure("an operation on numbers of \(format) gave NaN")
    }
    return pattern
  }

  /// a + b, or where no double is that, the one of its two neighbours whose last bit is 1.
  static func sumRoundedToOdd(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    guard sum.isFinite else { return sum }
    // What nearest rounding took away, exactly (Knuth).
    let fromB = sum - a
    let error = (a - (sum - fromB)) + (b - fromB)
    return toOdd(sum, signOfError: error)
  }

  /// a / b, or where no double is that, the one of its two neighbours whose last bit is 1.
  static func quotientRoundedToOdd(_ a: Double, _ b: Double) -> Double {
    let quotient = a / b
    guard quotient.isFinite, quotient != 0 else { return quotient }
    // Exact, since both have few bits and no exponent is near those of double's ends.
    let rest = a.addingProduct(-quotient, b)
    return toOdd(quotient, signOfError: b < 0 ? -rest : rest)
  }

  /// The square root, or where no double is that, the one of its two neighbours whose last bit is 1.
  static func rootRoundedToOdd(_ a: Double) -> Double {
    let root = a.squareRoot()
    guard root.isFinite, root != 0 else { return root }
    return toOdd(root, signOfError: a.addingProduct(-root, root))
  }

  /// A number that was rounded to nearest, rounded to odd instead: `error` has the sign of what is missing.
  private static func toOdd(_ nearest: Double, signOfError error: Double) -> Double {
    if error == 0 || nearest.significandBitPattern & 1 == 1 { return nearest }
    return error > 0 ? nearest.nextUp : nearest.nextDown
  }
}
