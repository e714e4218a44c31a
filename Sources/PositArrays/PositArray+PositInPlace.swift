import PositArithmetic

extension PositArray {
  /// a[i] = a[i] + b[i], correctly rounded: the in-place form of `add(_:_:into:)`.
  @inlinable
  public static func add<Storage: PatternStorage, let n: Int, let es: Int>(
    _ b: Span<Posit<Storage, n, es>>, to a: inout MutableSpan<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.run(.add, on: &a, b, as: Storage.self, format: Posit<Storage, n, es>.format)
  }

  /// a[i] = a[i] - b[i], correctly rounded: the in-place form of `subtract(_:_:into:)`.
  @inlinable
  public static func subtract<Storage: PatternStorage, let n: Int, let es: Int>(
    _ b: Span<Posit<Storage, n, es>>, from a: inout MutableSpan<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.run(
      .subtract, on: &a, b, as: Storage.self, format: Posit<Storage, n, es>.format)
  }

  /// a[i] = a[i] * b[i], correctly rounded: the in-place form of `multiply(_:_:into:)`.
  @inlinable
  public static func multiply<Storage: PatternStorage, let n: Int, let es: Int>(
    _ a: inout MutableSpan<Posit<Storage, n, es>>, by b: Span<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.run(
      .multiply, on: &a, b, as: Storage.self, format: Posit<Storage, n, es>.format)
  }

  /// a[i] = a[i] / b[i], correctly rounded: the in-place form of `divide(_:_:into:)`.
  @inlinable
  public static func divide<Storage: PatternStorage, let n: Int, let es: Int>(
    _ a: inout MutableSpan<Posit<Storage, n, es>>, by b: Span<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.run(
      .divide, on: &a, b, as: Storage.self, format: Posit<Storage, n, es>.format)
  }

  /// a[i] = the square root of a[i], correctly rounded: the in-place form of
  /// `sqrt(_:into:)`.
  @inlinable
  public static func sqrt<Storage: PatternStorage, let n: Int, let es: Int>(
    _ a: inout MutableSpan<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.sqrt(&a, as: Storage.self, format: Posit<Storage, n, es>.format)
  }

  /// c[i] = a[i] * b[i] + c[i], rounded once: the in-place form of `fma(_:_:_:into:)`.
  @inlinable
  public static func fma<Storage: PatternStorage, let n: Int, let es: Int>(
    _ a: Span<Posit<Storage, n, es>>, _ b: Span<Posit<Storage, n, es>>,
    addedTo c: inout MutableSpan<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.fma(
      a, b, addedTo: &c, as: Storage.self, format: Posit<Storage, n, es>.format)
  }
}
