import PositArithmetic
import PositArrays

/// Runs a lane kernel and its scalar reference over the same operands and says where they differ.
///
/// `Storage` is what patterns are kept in; bits above n hold what the caller put there.
struct KernelComparison<Storage: PatternStorage> {
  let format: PositFormat

  private var storageBytes: Int { MemoryLayout<Storage>.size }

  /// At most one line for a call: operands, what the kernel gave, what its reference gave.
  func differences(
    _ operation: ArrayOperation, _ a: [UInt64], _ b: [UInt64], _ c: [UInt64]
  ) -> [String] {
    let first = a.map { Storage(truncatingIfNeeded: $0) }
    let second = b.map { Storage(truncatingIfNeeded: $0) }
    let third = c.map { Storage(truncatingIfNeeded: $0) }
    var got = [Storage](repeating: 0, count: a.count)
    var expected = got
    first.withUnsafeBytes { first in
      second.withUnsafeBytes { second in
        third.withUnsafeBytes { third in
          guard let a = first.baseAddress, let b = second.baseAddress, let c = third.baseAddress
          else { return }
          got.withUnsafeMutableBytes { out in
            guard let out = out.baseAddress else { return }
            LaneKernels.compute(
              operation, storageBytes: storageBytes, a, b, c, into: out,
              count: first.count / storageBytes,
              format: format)
          }
          expected.withUnsafeMutableBytes { out in
            guard let out = out.baseAddress else { return }
            ScalarReference.compute(
              operation, storageBytes: storageBytes, a, b, c, into: out,
              count: first.count / storageBytes,
              format: format)
          }
        }
      }
    }
    guard let wrong = got.indices.first(where: { got[$0] != expected[$0] }) else { return [] }
    let operands = [a, b, c].prefix(operation.operandCount).map { format.hexadecimal($0[wrong]) }
    return [
      "\(format) in \(Storage.self): \(operation) \(operands.joined(separator: " ")) gave "
        + "0x\(String(got[wrong], radix: 16)), expected 0x\(String(expected[wrong], radix: 16))"
    ]
  }

  /// The same for conversions from IEEE numbers.
  func differences<Value: BinaryFloatingPoint & BitwiseCopyable>(
    _ conversion: ArrayConversion, from values: [Value]
  ) -> [String] {
    let zeros = [Storage](repeating: 0, count: values.count)
    let (got, expected) = both(conversion, values, zeros)
    guard let wrong = got.indices.first(where: { got[$0] != expected[$0] }) else { return [] }
    return [
      "\(format) in \(Storage.self): \(conversion) \(values[wrong]) gave "
        + "0x\(String(got[wrong], radix: 16)), expected 0x\(String(expected[wrong], radix: 16))"
    ]
  }

  /// The same for conversions to IEEE numbers, compared as bits.
  func differences(toFloat32 patterns: [UInt64]) -> [String] {
    let zeros = [Float](repeating: 0, count: patterns.count)
    let source = patterns.map { Storage(truncatingIfNeeded: $0) }
    let (got, expected) = both(.toFloat32, source, zeros)
    return got.indices.first { got[$0].bitPattern != expected[$0].bitPattern }.map {
      [
        "\(format) in \(Storage.self): toFloat32 \(format.hexadecimal(patterns[$0])) gave \(got[$0])"
      ]
    } ?? []
  }

  /// The same for conversions to IEEE numbers, compared as bits.
  func differences(toFloat64 patterns: [UInt64]) -> [String] {
    let zeros = [Double](repeating: 0, count: patterns.count)
    let source = patterns.map { Storage(truncatingIfNeeded: $0) }
    let (got, expected) = both(.toFloat64, source, zeros)
    return got.indices.first { got[$0].bitPattern != expected[$0].bitPattern }.map {
      [
        "\(format) in \(Storage.self): toFloat64 \(format.hexadecimal(patterns[$0])) gave \(got[$0])"
      ]
    } ?? []
  }

  private func both<Source: BitwiseCopyable, Result: BitwiseCopyable>(
    _ conversion: ArrayConversion, _ source: [Source], _ zeros: [Result]
  ) -> (got: [Result], expected: [Result]) {
    var got = zeros
    var expected = zeros
    source.withUnsafeBytes { source in
      guard let from = source.baseAddress else { return }
      got.withUnsafeMutableBytes { out in
        guard let out = out.baseAddress else { return }
        LaneKernels.convert(
          conversion, storageBytes: storageBytes, from, into: out, count: zeros.count,
          format: format)
      }
      expected.withUnsafeMutableBytes { out in
        guard let out = out.baseAddress else { return }
        ScalarReference.convert(
          conversion, storageBytes: storageBytes, from, into: out, count: zeros.count,
          format: format)
      }
    }
    return (got, expected)
  }
}

/// The lines for every storage that the format fits.
func differences(
  _ format: PositFormat, _ operation: ArrayOperation, _ a: [UInt64], _ b: [UInt64], _ c: [UInt64]
) -> [String] {
  var lines = KernelComparison<UInt32>(format: format).differences(operation, a, b, c)
  if format.n <= 16 {
    lines += KernelComparison<UInt16>(format: format).differences(operation, a, b, c)
  }
  if format.n <= 8 {
    lines += KernelComparison<UInt8>(format: format).differences(operation, a, b, c)
  }
  return lines
}

/// Formats by pairs (n, es); none may be unsupported.
func formats(_ widths: some Sequence<Int>, es: ClosedRange<Int> = 0...4) -> [PositFormat] {
  widths.flatMap { n in es.compactMap { try? PositFormat(n: n, es: $0) } }
}
