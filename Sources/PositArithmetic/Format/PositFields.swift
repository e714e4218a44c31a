/// The fields of a nonzero real posit, as they stand in the word of its magnitude.
///
/// A negative posit is the two's complement of its magnitude, so the fields below are those of the
/// magnitude; `signBit` is that of the posit itself.
public struct PositFields: Hashable, Sendable {
  /// Whether the posit is negative.
  public let signBit: Bool
  /// The bit that the regime repeats.
  public let regimeBit: Bool
  /// How often the regime repeats it, 1...n-1.
  public let regimeRunLength: Int
  /// Whether the opposite bit ends the regime inside the word (false only for maxpos).
  public let regimeIsTerminated: Bool
  /// The exponent bits present in the word, right-aligned.
  public let exponentBits: UInt64
  /// How many exponent bits are present, 0...es; the missing ones count as zeros.
  public let exponentBitCount: Int
  /// The fraction bits, right-aligned.
  public let fractionBits: UInt64
  /// How many fraction bits there are, 0...max(0, n-3-es).
  public let fractionBitCount: Int
  /// The regime's value r: run length - 1 for ones, minus the run length for zeros.
  public let regime: Int
  /// The exponent's value e, missing bits filled with zeros.
  public let exponent: Int
  /// The power of two, r * 2^es + e.
  public let scale: Int

  /// The fields as bits with a blank between them: sign, regime with its terminator, exponent,
  /// fraction; empty fields are left out.
  public var bits: String {
    func binary(_ value: UInt64, count: Int) -> String {
      let digits = String(value, radix: 2)
      return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
    let run = String(repeating: regimeBit ? "1" : "0", count: regimeRunLength)
    var text = (signBit ? "1 " : "0 ") + run
    if regimeIsTerminated { text += regimeBit ? "0" : "1" }
    if exponentBitCount > 0 { text += " " + binary(exponentBits, count: exponentBitCount) }
    if fractionBitCount > 0 { text += " " + binary(fractionBits, count: fractionBitCount) }
    return text
  }
}

extension PositFormat {
  /// The fields of a pattern, or nil for zero and NaR, which have none.
  public func fields(_ pattern: UInt64) -> PositFields? {
    if PositEngine.isZeroOrNaR(pattern, n: n) { return nil }
    let x = PositEngine.decode(pattern, n: n, es: es)
    let regime = x.scale >> es
    let run = regime < 0 ? -regime : regime + 1
    let used = min(run + 1, n - 1)
    let exponentBitCount = min(es, n - 1 - used)
    let fractionBitCount = n - 1 - used - exponentBitCount
    let exponent = x.scale - (regime << es)
    return PositFields(
      signBit: x.negative, regimeBit: regime >= 0, regimeRunLength: run,
      regimeIsTerminated: run < n - 1,
      exponentBits: UInt64(exponent) >> UInt64(es - exponentBitCount),
      exponentBitCount: exponentBitCount,
      fractionBits: (x.significand << 1) >> UInt64(64 - fractionBitCount),
      fractionBitCount: fractionBitCount, regime: regime, exponent: exponent, scale: x.scale)
  }

  /// A nonzero real pattern as sign, scale and significand, or nil for zero and NaR.
  public func decode(_ pattern: UInt64) -> DecodedPosit? {
    if PositEngine.isZeroOrNaR(pattern, n: n) { return nil }
    return PositEngine.decode(pattern, n: n, es: es)
  }

  /// The pattern that a nonzero real (significand + tail) * 2^scale rounds to, where `sticky` says
  /// whether a tail 0 < tail < 2^-63 follows the significand.
  ///
  /// The significand's bit 63 must be set. Saturates, never rounds to zero or NaR.
  /// Source: Posit Standard (2022), section 4.1.
  public func pattern(rounding value: DecodedPosit, sticky: Bool = false) -> UInt64 {
    precondition(value.significand >> 63 == 1, "the significand must have its leading 1 at bit 63")
    return PositEngine.roundAndEncode(
      negative: value.negative, scale: value.scale, significand: value.significand,
      sticky: sticky, n: n, es: es)
  }
}
