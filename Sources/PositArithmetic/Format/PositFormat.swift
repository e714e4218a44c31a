/// A posit format chosen at run time: width in bits and size of the exponent field.
///
/// Patterns are plain `UInt64` values whose `n` low bits hold the posit; the bits above are zero in
/// every result and ignored in every operand. All operations on patterns are methods of this type,
/// found in one file each; `Posit<Storage, n, es>` offers the same operations on a type whose
/// format is fixed at compile time. Source: Standard for Posit Arithmetic (2022), section 3, which
/// has es = 2 for every n; the other exponent sizes are the usual generalisation.
@frozen
public struct PositFormat: Hashable, Sendable {
  /// Width in bits, in `bitCountRange`.
  public let n: Int
  /// Size of the exponent field in bits, in `exponentSizeRange`.
  public let es: Int

  /// The widths that are supported.
  public static let bitCountRange = 2...64
  /// The exponent field sizes that are supported.
  public static let exponentSizeRange = 0...4

  /// Makes the format posit(n,es).
  ///
  /// Throws `PositFormatError` naming what is allowed when `n` is outside 2...64 or `es` outside
  /// 0...4. An exponent field wider than what the regime leaves (n = 4, es = 4, say) is legal: the
  /// bits pushed off the end count as zero.
  public init(n: Int, es: Int) throws(PositFormatError) {
    guard Self.bitCountRange.contains(n) else { throw .bitCountOutOfRange(n) }
    guard Self.exponentSizeRange.contains(es) else { throw .exponentSizeOutOfRange(es) }
    self.init(uncheckedN: n, es: es)
  }

  @usableFromInline
  init(uncheckedN n: Int, es: Int) {
    self.n = n
    self.es = es
  }

  /// posit8 of the standard: posit(8,2).
  public static let posit8 = PositFormat(uncheckedN: 8, es: 2)
  /// posit16 of the standard: posit(16,2).
  public static let posit16 = PositFormat(uncheckedN: 16, es: 2)
  /// posit32 of the standard: posit(32,2).
  public static let posit32 = PositFormat(uncheckedN: 32, es: 2)
  /// posit64 of the standard: posit(64,2).
  public static let posit64 = PositFormat(uncheckedN: 64, es: 2)
}
