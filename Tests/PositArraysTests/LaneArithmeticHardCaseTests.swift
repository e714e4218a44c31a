import PositArithmetic
import PositArrays
import TestSupport
import Testing

/// Every lane kernel against its scalar reference where posit arithmetic goes wrong first, and on random
/// operands.
@Suite(.enabled(if: LaneKernels.supported))
struct LaneArithmeticHardCaseTests {
  static let widths = [8, 9, 12, 15, 16, 17, 20, 23, 24, 27, 29, 30, 31, 32]

  @Test("all pairs of hard patterns", arguments: widths)
  func hardPairs(n: Int) {
    var bad: [String] = []
    for format in formats([n]) {
      let (a, b) = HardOperands.pairs(format)
      let c = Array(a.reversed())
      for operation in ArrayOperation.allCases { bad += differences(format, operation, a, b, c) }
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }

  @Test("random triples that cancel, tie, divide and root nearly exactly", arguments: widths)
  func randomTriples(n: Int) {
    var bad: [String] = []
    for format in formats([n]) {
      let seed = UInt64(100 * n + format.es)
      var operands = HardOperands(format, seed: seed)
      let (a, b, c) = operands.triples(samples(100_000))
      for operation in ArrayOperation.allCases {
        bad += differences(format, operation, a, b, c).map { "seed \(seed): \($0)" }
      }
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }

  @Test("bits above n do not count")
  func bitsAboveTheFormat() {
    var bad: [String] = []
    var generator = SplitMix64(seed: 3)
    for format in formats([2, 5, 7, 11, 15, 22, 31]) {
      let a = (0..<1_000).map { _ in generator.next() }
      let b = (0..<1_000).map { _ in generator.next() }
      let c = (0..<1_000).map { _ in generator.next() }
      for operation in ArrayOperation.allCases { bad += differences(format, operation, a, b, c) }
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }
}
