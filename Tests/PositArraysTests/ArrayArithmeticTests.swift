import PositArithmetic
import PositArrays
import TestOperands
import Testing

/// The kernels against the scalar operations, bit for bit.
@Suite struct ArrayArithmeticExhaustiveTests {
  /// One line per difference between the two ways, over arrays of any length.
  private func differences<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ format: PositFormat, _ operation: ArrayOperation, _ x: [Word], _ y: [Word], _ z: [Word]
  ) -> [String] {
    var fast = [Word](repeating: 0, count: x.count)
    var slow = fast
    var fastSpan = fast.mutableSpan
    format.apply(operation, x.span, y.span, z.span, into: &fastSpan)
    var slowSpan = slow.mutableSpan
    format.applyByScalars(operation, x.span, y.span, z.span, into: &slowSpan)
    return x.indices.filter { fast[$0] != slow[$0] }.prefix(3).map {
      let operands = [x[$0], y[$0], z[$0]].prefix(operation.arity)
        .map { format.hexadecimal(UInt64($0)) }.joined(separator: " ")
      return "\(format) \(operation.rawValue) \(operands) -> \(fast[$0]), scalar \(slow[$0])"
    }
  }

  /// All pairs of every format of up to 8 bits, in words of 8, 16 and 32 bits.
  @Test func allPairsOfSmallFormats() throws {
    var bad: [String] = []
    for n in 2...8 {
      for es in 0...4 {
        let format = try PositFormat(n: n, es: es)
        let size = 1 << n
        let x = (0..<(size * size)).map { UInt8($0 / size) }
        let y = (0..<(size * size)).map { UInt8($0 % size) }
        let z = (0..<(size * size)).map { UInt8(truncatingIfNeeded: $0 &* 7_919 >> 3) }
        for operation in ArrayOperation.allCases {
          bad += differences(format, operation, x, y, z)
          if n > 6 { continue }
          bad += differences(
            format, operation, x.map { UInt16($0) }, y.map { UInt16($0) }, z.map { UInt16($0) })
          bad += differences(
            format, operation, x.map { UInt32($0) }, y.map { UInt32($0) }, z.map { UInt32($0) })
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test(arguments: [
    (9, 0), (12, 1), (16, 0), (16, 1), (16, 2), (16, 3), (16, 4), (13, 2),
  ])
  func hardOperands16(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    var bad: [String] = []
    let seed = UInt64(300 + n * 8 + es)
    var operands = HardOperands(format, seed: seed)
    for _ in 0..<samples(20) {
      let triples = (0..<10_001).map { _ in operands.draw(3).map { UInt16($0) } }
      for operation in ArrayOperation.allCases {
        bad += differences(
          format, operation, triples.map { $0[0] }, triples.map { $0[1] }, triples.map { $0[2] })
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed \(seed)): \(bad.prefix(5))")
  }

  @Test(arguments: [
    (17, 0), (20, 2), (24, 3), (31, 1), (32, 0), (32, 1), (32, 2), (32, 3), (32, 4),
  ])
  func hardOperands32(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    var bad: [String] = []
    let seed = UInt64(700 + n * 8 + es)
    var operands = HardOperands(format, seed: seed)
    for _ in 0..<samples(20) {
      let triples = (0..<10_001).map { _ in operands.draw(3).map { UInt32($0) } }
      for operation in ArrayOperation.allCases {
        bad += differences(
          format, operation, triples.map { $0[0] }, triples.map { $0[1] }, triples.map { $0[2] })
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed \(seed)): \(bad.prefix(5))")
  }

  /// Every length up to three groups of lanes, the last group filled or not.
  @Test func everyLength() throws {
    for count in 0...25 {
      let x = (0..<count).map { Posit16(Double($0) - 7.5) }
      let y = (0..<count).map { Posit16(Double($0) * 0.37) }
      var result = [Posit16](repeating: .nar, count: count)
      var span = result.mutableSpan
      Posit16.multiply(x.span, y.span, into: &span)
      #expect(result == zip(x, y).map { $0 * $1 })
    }
  }
}
