import TestSupport
import Testing

@testable import PositArithmetic

/// The fast paths for n <= 32, by the short codec and the decoder to doubles, against their references, bit for bit.
@Suite struct FastPathPropertyTests {
  private func references(_ format: PositFormat, _ o: [UInt64]) -> [(String, UInt64, UInt64)] {
    let (n, es) = (format.n, format.es)
    return [
      ("add", format.add(o[0], o[1]), PositEngine.addWide(o[0], o[1], n: n, es: es)),
      ("multiply", format.multiply(o[0], o[1]), PositEngine.multiplyWide(o[0], o[1], n: n, es: es)),
      ("divide", format.divide(o[0], o[1]), PositEngine.divideWide(o[0], o[1], n: n, es: es)),
      (
        "sqrt", format.sqrt(format.abs(o[0])),
        PositEngine.sqrtWide(format.abs(o[0]), n: n, es: es)
      ),
      ("fma", format.fma(o[0], o[1], o[2]), PositEngine.fmaWide(o[0], o[1], o[2], n: n, es: es)),
    ]
  }

  @Test(arguments: [
    (5, 4), (8, 0), (8, 2), (16, 0), (16, 1), (16, 2), (16, 4), (17, 0), (24, 2), (31, 3), (32, 0),
    (32, 1), (32, 2), (32, 4),
  ])
  func operationsAgree(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    let seed = UInt64(n * 10 + es)
    var operands = HardOperands(format, seed: seed)
    var bad: [String] = []
    for _ in 0..<samples(100_000) {
      let o = operands.draw(3)
      if o.contains(where: { format.isZero($0) || format.isNaR($0) }) { continue }
      for (name, fast, slow) in references(format, o) where fast != slow {
        let text = o.map { format.hexadecimal($0) }.joined(separator: " ")
        bad.append("\(format) \(name) \(text) -> \(fast), reference \(slow)")
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed \(seed)): \(bad.prefix(5))")
  }

  /// Both codecs on every pattern of up to 16 bits, and on hard ones above.
  @Test func codecsAgree() throws {
    var bad: [String] = []
    for n in 2...32 {
      for es in 0...4 {
        let format = try PositFormat(n: n, es: es)
        var operands = HardOperands(format, seed: UInt64(n))
        // Narrow formats begin again, with other tails and scales.
        let count = n <= 16 ? Int(format.patternMask) + 1 : samples(2_000)
        for index in 0..<max(count, 2_000) {
          let pattern = n <= 16 ? UInt64(index) & format.patternMask : operands.draw(after: nil)
          if format.isZero(pattern) || format.isNaR(pattern) { continue }
          let x = PositEngine.decode(pattern, n: n, es: es)
          let short = PositEngine.decodeShort(
            PositEngine.signed(pattern, n: n), n: n, es: es)
          if PositEngine.decodeByDouble(pattern, n: n, es: es) != x || short.scale != x.scale
            || short.significand != x.significand
          {
            bad.append("\(format) decode \(format.hexadecimal(pattern))")
          }
          // Tails of every length behind the significand, and scales past the ends.
          let tail = operands.generator.next() >> (operands.generator.next() & 63)
          let significand = x.significand | tail
          let scale = x.scale + Int(operands.generator.next() % 5) - 2
          for sticky in [false, true] {
            let fast = PositEngine.roundShort(
              sign: x.negative ? -1 : 0, scale: scale,
              fraction: significand << 1 | (sticky ? 1 : 0), n: n, es: es)
            let slow = PositEngine.roundAndEncode(
              negative: x.negative, scale: scale, significand: significand, sticky: sticky, n: n,
              es: es)
            if fast != slow { bad.append("\(format) round \(significand) 2^\(scale) \(sticky)") }
          }
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }
}
