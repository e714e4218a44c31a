extension Posit {
  /// The posit one above, wrapping from maxpos to NaR.
  @inlinable public var next: Self { Self(pattern: pattern &+ 1) }

  /// The posit one below, wrapping from NaR to maxpos.
  @inlinable public var prior: Self { Self(pattern: pattern &- 1) }

  /// 1, 0 or -1 by the sign; NaR for NaR.
  @inlinable public var sign: Self { Self(pattern: Self.format.sign(pattern)) }

  /// The nearest integer, ties to even; exact.
  ///
  /// NaR for NaR.
  public var nearestInt: Self { Self(pattern: Self.format.nearestInt(pattern)) }

  /// The least integer not below; exact.
  ///
  /// NaR for NaR.
  public var ceil: Self { Self(pattern: Self.format.ceil(pattern)) }

  /// The greatest integer not above; exact.
  ///
  /// NaR for NaR.
  public var floor: Self { Self(pattern: Self.format.floor(pattern)) }

  /// The square root, correctly rounded; NaR below 0 and for NaR.
  @inlinable @inline(__always)
  public func squareRoot() -> Self { Self(pattern: PositEngine.sqrt(pattern, n: n, es: es)) }

  /// The reciprocal of the square root, rounded once; NaR for x <= 0 and NaR.
  public func reciprocalSquareRoot() -> Self { Self(pattern: Self.format.rSqrt(pattern)) }

  /// x * y + z, rounded once; NaR if any is NaR.
  @inlinable @inline(__always)
  public static func fma(_ x: Self, _ y: Self, _ z: Self) -> Self {
    Self(pattern: PositEngine.fma(x.pattern, y.pattern, z.pattern, n: n, es: es))
  }

  /// x * y * z, rounded once; NaR if any is NaR.
  public static func fMM(_ x: Self, _ y: Self, _ z: Self) -> Self {
    Self(pattern: format.fMM(x.pattern, y.pattern, z.pattern))
  }

  /// sqrt(x^2 + y^2), rounded once; NaR if either is NaR.
  public static func hypot(_ x: Self, _ y: Self) -> Self {
    Self(pattern: format.hypot(x.pattern, y.pattern))
  }

  /// (1 + x)^power, rounded once; see `PositFormat.compound`.
  public func compound(_ power: Int) -> Self {
    Self(pattern: Self.format.compound(pattern, power))
  }

  /// The real root of a degree, rounded once; see `PositFormat.rootN`.
  public func rootN(_ degree: Int) -> Self { Self(pattern: Self.format.rootN(pattern, degree)) }
}
