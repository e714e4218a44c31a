import PositArithmetic

extension PositFormat {
  /// Applies an operation to arrays of patterns, element by element: result[i] = op(x[i], ...).
  ///
  /// Every result is the pattern that the scalar operation of the same name gives, bit for bit,
  /// with the fast kernels and without. All counts must be equal and the words wide enough for n;
  /// pass x again for operands that the operation does not take.
  public func apply<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ operation: ArrayOperation, _ x: Span<Word>, _ y: Span<Word>, _ z: Span<Word>,
    into result: inout MutableSpan<Word>
  ) {
    precondition(n <= Word.bitWidth, "\(self) does not fit words of \(Word.bitWidth) bits")
    precondition(
      x.count == result.count && y.count == result.count && z.count == result.count,
      "arrays of different lengths")
    if ArrayOperation.hasKernels && runKernel(operation, x, y, z, &result, self) { return }
    applyByScalars(operation, x, y, z, into: &result)
  }

  /// The same by the scalar operations: the reference, and what runs without kernels.
  public func applyByScalars<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ operation: ArrayOperation, _ x: Span<Word>, _ y: Span<Word>, _ z: Span<Word>,
    into result: inout MutableSpan<Word>
  ) {
    for index in 0..<result.count {
      let a = UInt64(truncatingIfNeeded: x[index])
      let b = UInt64(truncatingIfNeeded: y[index])
      let pattern: UInt64
      switch operation {
      case .add: pattern = add(a, b)
      case .subtract: pattern = subtract(a, b)
      case .multiply: pattern = multiply(a, b)
      case .divide: pattern = divide(a, b)
      case .sqrt: pattern = sqrt(a)
      case .fma: pattern = fma(a, b, UInt64(truncatingIfNeeded: z[index]))
      }
      result[index] = Word(truncatingIfNeeded: pattern)
    }
  }
}
