import PositArithmetic

extension PositArray {
  /// a[i] = a[i] + b[i], correctly rounded: the in-place form of `add(_:_:into:format:)`.
  @inlinable
  public static func add<Storage: PatternStorage>(
    _ b: Span<Storage>, to a: inout MutableSpan<Storage>, format: PositFormat
  ) {
    ArithmeticDispatch.run(.add, on: &a, b, as: Storage.self, format: format)
  }

  /// a[i] = a[i] - b[i], correctly rounded: the in-place form of `subtract(_:_:into:format:)`.
  @inlinable
  public static func subtract<Storage: PatternStorage>(
    _ b: Span<Storage>, from a: inout MutableSpan<Storage>, format: PositFormat
  ) {
    ArithmeticDispatch.run(.subtract, on: &a, b, as: Storage.self, format: format)
  }

  /// a[i] = a[i] * b[i], correctly rounded: the in-place form of `multiply(_:_:into:format:)`.
  @inlinable
  public static func multiply<Storage: PatternStorage>(
    _ a: inout MutableSpan<Storage>, by b: Span<Storage>, format: PositFormat
  ) {
    ArithmeticDispatch.run(.multiply, on: &a, b, as: Storage.self, format: format)
  }

  /// a[i] = a[i] / b[i], correctly rounded: the in-place form of `divide(_:_:into:format:)`.
  @inlinable
  public static func divide<Storage: PatternStorage>(
    _ a: inout MutableSpan<Storage>, by b: Span<Storage>, format: PositFormat
  ) {
    ArithmeticDispatch.run(.divide, on: &a, b, as: Storage.self, format: format)
  }

  /// a[i] = the square root of a[i], correctly rounded: the in-place form of
  /// `sqrt(_:into:format:)`.
  @inlinable
  public static func sqrt<Storage: PatternStorage>(
    _ a: inout MutableSpan<Storage>, format: PositFormat
  ) {
    ArithmeticDispatch.sqrt(&a, as: Storage.self, format: format)
  }

  /// c[i] = a[i] * b[i] + c[i], rounded once: the in-place form of `fma(_:_:_:into:format:)`.
  @inlinable
  public static func fma<Storage: PatternStorage>(
    _ a: Span<Storage>, _ b: Span<Storage>, addedTo c: inout MutableSpan<Storage>,
    format: PositFormat
  ) {
    ArithmeticDispatch.fma(a, b, addedTo: &c, as: Storage.self, format: format)
  }
}
