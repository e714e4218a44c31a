import PositArithmetic
import PositJudge
import PositOracle
import TestSupport
import Testing

/// The judge's own way from numbers to patterns, by which operands are made, beside the library's.
@Suite struct DrawnOperandSampledTests {
  /// Drawn numbers of every size and, for every format, ties of two neighbours; seed 31.
  @Test(arguments: [
    (2, 0), (3, 2), (6, 1), (8, 0), (8, 2), (16, 1), (16, 2), (24, 4), (32, 2), (48, 3), (54, 2),
    (57, 0), (64, 0), (64, 2), (64, 4),
  ])
  func patternsOfDoubles(n: Int, es: Int) throws {
    let library = try PositFormat(n: n, es: es)
    let reader = PositReader(n: n, es: es)
    var random = SplitMix64(seed: 31)
    var bad: [String] = []
    func check(_ value: Double) {
      let (got, right) = (reader.pattern(rounding: value), library.pattern(rounding: value))
      if got != right { bad.append("\(library) \(value): \(got), not \(right)") }
    }
    for value in [0, -0.0, 1, -1, .leastNonzeroMagnitude, .greatestFiniteMagnitude] { check(value) }
    for _ in 0..<samples(20_000) {
      check(Double(bitPattern: random.next() & 0xBFFF_FFFF_FFFF_FFFF))
      let scale = Int.random(in: -70...70, using: &random)
      let significand = Double(random.next() >> 11 | 1 << 52)
      check(Double(sign: .plus, exponent: scale - 52, significand: significand))
      // The pattern with a 1 bit behind its word is the tie, which a double may hold.
      let word = UInt64.random(in: 1...reader.maxPos, using: &random)
      if n < 64, let tie = OracleFormat(n: n, es: es).boundaryAbove(word) {
        let double = Double(bitPattern: IEEEFormat.binary64.rounded(ExactRational(tie)))
        for value in [double, double.nextUp, double.nextDown, -double] { check(value) }
      }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }
}
