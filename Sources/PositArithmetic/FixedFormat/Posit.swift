/// A posit whose format is fixed at compile time: posit(n,es) in a word of type `Storage`.
///
/// `Storage` is the smallest unsigned integer that holds n bits, so that arrays have their true
/// size; the type aliases `Posit8`, `Posit16_1`... name the usual formats. Every operation is
/// correctly rounded by section 4.1 of the standard, by the same code that `PositFormat` runs for
/// formats chosen at run time.
///
/// Equality and order are the standard's (section 5.3): NaR equals itself and is less than every
/// real. So `Hashable`, `Comparable` and sorting behave as they should. `Numeric` and
/// `SignedNumeric` hold as they do for `Float`: operations round, so addition and multiplication
/// are commutative but not associative; x + 0 = x, x - x = 0 and x * 1 = x hold for every real x.
/// `FloatingPoint` does not hold and is not claimed: there is no infinity, no negative zero, no NaN
/// that differs from itself, one rounding rule only, and a precision that changes with the scale.
@frozen
public struct Posit<
  Storage: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable, let n: Int,
  let es: Int
>: Hashable, Sendable, BitwiseCopyable {
  /// The posit's n bits, right-aligned; the bits above are zero.
  public let bitPattern: Storage

  /// Makes the posit with these bits; bits above the n low ones are dropped.
  ///
  /// The compiler cannot tie `Storage` to n: a format that is not supported or does not fit stops
  /// the program here, at no cost otherwise.
  @inlinable @inline(__always)
  public init(bitPattern: Storage) {
    self.init(pattern: UInt64(truncatingIfNeeded: bitPattern))
  }

  /// Makes the posit with the n low bits of a pattern.
  @inlinable @inline(__always)
  public init(pattern: UInt64) {
    precondition(
      n >= 2 && n <= 64 && es >= 0 && es <= 4 && n <= Storage.bitWidth,
      "a posit needs 2 <= n <= 64, 0 <= es <= 4, and a storage of n bits or more")
    bitPattern = Storage(truncatingIfNeeded: pattern & PositEngine.mask(n))
  }

  /// The bits as patterns are passed to `PositFormat`.
  @inlinable @inline(__always)
  public var pattern: UInt64 { UInt64(truncatingIfNeeded: bitPattern) }

  /// The format at run time.
  @inlinable public static var format: PositFormat { PositFormat(uncheckedN: n, es: es) }

  /// 0.
  @inlinable public static var zero: Self { Self(pattern: 0) }
  /// 1.
  @inlinable public static var one: Self { Self(pattern: format.onePattern) }
  /// NaR, "not a real".
  @inlinable public static var nar: Self { Self(pattern: format.narPattern) }
  /// The largest posit, 2^((n-2) 2^es).
  @inlinable public static var maxpos: Self { Self(pattern: format.maxposPattern) }
  /// The smallest positive posit, 2^(-(n-2) 2^es).
  @inlinable public static var minpos: Self { Self(pattern: format.minposPattern) }

  /// Whether this is NaR.
  @inlinable public var isNaR: Bool { pattern == PositEngine.nar(n) }
  /// Whether this is 0.
  @inlinable public var isZero: Bool { bitPattern == 0 }
  /// Whether this is below zero; false for NaR.
  @inlinable public var isNegative: Bool { Self.format.isNegative(pattern) }
}

/// posit8 of the standard: posit(8,2).
public typealias Posit8 = Posit<UInt8, 8, 2>
/// posit16 of the standard: posit(16,2).
public typealias Posit16 = Posit<UInt16, 16, 2>
/// posit32 of the standard: posit(32,2).
public typealias Posit32 = Posit<UInt32, 32, 2>
/// posit64 of the standard: posit(64,2).
public typealias Posit64 = Posit<UInt64, 64, 2>

/// posit(8,0), the 8-bit posit of the 2018 draft and of SoftPosit.
public typealias Posit8_0 = Posit<UInt8, 8, 0>
/// posit(8,1).
public typealias Posit8_1 = Posit<UInt8, 8, 1>
/// posit(16,1), the 16-bit posit of the 2018 draft and of SoftPosit.
public typealias Posit16_1 = Posit<UInt16, 16, 1>
