import Quantization
import TestSupport
import Testing

@testable import PositOracle

/// The reference against the oracle, which knows nothing of our arithmetic, at every rounding boundary and
/// one float32 to either side.
@Suite struct QuantizerOracleHardCaseTests {
  @Test(arguments: [6, 7, 8, 9, 10, 12, 16])
  func nearest(bitCount n: Int) throws {
    var bad: [String] = []
    for es in 0...2 {
      let oracle = OracleFormat(n: n, es: es)
      let quantizer = try Quantizer(format: .posit(n: n, es: es))
      for value in boundaries(oracle, every: n > 12 ? max(1, 31 / samples(1)) : 1) {
        let expected = try floatValue(oracle, oracle.rounded(value))
        let got = quantizer.quantized(value)
        if got.bitPattern != expected.bitPattern { bad.append("posit(\(n),\(es)) \(value)") }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test(arguments: [6, 8, 9])
  func towardZero(bitCount n: Int) throws {
    var bad: [String] = []
    for es in 0...2 {
      let oracle = OracleFormat(n: n, es: es)
      let quantizer = try Quantizer(
        format: .posit(n: n, es: es), rounding: .towardZero, underflow: .truncate)
      // Ascending values of the format, zero first: the answer is the last one not above.
      var values: [Double] = []
      for pattern in 0...oracle.maxPos {
        values.append(try Double(floatValue(oracle, pattern)))
      }
      for value in boundaries(oracle, every: 1) where value.isFinite {
        let expected = values.last { $0 <= Double(value.magnitude) } ?? .nan
        let got = quantizer.quantized(value)
        let isRight = Double(got.magnitude) == expected && (got == 0 || got.sign == value.sign)
        if !isRight { bad.append("posit(\(n),\(es)) \(value)") }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test(arguments: [(NumberFormat.float16, 16, 5), (.bfloat16, 16, 8), (.float8e5m2, 8, 5)])
  func ieeeNearest(format: NumberFormat, width: Int, exponentBits: Int) throws {
    let oracle = IEEEFormat(width: width, exponentBits: exponentBits)
    let quantizer = try Quantizer(format: format, overflow: .nonFinite)
    var bad: [String] = []
    for upper in 0..<32768 as Range<UInt32> {
      for lower in [0, 1, 0x1000, 0x7FFF, 0x8000, 0x8001] as [UInt32] {
        let value = Float(bitPattern: upper << 31 | upper << 16 | lower)
        guard let exact = IEEEFormat.binary32.exactValue(UInt64(value.bitPattern)), value != 0
        else {
          continue
        }
        // The widest is binary32 again: its bits say what the pattern stands for.
        let pattern = oracle.rounded(exact)
        let expected =
          oracle.exactValue(pattern).map { IEEEFormat.binary32.rounded($0) }
          ?? IEEEFormat.binary32.infinity
        let got = quantizer.quantized(value)
        if UInt64(got.magnitude.bitPattern) != expected & 0x7FFF_FFFF || got.sign != value.sign {
          bad.append("\(format) 0x" + String(value.bitPattern, radix: 16))
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  private func floatValue(_ oracle: OracleFormat, _ pattern: UInt64) throws -> Float {
    guard let value = oracle.dyadic(pattern) else { return .nan }
    return Float(Double(sign: .plus, exponent: value.exponent, significand: 1))
      * Float(value.significand)
  }

  private func boundaries(_ oracle: OracleFormat, every step: Int) -> [Float] {
    var values: [Float] = [0, .nan, .infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
    for pattern in stride(from: UInt64(0), to: oracle.nar, by: step) {
      for point in [oracle.dyadic(pattern), oracle.boundaryAbove(pattern)] {
        guard let point else { continue }
        let value = Float(Double(point.significand) * powerOfTwo(point.exponent))
        values += [value.nextDown, value, value.nextUp]
      }
    }
    return values + values.map { -$0 }
  }

  private func powerOfTwo(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
