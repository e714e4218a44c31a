extension Posit: AdditiveArithmetic {
  /// x + y, correctly rounded; NaR if either is NaR.
  @inlinable @inline(__always)
  public static func + (x: Self, y: Self) -> Self {
    Self(pattern: PositEngine.add(x.pattern, y.pattern, n: n, es: es))
  }

  /// x - y, correctly rounded; NaR if either is NaR.
  @inlinable @inline(__always)
  public static func - (x: Self, y: Self) -> Self {
    Self(pattern: PositEngine.add(x.pattern, 0 &- y.pattern, n: n, es: es))
  }
}

extension Posit {
  /// x / y, correctly rounded; NaR if either is NaR or y is 0.
  @inlinable @inline(__always)
  public static func / (x: Self, y: Self) -> Self {
    Self(pattern: PositEngine.divide(x.pattern, y.pattern, n: n, es: es))
  }

  /// Replaces x by x / y.
  @inlinable @inline(__always)
  public static func /= (x: inout Self, y: Self) { x = x / y }
}

extension Posit: SignedNumeric {
  /// x * y, correctly rounded; NaR if either is NaR.
  @inlinable @inline(__always)
  public static func * (x: Self, y: Self) -> Self {
    Self(pattern: PositEngine.multiply(x.pattern, y.pattern, n: n, es: es))
  }

  /// Replaces x by x * y.
  @inlinable @inline(__always)
  public static func *= (x: inout Self, y: Self) { x = x * y }

  /// -x, exact; 0 and NaR stay.
  @inlinable @inline(__always)
  public static prefix func - (x: Self) -> Self { Self(pattern: 0 &- x.pattern) }

  /// |x|, exact; NaR stays.
  @inlinable public var magnitude: Self { Self(pattern: Self.format.abs(pattern)) }

  /// The posit equal to an integer, or nil if no posit of this format is.
  @inlinable
  public init?<Source: BinaryInteger>(exactly source: Source) {
    let zeros = source == 0 ? 0 : source.trailingZeroBitCount
    guard let odd = UInt64(exactly: source.magnitude >> zeros) else { return nil }
    if odd == 0 {
      self = .zero
      return
    }
    let leading = odd.leadingZeroBitCount
    let exact = DecodedPosit(
      negative: source < 0, scale: zeros + 63 - leading, significand: odd << UInt64(leading))
    let rounded = PositEngine.roundAndEncode(
      negative: exact.negative, scale: exact.scale, significand: exact.significand,
      sticky: false, n: n, es: es)
    guard PositEngine.decode(rounded, n: n, es: es) == exact else { return nil }
    self.init(pattern: rounded)
  }
}

extension Posit: Comparable {
  /// The standard's order: NaR is less than every real.
  ///
  /// Source: Posit Standard (2022), section 5.3.
  @inlinable @inline(__always)
  public static func < (x: Self, y: Self) -> Bool {
    PositEngine.signed(x.pattern, n: n) < PositEngine.signed(y.pattern, n: n)
  }
}
