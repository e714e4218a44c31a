import PositArithmetic

extension Posit {
  /// result[i] = x[i] + y[i], as the operator gives it; all counts must be equal.
  public static func add(
    _ x: Span<Self>, _ y: Span<Self>, into result: inout MutableSpan<Self>
  ) {
    if kernel(.add, x, y, x, &result) { return }
    for index in 0..<result.count { result[index] = x[index] + y[index] }
  }

  /// result[i] = x[i] - y[i], as the operator gives it; all counts must be equal.
  public static func subtract(
    _ x: Span<Self>, _ y: Span<Self>, into result: inout MutableSpan<Self>
  ) {
    if kernel(.subtract, x, y, x, &result) { return }
    for index in 0..<result.count { result[index] = x[index] - y[index] }
  }

  /// result[i] = x[i] * y[i], as the operator gives it; all counts must be equal.
  public static func multiply(
    _ x: Span<Self>, _ y: Span<Self>, into result: inout MutableSpan<Self>
  ) {
    if kernel(.multiply, x, y, x, &result) { return }
    for index in 0..<result.count { result[index] = x[index] * y[index] }
  }

  /// result[i] = x[i] / y[i], as the operator gives it; all counts must be equal.
  public static func divide(
    _ x: Span<Self>, _ y: Span<Self>, into result: inout MutableSpan<Self>
  ) {
    if kernel(.divide, x, y, x, &result) { return }
    for index in 0..<result.count { result[index] = x[index] / y[index] }
  }

  /// result[i] = sqrt(x[i]), as `squareRoot()` gives it; the counts must be equal.
  public static func squareRoot(_ x: Span<Self>, into result: inout MutableSpan<Self>) {
    if kernel(.sqrt, x, x, x, &result) { return }
    for index in 0..<result.count { result[index] = x[index].squareRoot() }
  }

  /// result[i] = x[i] * y[i] + z[i], rounded once; all counts must be equal.
  public static func fma(
    _ x: Span<Self>, _ y: Span<Self>, _ z: Span<Self>, into result: inout MutableSpan<Self>
  ) {
    if kernel(.fma, x, y, z, &result) { return }
    for index in 0..<result.count { result[index] = .fma(x[index], y[index], z[index]) }
  }

  private static func kernel(
    _ operation: ArrayOperation, _ x: Span<Self>, _ y: Span<Self>, _ z: Span<Self>,
    _ result: inout MutableSpan<Self>
  ) -> Bool {
    precondition(
      x.count == result.count && y.count == result.count && z.count == result.count,
      "arrays of different lengths")
    return ArrayOperation.hasKernels && runKernel(operation, x, y, z, &result, format)
  }
}
