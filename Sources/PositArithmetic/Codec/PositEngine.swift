/// The functions under every operation, on left-aligned 64-bit words, for any (n, es).
///
/// They are always inlined and inlinable across modules, so that a caller whose n and es are
/// constants gets code specialised for its format, and a caller who learns them at run time gets
/// the same results from the same lines. None of them checks its arguments: `PositFormat` and
/// `Posit` do.
@usableFromInline
enum PositEngine {
  /// NaR as a pattern of n bits.
  @inlinable @inline(__always)
  static func nar(_ n: Int) -> UInt64 { 1 &<< UInt64(truncatingIfNeeded: n &- 1) }

  /// The n low bits set.
  @inlinable @inline(__always)
  static func mask(_ n: Int) -> UInt64 { UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- n) }

  /// Whether a pattern is zero or NaR: nothing but its sign bit may be set.
  @inlinable @inline(__always)
  static func isZeroOrNaR(_ pattern: UInt64, n: Int) -> Bool {
    pattern &<< UInt64(truncatingIfNeeded: 65 &- n) == 0
  }
}
