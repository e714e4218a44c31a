import PositArithmetic

extension Posit {
  /// result[i] = the posit that the float32 x[i] rounds to; the counts must be equal.
  public static func convert(_ x: Span<Float>, into result: inout MutableSpan<Self>) {
    precondition(x.count == result.count, "arrays of different lengths")
    if ArrayOperation.hasKernels && runConversion(x, &result, format, toPosit: true) { return }
    for index in 0..<result.count { result[index] = Self(x[index]) }
  }

  /// result[i] = the posit that the double x[i] rounds to; the counts must be equal.
  public static func convert(_ x: Span<Double>, into result: inout MutableSpan<Self>) {
    precondition(x.count == result.count, "arrays of different lengths")
    if ArrayOperation.hasKernels && runConversion(x, &result, format, toPosit: true) { return }
    for index in 0..<result.count { result[index] = Self(x[index]) }
  }

  /// result[i] = the float32 that the posit x[i] rounds to by IEEE rules; the counts must be equal.
  public static func convert(_ x: Span<Self>, into result: inout MutableSpan<Float>) {
    precondition(x.count == result.count, "arrays of different lengths")
    if ArrayOperation.hasKernels && runConversion(x, &result, format, toPosit: false) { return }
    for index in 0..<result.count { result[index] = Float(x[index]) }
  }

  /// result[i] = the double that the posit x[i] rounds to by IEEE rules; the counts must be equal.
  public static func convert(_ x: Span<Self>, into result: inout MutableSpan<Double>) {
    precondition(x.count == result.count, "arrays of different lengths")
    if ArrayOperation.hasKernels && runConversion(x, &result, format, toPosit: false) { return }
    for index in 0..<result.count { result[index] = Double(x[index]) }
  }
}
