import PositArithmetic

/// Which kernel runs a conversion over an array, and the way from spans to memory.
enum ConversionDispatch {
  static func run<Source: BitwiseCopyable, Result: BitwiseCopyable, Storage: PatternStorage>(
    _ conversion: ArrayConversion, _ source: Span<Source>, into result: inout MutableSpan<Result>,
    as storage: Storage.Type, format: PositFormat
  ) {
    let count = result.count
    let storageBytes = MemoryLayout<Storage>.size
    checkCounts(source.count, count)
    checkStorage(storage, format)
    source.withUnsafeBytes { source in
      result.withUnsafeMutableBytes { result in
        guard let from = source.baseAddress, let to = result.baseAddress else { return }  // empty
        if LaneKernels.supported {
          LaneKernels.convert(
            conversion, storageBytes: storageBytes, from, into: to, count: count, format: format)
        } else {
          ScalarTwin.convert(
            conversion, storageBytes: storageBytes, from, into: to, count: count, format: format)
        }
      }
    }
  }
}
