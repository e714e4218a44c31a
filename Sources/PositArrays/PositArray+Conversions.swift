import PositArithmetic

extension PositArray {
  /// result[i] = the posit that the float32 a[i] rounds to, with one rounding.
  ///
  /// 0 and -0 give 0; NaN and infinities give NaR; other values saturate at minpos and maxpos.
  /// Counts must be equal and n fit the storage. Source: Posit Standard (2022), section 6.5.
  @inlinable
  public static func convert<Storage: PatternStorage>(
    _ a: Span<Float>, into result: inout MutableSpan<Storage>, format: PositFormat
  ) {
    ConversionDispatch.run(
      .fromFloat32, a, into: &result, as: Storage.self, format: format)
  }

  /// result[i] = the posit that the float64 a[i] rounds to, with one rounding.
  ///
  /// 0 and -0 give 0; NaN and infinities give NaR; other values saturate at minpos and maxpos.
  /// Counts must be equal and n fit the storage. Source: Posit Standard (2022), section 6.5.
  @inlinable
  public static func convert<Storage: PatternStorage>(
    _ a: Span<Double>, into result: inout MutableSpan<Storage>, format: PositFormat
  ) {
    ConversionDispatch.run(
      .fromFloat64, a, into: &result, as: Storage.self, format: format)
  }

  /// result[i] = the float32 that the posit a[i] rounds to by IEEE rules.
  ///
  /// Large posits of wide formats may become infinite, small ones subnormal or (signed) zero; 0
  /// gives +0, NaR the quiet NaN. Counts must be equal and n fit the storage.
  /// Source: Posit Standard (2022), section 6.5.
  @inlinable
  public static func convert<Storage: PatternStorage>(
    _ a: Span<Storage>, into result: inout MutableSpan<Float>, format: PositFormat
  ) {
    ConversionDispatch.run(
      .toFloat32, a, into: &result, as: Storage.self, format: format)
  }

  /// result[i] = the float64 that the posit a[i] is, exactly.
  ///
  /// 0 gives +0, NaR the quiet NaN. Counts must be equal and n fit the storage.
  /// Source: Posit Standard (2022), section 6.5.
  @inlinable
  public static func convert<Storage: PatternStorage>(
    _ a: Span<Storage>, into result: inout MutableSpan<Double>, format: PositFormat
  ) {
    ConversionDispatch.run(
      .toFloat64, a, into: &result, as: Storage.self, format: format)
  }
}
