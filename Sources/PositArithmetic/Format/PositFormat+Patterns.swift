extension PositFormat {
  /// The n low bits set: the bits of a pattern that count.
  @inlinable public var patternMask: UInt64 { UInt64.max &>> UInt64(64 &- n) }

  /// The pattern of zero: all bits clear.
  @inlinable public var zeroPattern: UInt64 { 0 }

  /// The pattern of NaR ("not a real"): only the sign bit set.
  @inlinable public var narPattern: UInt64 { 1 &<< UInt64(n &- 1) }

  /// The pattern of the largest real, 2^((n-2) 2^es): all bits but the sign set.
  @inlinable public var maxposPattern: UInt64 { narPattern &- 1 }

  /// The pattern of the smallest positive real, 2^(-(n-2) 2^es): only the last bit set.
  @inlinable public var minposPattern: UInt64 { 1 }

  /// The pattern of 1: only the bit after the sign set.
  @inlinable public var onePattern: UInt64 { 1 &<< UInt64(n &- 2) }

  /// The scale of maxpos, log2(maxpos) = (n-2) 2^es; that of minpos is its negative.
  @inlinable public var maxScale: Int { (n &- 2) &<< es }

  /// How many hexadecimal digits a pattern takes: ceil(n/4).
  public var hexadecimalDigits: Int { (n + 3) / 4 }

  /// A pattern as text, `0x` and `hexadecimalDigits` lower-case digits.
  public func hexadecimal(_ pattern: UInt64) -> String {
    let digits = String(pattern & patternMask, radix: 16)
    return "0x" + String(repeating: "0", count: hexadecimalDigits - digits.count) + digits
  }

  /// Whether a pattern is zero.
  @inlinable public func isZero(_ pattern: UInt64) -> Bool { pattern & patternMask == 0 }

  /// Whether a pattern is NaR.
  @inlinable public func isNaR(_ pattern: UInt64) -> Bool { pattern & patternMask == narPattern }

  /// Whether a pattern is a negative real; false for zero and NaR.
  @inlinable public func isNegative(_ pattern: UInt64) -> Bool {
    pattern & patternMask > narPattern
  }
}
