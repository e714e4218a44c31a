import PositArithmetic

/// Which kernel runs an operation over an array, and the way from spans to memory.
///
/// `Element` is `Storage` itself or a `Posit` kept in it: the same bytes. All that is generic is
/// inlinable, so that a call costs a few nanoseconds, not hundreds.
@usableFromInline
enum ArithmeticDispatch {
  @usableFromInline
  static func run(
    _ operation: ArrayOperation, storageBytes: Int, _ first: UnsafeRawPointer,
    _ second: UnsafeRawPointer, _ third: UnsafeRawPointer, into result: UnsafeMutableRawPointer,
    count: Int, format: PositFormat
  ) {
    if storageBytes == 1 && operation.operandCount < 3 {
      ResultTables.compute(operation, first, second, into: result, count: count, format: format)
    } else if LaneKernels.supported {
      LaneKernels.compute(
        operation, storageBytes: storageBytes, first, second, third, into: result, count: count,
        format: format)
    } else {
      ScalarReference.compute(
        operation, storageBytes: storageBytes, first, second, third, into: result, count: count,
        format: format)
    }
  }

  /// result[i] = operation(first[i], second[i], third[i]); operands that the operation lacks are
  /// passed as any other.
  @inlinable
  static func run<Element: BitwiseCopyable, Storage: PatternStorage>(
    _ operation: ArrayOperation, _ first: Span<Element>, _ second: Span<Element>,
    _ third: Span<Element>, into result: inout MutableSpan<Element>, as storage: Storage.Type,
    format: PositFormat
  ) {
    let count = result.count
    checkCounts(first.count, count)
    checkCounts(second.count, count)
    checkCounts(third.count, count)
    checkStorage(storage, format)
    first.withUnsafeBytes { first in
      second.withUnsafeBytes { second in
        third.withUnsafeBytes { third in
          result.withUnsafeMutableBytes { result in
            guard let a = first.baseAddress, let b = second.baseAddress,
              let c = third.baseAddress, let out = result.baseAddress
            else { return }  // empty
            run(
              operation, storageBytes: MemoryLayout<Storage>.size, a, b, c, into: out,
              count: count, format: format)
          }
        }
      }
    }
  }

  /// target[i] = operation(target[i], operand[i]).
  @inlinable
  static func run<Element: BitwiseCopyable, Storage: PatternStorage>(
    _ operation: ArrayOperation, on target: inout MutableSpan<Element>, _ operand: Span<Element>,
    as storage: Storage.Type, format: PositFormat
  ) {
    let count = target.count
    checkCounts(operand.count, count)
    checkStorage(storage, format)
    operand.withUnsafeBytes { operand in
      target.withUnsafeMutableBytes { target in
        guard let b = operand.baseAddress, let a = target.baseAddress else { return }  // empty
        run(
          operation, storageBytes: MemoryLayout<Storage>.size, a, b, b, into: a, count: count,
          format: format)
      }
    }
  }

  /// target[i] = the square root of target[i].
  @inlinable
  static func sqrt<Element: BitwiseCopyable, Storage: PatternStorage>(
    _ target: inout MutableSpan<Element>, as storage: Storage.Type, format: PositFormat
  ) {
    let count = target.count
    checkStorage(storage, format)
    target.withUnsafeMutableBytes { target in
      guard let a = target.baseAddress else { return }  // empty
      run(
        .sqrt, storageBytes: MemoryLayout<Storage>.size, a, a, a, into: a, count: count,
        format: format)
    }
  }

  /// target[i] = first[i] * second[i] + target[i].
  @inlinable
  static func fma<Element: BitwiseCopyable, Storage: PatternStorage>(
    _ first: Span<Element>, _ second: Span<Element>, addedTo target: inout MutableSpan<Element>,
    as storage: Storage.Type, format: PositFormat
  ) {
    let count = target.count
    checkCounts(first.count, count)
    checkCounts(second.count, count)
    checkStorage(storage, format)
    first.withUnsafeBytes { first in
      second.withUnsafeBytes { second in
        target.withUnsafeMutableBytes { target in
          guard let a = first.baseAddress, let b = second.baseAddress, let c = target.baseAddress
          else { return }  // empty
          run(
            .fma, storageBytes: MemoryLayout<Storage>.size, a, b, c, into: c, count: count,
            format: format)
        }
      }
    }
  }
}
