extension Posit {
  /// The posit a double rounds to; NaN and infinities give NaR, -0 gives 0.
  @inlinable @inline(__always)
  public init(_ value: Double) {
    self.init(pattern: PositEngine.fromDouble(value, n: n, es: es))
  }

  /// The posit a float32 rounds to; NaN and infinities give NaR, -0 gives 0.
  @inlinable @inline(__always)
  public init(_ value: Float) {
    self.init(pattern: PositEngine.fromFloat(value, n: n, es: es))
  }

  #if !(os(macOS) && arch(x86_64))
  /// The posit a float16 rounds to; NaN and infinities give NaR, -0 gives 0.
  @inlinable @inline(__always)
  public init(_ value: Float16) {
    self.init(pattern: Self.format.pattern(roundingFloat16Bits: value.bitPattern))
  }
  #endif

  /// The posit of this format nearest to one of another; NaR stays.
  @inlinable @inline(__always)
  public init<OtherStorage, let m: Int, let os: Int>(_ other: Posit<OtherStorage, m, os>) {
    self.init(
      pattern: PositFormat(uncheckedN: m, es: os).convert(other.pattern, to: Self.format))
  }
}

extension Double {
  /// The double a posit rounds to, exact for n <= 32 and wherever 52 fraction bits suffice.
  @inlinable @inline(__always)
  public init<Storage, let n: Int, let es: Int>(_ posit: Posit<Storage, n, es>) {
    self = PositEngine.toDouble(posit.pattern, n: n, es: es)
  }
}

extension Float {
  /// The float32 a posit rounds to by IEEE rules; NaN for NaR.
  @inlinable @inline(__always)
  public init<Storage, let n: Int, let es: Int>(_ posit: Posit<Storage, n, es>) {
    self = PositEngine.toFloat(posit.pattern, n: n, es: es)
  }
}

#if !(os(macOS) && arch(x86_64))
extension Float16 {
  /// The float16 a posit rounds to by IEEE rules; NaN for NaR.
  @inlinable @inline(__always)
  public init<Storage, let n: Int, let es: Int>(_ posit: Posit<Storage, n, es>) {
    self = Float16(
      bitPattern: PositFormat(uncheckedN: n, es: es).float16Bits(rounding: posit.pattern))
  }
}
#endif

extension Posit: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The posit a floating-point literal rounds to.
  ///
  /// The compiler passes the literal as the nearest double; up to n = 32 a literal of 15 digits or
  /// fewer rounds as if once. Use `init?(_: String)` where every digit must count.
  @inlinable
  public init(floatLiteral value: Double) {
    self.init(pattern: Self.format.pattern(rounding: value))
  }

  /// The posit an integer literal rounds to; no word is a sentinel here.
  @inlinable
  public init(integerLiteral value: Int64) {
    self.init(
      pattern: Self.format.pattern(roundingValueNegative: value < 0, magnitude: value.magnitude))
  }
}
