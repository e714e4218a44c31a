import PositArithmetic
import PositArrays
import Testing

/// Every lane kernel against its scalar reference over all operands.
@Suite(.enabled(if: LaneKernels.supported))
struct LaneArithmeticExhaustiveTests {
  @Test("all pairs up to 8 bits, all storages", arguments: 2...8)
  func allPairs(n: Int) {
    var bad: [String] = []
    let a = (0..<(1 << (2 * n))).map { UInt64($0 >> n) }
    let b = (0..<(1 << (2 * n))).map { UInt64($0 & (1 << n - 1)) }
    for format in formats([n]) {
      for operation in ArrayOperation.allCases where operation.operandCount < 3 {
        bad += differences(format, operation, a, b, b)
      }
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }

  @Test("fma: all triples up to 5 bits, all storages", arguments: 2...5)
  func allTriples(n: Int) {
    var bad: [String] = []
    let all = 0..<(1 << (3 * n))
    let mask = 1 << n - 1
    let a = all.map { UInt64($0 >> (2 * n)) }
    let b = all.map { UInt64($0 >> n & mask) }
    let c = all.map { UInt64($0 & mask) }
    for format in formats([n]) { bad += differences(format, .fma, a, b, c) }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }

  @Test("square roots of all patterns of 9 to 16 bits")
  func allRoots() {
    var bad: [String] = []
    for format in formats(9...16) {
      let all = (0...format.patternMask).map { $0 }
      bad += differences(format, .sqrt, all, all, all)
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }
}
