import CPositArrayKernels
import PositArithmetic
import Synchronization

/// Tables of all results of an operation for formats of at most 8 bits.
///
/// One-operand tables have 256 entries, two-operand ones 65,536, first operand in the low byte.
/// Entries exist for all bytes, so that bits above n need no masking. Each table is made once, by
/// the scalar reference (about 1 ms for two operands), and kept.
package enum ResultTables {
  /// By operation, n and es: five operations of one or two operands.
  private static let tables = Mutex<[[UInt8]?]>(Array(repeating: nil, count: 5 * 9 * 5))

  /// What `ScalarReference.compute` does, for one- and two-operand operations on patterns of one byte.
  package static func compute(
    _ operation: ArrayOperation, _ first: UnsafeRawPointer, _ second: UnsafeRawPointer,
    into result: UnsafeMutableRawPointer, count: Int, format: PositFormat
  ) {
    let a = first.assumingMemoryBound(to: UInt8.self)
    let b = second.assumingMemoryBound(to: UInt8.self)
    let out = result.assumingMemoryBound(to: UInt8.self)
    table(operation, format).withUnsafeBufferPointer { table in
      if operation.operandCount == 1 {
        posit_lookup_one(table.baseAddress, a, out, count)
      } else {
        let odd = format.n == 8 && (operation == .multiply || operation == .divide)
        posit_lookup_two(table.baseAddress, a, b, out, count, odd)
      }
    }
  }

  private static func table(_ operation: ArrayOperation, _ format: PositFormat) -> [UInt8] {
    let index = (Int(operation.kernel.rawValue) * 9 + format.n) * 5 + format.es
    return tables.withLock { tables in
      if let table = tables[index] { return table }
      let table = make(operation, format)
      tables[index] = table
      return table
    }
  }

  private static func make(_ operation: ArrayOperation, _ format: PositFormat) -> [UInt8] {
    let count = operation.operandCount == 1 ? 256 : 65_536
    // The operands stand in the table before its results do.
    var table = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let second = (0..<count).map { UInt8(truncatingIfNeeded: $0 >> 8) }
    second.withUnsafeBytes { second in
      table.withUnsafeMutableBytes { table in
        guard let b = second.baseAddress, let result = table.baseAddress else { return }
        ScalarReference.compute(
          operation, storageBytes: 1, UnsafeRawPointer(result), b, b, into: result, count: count,
          format: format)
      }
    }
    return table
  }
}
