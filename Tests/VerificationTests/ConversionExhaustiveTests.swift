import PositArithmetic
import PositOracle
import Testing

/// Every conversion of small formats, at every value, every boundary and their neighbours.
@Suite struct ConversionExhaustiveTests {
  static let widths = Array(2...10)

  static func library(_ format: PositFormat) -> ConversionsUnderTest {
    ConversionsUnderTest(
      fromDouble: { format.pattern(rounding: $0) }, fromFloat: { format.pattern(rounding: $0) })
  }

  @Test(arguments: widths)
  func fromFloatsAtEveryBoundary(n: Int) throws {
    for es in 0...4 {
      let format = OracleFormat(n: n, es: es)
      let bad = ConversionCheck(format: format).differences(
        Self.library(try PositFormat(n: n, es: es)),
        at: ConversionPoints.valuesAndBoundaries(format))
      #expect(bad.isEmpty, "\(bad.count) wrong, first \(bad.prefix(3))")
    }
  }

  /// Every pattern of n <= 10, es <= 4, and of (16,1) and (16,2), to float16, float32 and float64.
  @Test func toFloatsOfEveryPattern() throws {
    var formats = (2...10).flatMap { n in (0...4).map { (n, $0) } }
    formats += [(16, 1), (16, 2)]
    var bad: [String] = []
    for (n, es) in formats {
      let format = try PositFormat(n: n, es: es)
      let oracle = OracleFormat(n: n, es: es)
      for pattern in 0...oracle.mask {
        if UInt64(format.float16Bits(rounding: pattern))
          != oracle.converted(pattern, to: IEEEFormat.binary16)
        {
          bad.append("\(format) toFloat16 \(pattern)")
        }
        if UInt64(format.float(rounding: pattern).bitPattern)
          != oracle.converted(pattern, to: IEEEFormat.binary32)
        {
          bad.append("\(format) toFloat32 \(pattern)")
        }
        if format.double(rounding: pattern).bitPattern
          != oracle.converted(pattern, to: IEEEFormat.binary64)
        {
          bad.append("\(format) toFloat64 \(pattern)")
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong, first \(bad.prefix(3))")
  }

  /// Every float16 to every small format.
  @Test func fromEveryFloat16() throws {
    var bad: [String] = []
    for (n, es) in [(6, 0), (8, 0), (8, 1), (8, 2), (9, 3), (10, 4), (16, 1), (32, 2)] {
      let format = try PositFormat(n: n, es: es)
      let oracle = OracleFormat(n: n, es: es)
      for bits in UInt64(0)...0xFFFF {
        let got = format.pattern(roundingFloat16Bits: UInt16(bits))
        let exact = IEEEFormat.binary16.exactValue(bits)
        let isRight = exact.map { oracle.isCorrectlyRounded(got, of: $0) } ?? (got == oracle.nar)
        if !isRight { bad.append("\(format) fromFloat16 \(bits) -> \(got)") }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong, first \(bad.prefix(3))")
  }
}
