import PositArithmetic

/// The reference of every kernel, slow and literal: one element after the other by `PositFormat`.
///
/// It is the fallback on processors without the lanes, makes the tables, and is what tests and
/// benchmarks hold the kernels against. Memory is as the kernels see it: patterns of 1, 2 or 4 bytes;
/// the result may be one of the operands.
package enum ScalarReference {
  /// result[i] = operation(first[i], second[i], third[i]); operands that the operation lacks are
  /// ignored.
  package static func compute(
    _ operation: ArrayOperation, storageBytes: Int, _ first: UnsafeRawPointer,
    _ second: UnsafeRawPointer, _ third: UnsafeRawPointer, into result: UnsafeMutableRawPointer,
    count: Int, format: PositFormat
  ) {
    switch storageBytes {
    case 1: compute(operation, first, second, third, result, count, format, UInt8.self)
    case 2: compute(operation, first, second, third, result, count, format, UInt16.self)
    default: compute(operation, first, second, third, result, count, format, UInt32.self)
    }
  }

  /// result[i] = the conversion of source[i].
  package static func convert(
    _ conversion: ArrayConversion, storageBytes: Int, _ source: UnsafeRawPointer,
    into result: UnsafeMutableRawPointer, count: Int, format: PositFormat
  ) {
    switch storageBytes {
    case 1: convert(conversion, source, result, count, format, UInt8.self)
    case 2: convert(conversion, source, result, count, format, UInt16.self)
    default: convert(conversion, source, result, count, format, UInt32.self)
    }
  }

  @inline(__always)
  private static func compute<Storage: PatternStorage>(
    _ operation: ArrayOperation, _ first: UnsafeRawPointer, _ second: UnsafeRawPointer,
    _ third: UnsafeRawPointer, _ result: UnsafeMutableRawPointer, _ count: Int,
    _ format: PositFormat, _ storage: Storage.Type
  ) {
    let a = Patterns<Storage>(first)
    let b = Patterns<Storage>(second)
    let c = Patterns<Storage>(third)
    let out = result.assumingMemoryBound(to: Storage.self)
    // One loop an operation: the choice must not be made anew for each element.
    switch operation {
    case .add: loop(out, count) { format.add(a[$0], b[$0]) }
    case .subtract: loop(out, count) { format.subtract(a[$0], b[$0]) }
    case .multiply: loop(out, count) { format.multiply(a[$0], b[$0]) }
    case .divide: loop(out, count) { format.divide(a[$0], b[$0]) }
    case .sqrt: loop(out, count) { format.sqrt(a[$0]) }
    case .fma: loop(out, count) { format.fma(a[$0], b[$0], c[$0]) }
    }
  }

  @inline(__always)
  private static func convert<Storage: PatternStorage>(
    _ conversion: ArrayConversion, _ source: UnsafeRawPointer, _ result: UnsafeMutableRawPointer,
    _ count: Int, _ format: PositFormat, _ storage: Storage.Type
  ) {
    let patterns = Patterns<Storage>(source)
    let out = result.assumingMemoryBound(to: Storage.self)
    switch conversion {
    case .fromFloat32:
      let values = source.assumingMemoryBound(to: Float.self)
      loop(out, count) { format.pattern(rounding: values[$0]) }
    case .fromFloat64:
      let values = source.assumingMemoryBound(to: Double.self)
      loop(out, count) { format.pattern(rounding: values[$0]) }
    case .toFloat32:
      let values = result.assumingMemoryBound(to: Float.self)
      for index in 0..<count { values[index] = format.float(rounding: patterns[index]) }
    case .toFloat64:
      let values = result.assumingMemoryBound(to: Double.self)
      for index in 0..<count { values[index] = format.double(rounding: patterns[index]) }
    }
  }

  /// Patterns in memory, widened to what `PositFormat` takes.
  private struct Patterns<Storage: PatternStorage> {
    private let start: UnsafePointer<Storage>

    @inline(__always)
    init(_ address: UnsafeRawPointer) { start = address.assumingMemoryBound(to: Storage.self) }

    @inline(__always)
    subscript(index: Int) -> UInt64 { UInt64(truncatingIfNeeded: start[index]) }
  }

  @inline(__always)
  private static func loop<Storage: PatternStorage>(
    _ result: UnsafeMutablePointer<Storage>, _ count: Int, _ pattern: (Int) -> UInt64
  ) {
    for index in 0..<count { result[index] = Storage(truncatingIfNeeded: pattern(index)) }
  }
}
