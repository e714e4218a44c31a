import PositArithmetic
import PositArrays
import TestOperands
import Testing

@Suite struct ArrayConversionHardCaseTests {
  private func check<Storage, let n: Int, let es: Int>(
    _ type: Posit<Storage, n, es>.Type, seed: UInt64
  ) -> [String] {
    typealias Number = Posit<Storage, n, es>
    var bad: [String] = []
    var operands = HardOperands(Number.format, seed: seed)
    let patterns =
      n <= 16
      ? (0...Number.format.patternMask).map { Number(pattern: $0) }
      : (0..<samples(100_003)).map { _ in Number(pattern: operands.draw(after: nil)) }
    var floats = [Float](repeating: 0, count: patterns.count)
    var doubles = [Double](repeating: 0, count: patterns.count)
    var floatSpan = floats.mutableSpan
    Number.convert(patterns.span, into: &floatSpan)
    var doubleSpan = doubles.mutableSpan
    Number.convert(patterns.span, into: &doubleSpan)
    for (index, x) in patterns.enumerated() {
      if floats[index].bitPattern != Float(x).bitPattern { bad.append("\(x) to float32") }
      if doubles[index].bitPattern != Double(x).bitPattern { bad.append("\(x) to float64") }
    }
    // Boundaries between posits and their neighbours, random bits, specials.
    let specials: [Double] = [
      0, -0.0, .nan, .infinity, -.infinity, Double.leastNonzeroMagnitude, 0x1p-1040, -1e-40, 1e300,
      -1e39,
    ]
    let wider = PositFormat.posit64
    var sources = specials
    for _ in 0..<samples(100_000) {
      let tie = Number.format.convert(operands.draw(after: nil), to: wider)
      let step = (operands.generator.next() & 7) << (n < 32 ? UInt64(63 - n) : 31)
      let near = wider.double(rounding: tie &+ step)
      sources += [near, near.nextUp, near.nextDown, Double(bitPattern: operands.generator.next())]
    }
    let singles = sources.map { Float($0) } + sources.map { Float($0).nextUp }
    var fromDoubles = [Number](repeating: .one, count: sources.count)
    var fromFloats = [Number](repeating: .one, count: singles.count)
    var fromDoublesSpan = fromDoubles.mutableSpan
    Number.convert(sources.span, into: &fromDoublesSpan)
    var fromFloatsSpan = fromFloats.mutableSpan
    Number.convert(singles.span, into: &fromFloatsSpan)
    for (index, x) in sources.enumerated() where fromDoubles[index] != Number(x) {
      bad.append("\(Number.format) from float64 \(x)")
    }
    for (index, x) in singles.enumerated() where fromFloats[index] != Number(x) {
      bad.append("\(Number.format) from float32 \(x)")
    }
    return bad
  }

  @Test func kernelsAgreeWithScalars() {
    let bad =
      check(Posit8.self, seed: 1) + check(Posit8_0.self, seed: 2) + check(Posit8_1.self, seed: 3)
      + check(Posit16.self, seed: 4) + check(Posit16_1.self, seed: 5)
      + check(Posit<UInt16, 16, 4>.self, seed: 6) + check(Posit32.self, seed: 7)
      + check(Posit<UInt32, 32, 4>.self, seed: 8) + check(Posit<UInt32, 32, 0>.self, seed: 9)
      + check(Posit<UInt16, 11, 3>.self, seed: 10) + check(Posit<UInt8, 2, 0>.self, seed: 11)
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }
}
