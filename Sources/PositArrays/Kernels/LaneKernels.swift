import CPositArrayKernels
import PositArithmetic

/// The C kernels, eight or sixteen elements at a time; to be called only where `supported`.
package enum LaneKernels {
  /// Whether the processor has AVX2 and FMA; asked once.
  package static let supported = posit_lanes_supported()

  /// What `ScalarReference.compute` does.
  package static func compute(
    _ operation: ArrayOperation, storageBytes: Int, _ first: UnsafeRawPointer,
    _ second: UnsafeRawPointer, _ third: UnsafeRawPointer, into result: UnsafeMutableRawPointer,
    count: Int, format: PositFormat
  ) {
    posit_lanes_compute(
      operation.kernel, Int32(storageBytes), first, second, third, result, count, Int32(format.n),
      Int32(format.es))
  }

  /// What `ScalarReference.convert` does.
  package static func convert(
    _ conversion: ArrayConversion, storageBytes: Int, _ source: UnsafeRawPointer,
    into result: UnsafeMutableRawPointer, count: Int, format: PositFormat
  ) {
    let (bytes, n, es) = (Int32(storageBytes), Int32(format.n), Int32(format.es))
    switch conversion {
    case .fromFloat32:
      let values = source.assumingMemoryBound(to: Float.self)
      posit_lanes_from_float32(bytes, values, result, count, n, es)
    case .fromFloat64:
      let values = source.assumingMemoryBound(to: Double.self)
      posit_lanes_from_float64(bytes, values, result, count, n, es)
    case .toFloat32:
      let values = result.assumingMemoryBound(to: Float.self)
      posit_lanes_to_float32(bytes, source, values, count, n, es)
    case .toFloat64:
      let values = result.assumingMemoryBound(to: Double.self)
      posit_lanes_to_float64(bytes, source, values, count, n, es)
    }
  }
}
