/// A posit format for the oracle: the width of a word and of its exponent field.
///
/// Patterns are right-aligned `UInt64` words whose bits above the lowest `n` are zero.
public struct OracleFormat: Sendable, Hashable {
  /// The width of a word in bits, 2 to 64.
  public let n: Int

  /// The width of the exponent field in bits, 0 to 5; the standard of 2022 has 2.
  public let es: Int

  /// The format posit(n,es).
  ///
  /// - Precondition: `2 <= n <= 64` and `0 <= es <= 5`.
  public init(n: Int, es: Int) {
    precondition((2...64).contains(n), "posit(\(n),\(es)): n must be 2 to 64")
    precondition((0...5).contains(es), "posit(\(n),\(es)): es must be 0 to 5")
    self.n = n
    self.es = es
  }

  /// posit8 of the standard: posit(8,2).
  public static let posit8 = OracleFormat(n: 8, es: 2)
  /// posit16 of the standard: posit(16,2).
  public static let posit16 = OracleFormat(n: 16, es: 2)
  /// posit32 of the standard: posit(32,2).
  public static let posit32 = OracleFormat(n: 32, es: 2)
  /// posit64 of the standard: posit(64,2).
  public static let posit64 = OracleFormat(n: 64, es: 2)

  /// The word whose lowest n bits are set: the mask of a pattern, and the pattern of -minPos.
  public var mask: UInt64 { UInt64.max >> UInt64(64 - n) }

  /// The pattern of NaR: only the sign bit.
  public var nar: UInt64 { 1 << UInt64(n - 1) }

  /// The pattern of the largest value.
  public var maxPos: UInt64 { nar - 1 }

  /// The pattern of the smallest positive value.
  public var minPos: UInt64 { 1 }

  /// The pattern of 1: only the bit after the sign.
  public var one: UInt64 { 1 << UInt64(n - 2) }

  /// The pattern of the value with the other sign: the two's complement of the word.
  public func negated(_ pattern: UInt64) -> UInt64 { (0 &- pattern) & mask }

  /// The pattern read as an n-bit two's complement integer, by which the standard orders posits.
  public func signedWord(_ pattern: UInt64) -> Int64 {
    let shift = Int64(64 - n)
    return (Int64(bitPattern: pattern) << shift) >> shift
  }
}
