/// All results of the operations on posits of 8 bits with one es, looked up by their patterns.
///
/// A look-up in 64 KiB is several times faster than the arithmetic. The tables of an es are made at
/// its first use, from the references, in about four milliseconds, and stay for the life of the
/// program. The pointer is unsafe because a look-up without a check of bounds is what they are for:
/// the index is made of whole patterns of 8 bits and cannot leave the memory. Nothing writes to it
/// once it is made, so that threads may share it.
@usableFromInline
struct Posit8Tables: @unchecked Sendable {
  /// Three tables of 2^16 results, sums, products and quotients, and one of 2^8 roots.
  @usableFromInline let results: UnsafePointer<UInt8>

  @inline(never)
  init(es: Int) {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: (3 << 16) + (1 << 8))
    for x in UInt64(0)..<256 {
      for y in UInt64(0)..<256 {
        let index = Int(x << 8 | y)
        memory[index] = UInt8(PositEngine.addReference(x, y, n: 8, es: es))
        memory[index + (1 << 16)] = UInt8(PositEngine.multiplyReference(x, y, n: 8, es: es))
        memory[index + (2 << 16)] = UInt8(PositEngine.divideReference(x, y, n: 8, es: es))
      }
      memory[Int(x) + (3 << 16)] = UInt8(PositEngine.sqrtReference(x, n: 8, es: es))
    }
    results = UnsafePointer(memory)
  }

  /// The tables of an es.
  @inlinable @inline(__always)
  static func of(es: Int) -> Posit8Tables {
    switch es {
    case 0: posit8Tables0
    case 1: posit8Tables1
    case 2: posit8Tables2
    case 3: posit8Tables3
    default: posit8Tables4
    }
  }

  /// The result for two operands in a table; bits above the 8 of a pattern are ignored.
  @inlinable @inline(__always)
  func result(_ x: UInt64, _ y: UInt64, table: Int) -> UInt64 {
    let index = Int(truncatingIfNeeded: (x & 0xFF) &<< 8 | (y & 0xFF))
    return UInt64(truncatingIfNeeded: results[table &<< 16 &+ index])
  }

  /// x + y.
  @inlinable @inline(__always)
  func sum(_ x: UInt64, _ y: UInt64) -> UInt64 { result(x, y, table: 0) }

  /// x * y.
  @inlinable @inline(__always)
  func product(_ x: UInt64, _ y: UInt64) -> UInt64 { result(x, y, table: 1) }

  /// x / y.
  @inlinable @inline(__always)
  func quotient(_ x: UInt64, _ y: UInt64) -> UInt64 { result(x, y, table: 2) }

  /// sqrt(x).
  @inlinable @inline(__always)
  func root(_ x: UInt64) -> UInt64 { result(0, x, table: 3) }
}

// Global, as generic types have no stored properties, and one an es, as each is made at its first
// use.
@usableFromInline let posit8Tables0 = Posit8Tables(es: 0)
@usableFromInline let posit8Tables1 = Posit8Tables(es: 1)
@usableFromInline let posit8Tables2 = Posit8Tables(es: 2)
@usableFromInline let posit8Tables3 = Posit8Tables(es: 3)
@usableFromInline let posit8Tables4 = Posit8Tables(es: 4)
