import PositArithmetic

extension PositArray {
  /// result[i] = a[i] + b[i], correctly rounded.
  ///
  /// NaR where an operand is NaR. Counts must be equal.
  /// Source: Posit Standard (2022), section 5.4.
  @inlinable
  public static func add<Storage: PatternStorage, let n: Int, let es: Int>(
    _ a: Span<Posit<Storage, n, es>>, _ b: Span<Posit<Storage, n, es>>,
    into result: inout MutableSpan<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.run(
      .add, a, b, b, into: &result, as: Storage.self, format: Posit<Storage, n, es>.format)
  }

  /// result[i] = a[i] - b[i], correctly rounded.
  ///
  /// NaR where an operand is NaR. Counts must be equal.
  /// Source: Posit Standard (2022), section 5.4.
  @inlinable
  public static func subtract<Storage: PatternStorage, let n: Int, let es: Int>(
    _ a: Span<Posit<Storage, n, es>>, _ b: Span<Posit<Storage, n, es>>,
    into result: inout MutableSpan<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.run(
      .subtract, a, b, b, into: &result, as: Storage.self, format: Posit<Storage, n, es>.format)
  }

  /// result[i] = a[i] * b[i], correctly rounded.
  ///
  /// NaR where an operand is NaR, else 0 where one is 0, else never 0 or NaR. Counts must be equal.
  /// Source: Posit Standard (2022), section 5.4.
  @inlinable
  public static func multiply<Storage: PatternStorage, let n: Int, let es: Int>(
    _ a: Span<Posit<Storage, n, es>>, _ b: Span<Posit<Storage, n, es>>,
    into result: inout MutableSpan<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.run(
      .multiply, a, b, b, into: &result, as: Storage.self, format: Posit<Storage, n, es>.format)
  }

  /// result[i] = a[i] / b[i], correctly rounded.
  ///
  /// NaR where an operand is NaR or b[i] is 0. Counts must be equal.
  /// Source: Posit Standard (2022), section 5.4.
  @inlinable
  public static func divide<Storage: PatternStorage, let n: Int, let es: Int>(
    _ a: Span<Posit<Storage, n, es>>, _ b: Span<Posit<Storage, n, es>>,
    into result: inout MutableSpan<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.run(
      .divide, a, b, b, into: &result, as: Storage.self, format: Posit<Storage, n, es>.format)
  }

  /// result[i] = the square root of a[i], correctly rounded.
  ///
  /// NaR where a[i] is negative or NaR. Counts must be equal.
  /// Source: Posit Standard (2022), section 5.5.
  @inlinable
  public static func sqrt<Storage: PatternStorage, let n: Int, let es: Int>(
    _ a: Span<Posit<Storage, n, es>>, into result: inout MutableSpan<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.run(
      .sqrt, a, a, a, into: &result, as: Storage.self, format: Posit<Storage, n, es>.format)
  }

  /// result[i] = a[i] * b[i] + c[i], rounded once.
  ///
  /// NaR where an operand is NaR. Counts must be equal. An extension: the
  /// standard leaves it to the quire.
  @inlinable
  public static func fma<Storage: PatternStorage, let n: Int, let es: Int>(
    _ a: Span<Posit<Storage, n, es>>, _ b: Span<Posit<Storage, n, es>>,
    _ c: Span<Posit<Storage, n, es>>,
    into result: inout MutableSpan<Posit<Storage, n, es>>
  ) {
    ArithmeticDispatch.run(
      .fma, a, b, c, into: &result, as: Storage.self, format: Posit<Storage, n, es>.format)
  }
}
