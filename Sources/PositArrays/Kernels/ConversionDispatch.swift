import PositArithmetic

/// Which kernel runs a conversion over an array, and the way from spans to memory.
@usableFromInline
enum ConversionDispatch {
  @inlinable
  static func run<Source: BitwiseCopyable, Result: BitwiseCopyable, Storage: PatternStorage>(
    _ conversion: ArrayConversion, _ source: Span<Source>, into result: inout MutableSpan<Result>,
    as storage: Storage.Type, format: PositFormat
  ) {
    let count = result.count
    checkCounts(source.count, count)
    checkStorage(storage, format)
    source.withUnsafeBytes { source in
      result.withUnsafeMutableBytes { result in
        guard let from = source.baseAddress, let to = result.baseAddress else { return }  // empty
        run(
          conversion, storageBytes: MemoryLayout<Storage>.size, from, into: to, count: count,
          format: format)
      }
    }
  }

  @usableFromInline
  static func run(
    _ conversion: ArrayConversion, storageBytes: Int, _ source: UnsafeRawPointer,
    into result: UnsafeMutableRawPointer, count: Int, format: PositFormat
  ) {
    if LaneKernels.supported {
      LaneKernels.convert(
        conversion, storageBytes: storageBytes, source, into: result, count: count,
        format: format)
    } else {
      ScalarReference.convert(
        conversion, storageBytes: storageBytes, source, into: result, count: count,
        format: format)
    }
  }
}
