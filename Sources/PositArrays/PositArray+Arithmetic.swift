import PositArithmetic

extension PositArray {
  /// result[i] = a[i] + b[i], correctly rounded.
  ///
  /// NaR where an operand is NaR. Counts must be equal and n fit the storage.
  /// Source: Posit Standard (2022), section 5.4.
  @inlinable
  public static func add<Storage: PatternStorage>(
    _ a: Span<Storage>, _ b: Span<Storage>, into result: inout MutableSpan<Storage>,
    format: PositFormat
  ) {
    ArithmeticDispatch.run(
      .add, a, b, b, into: &result, as: Storage.self, format: format)
  }

  /// result[i] = a[i] - b[i], correctly rounded.
  ///
  /// NaR where an operand is NaR. Counts must be equal and n fit the storage.
  /// Source: Posit Standard (2022), section 5.4.
  @inlinable
  public static func subtract<Storage: PatternStorage>(
    _ a: Span<Storage>, _ b: Span<Storage>, into result: inout MutableSpan<Storage>,
    format: PositFormat
  ) {
    ArithmeticDispatch.run(
      .subtract, a, b, b, into: &result, as: Storage.self, format: format)
  }

  /// result[i] = a[i] * b[i], correctly rounded.
  ///
  /// NaR where an operand is NaR, else 0 where one is 0, else never 0 or NaR. Counts must be equal and n fit the storage.
  /// Source: Posit Standard (2022), section 5.4.
  @inlinable
  public static func multiply<Storage: PatternStorage>(
    _ a: Span<Storage>, _ b: Span<Storage>, into result: inout MutableSpan<Storage>,
    format: PositFormat
  ) {
    ArithmeticDispatch.run(
      .multiply, a, b, b, into: &result, as: Storage.self, format: format)
  }

  /// result[i] = a[i] / b[i], correctly rounded.
  ///
  /// NaR where an operand is NaR or b[i] is 0. Counts must be equal and n fit the storage.
  /// Source: Posit Standard (2022), section 5.4.
  @inlinable
  public static func divide<Storage: PatternStorage>(
    _ a: Span<Storage>, _ b: Span<Storage>, into result: inout MutableSpan<Storage>,
    format: PositFormat
  ) {
    ArithmeticDispatch.run(
      .divide, a, b, b, into: &result, as: Storage.self, format: format)
  }

  /// result[i] = the square root of a[i], correctly rounded.
  ///
  /// NaR where a[i] is negative or NaR. Counts must be equal and n fit the storage.
  /// Source: Posit Standard (2022), section 5.5.
  @inlinable
  public static func sqrt<Storage: PatternStorage>(
    _ a: Span<Storage>, into result: inout MutableSpan<Storage>,
    format: PositFormat
  ) {
    ArithmeticDispatch.run(.sqrt, a, a, a, into: &result, as: Storage.self, format: format)
  }

  /// result[i] = a[i] * b[i] + c[i], rounded once.
  ///
  /// NaR where an operand is NaR. Counts must be equal and n fit the storage. An extension: the
  /// standard leaves it to the quire.
  @inlinable
  public static func fma<Storage: PatternStorage>(
    _ a: Span<Storage>, _ b: Span<Storage>, _ c: Span<Storage>,
    into result: inout MutableSpan<Storage>,
    format: PositFormat
  ) {
    ArithmeticDispatch.run(.fma, a, b, c, into: &result, as: Storage.self, format: format)
  }
}
