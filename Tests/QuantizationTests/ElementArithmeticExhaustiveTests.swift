import PositOracle
import Quantization
import Randomness
import TestSupport
import Testing

/// Operations on patterns of element formats against the oracle's exact rationals.
@Suite struct ElementArithmeticExhaustiveTests {
  static let narrow: [ElementFormat] = [
    .float4e2m1, .float6e3m2, .float6e2m3, .posit(n: 6, es: 1, regimeLimit: 2),
    .posit(n: 6, es: 2, regimeLimit: 4), .posit(n: 6, es: 2),
    .float(FloatShape(exponentBits: 3, fractionBits: 2)),
    .float(FloatShape(exponentBits: 2, fractionBits: 3, specials: .fn)),
  ]

  static let wide: [ElementFormat] = [
    .float8e4m3, .float8e5m2, .float16, .bfloat16, .float32, .posit(n: 16, es: 2, regimeLimit: 6),
    .float(FloatShape(exponentBits: 8, fractionBits: 10)),
  ]

  /// All pairs, and for each a third operand that goes through all patterns over and over.
  @Test(arguments: narrow)
  func allPairs(format: ElementFormat) throws {
    let mask = UInt32(OracleElementFormat(format).mask)
    var cases: [(UInt32, UInt32, UInt32)] = []
    for x in 0...mask {
      for y in 0...mask { cases.append((x, y, (x &* 37 &+ y &* 11) & mask)) }
    }
    try compare(format, cases)
  }

  /// Random patterns; patterns near one another, whose sums cancel; and products near a third pattern.
  @Test(arguments: wide)
  func sampledOperands(format: ElementFormat) throws {
    let stream = RandomStream(seed: 0xEA)
    let mask = UInt32(OracleElementFormat(format).mask)
    let signBit = UInt32(OracleElementFormat(format).signBit)
    let values = { (pattern: UInt32) in format.value(pattern) }
    let nearest = try ElementArithmetic(format: format)
    var cases: [(UInt32, UInt32, UInt32)] = []
    for index in 0..<UInt64(samples(3000)) {
      let words = stream.block(at: index)
      let (x, y, z) = (words[0] & mask, words[1] & mask, words[2] & mask)
      cases.append((x, y, z))
      cases.append((x, ((x ^ signBit) &+ words[3] % 5 &- 2) & mask, z))
      // x * y + z with z next to -x * y: what is left is the rounding error of the product.
      if let product = nearest.pattern(rounding: -values(x) * values(y)) {
        cases.append((x, y, (product &+ words[3] % 3 &- 1) & mask))
      }
    }
    try compare(format, cases)
  }

  private func compare(_ format: ElementFormat, _ cases: [(UInt32, UInt32, UInt32)]) throws {
    let oracle = OracleElementFormat(format)
    var bad: [String] = []
    for rounding in [RoundingMode.nearest, .towardZero] {
      let arithmetic = try ElementArithmetic(format: format, rounding: rounding)
      let mode: OracleRounding = rounding == .nearest ? .nearestEven : .towardZero
      for (x, y, z) in cases {
        let (a, b, c) = (UInt64(x), UInt64(y), UInt64(z))
        let pairs: [(String, UInt32?, UInt64?)] = [
          ("add", arithmetic.add(x, y), oracle.add(a, b, mode)),
          ("multiply", arithmetic.multiply(x, y), oracle.multiply(a, b, mode)),
          ("subtract", arithmetic.subtract(x, y), oracle.subtract(a, b, mode)),
          ("fma", arithmetic.fma(x, y, z), oracle.fma(a, b, c, mode)),
          ("divide", arithmetic.divide(x, y), oracle.divide(a, b, mode)),
          ("squareRoot", arithmetic.squareRoot(x), oracle.squareRoot(a, mode)),
        ]
        for (name, got, expected) in pairs where got.map({ UInt64($0) }) != expected {
          bad.append(
            "\(rounding) \(name) \([x, y, z].map { String($0, radix: 16) }): "
              + "\(got.map { String($0, radix: 16) } ?? "-"), expected \(expected.map { String($0, radix: 16) } ?? "-")"
          )
        }
      }
    }
    #expect(bad.isEmpty, "\(format): \(bad.count) wrong: \(bad.prefix(5))")
  }
}
