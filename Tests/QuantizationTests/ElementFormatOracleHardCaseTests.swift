import PositOracle
import Quantization
import TestSupport
import Testing

/// Every element format against its definition in the oracle, which shares nothing with it: each pattern's
/// value, and what float32 numbers round to at every value of the format, every boundary between two,
/// and one float32 to either side.
@Suite struct ElementFormatOracleHardCaseTests {
  static let formats: [NumberFormat] =
    [
      .posit(n: 2, es: 0), .posit(n: 5, es: 3), .posit(n: 8, es: 0), .posit(n: 8, es: 1),
      .posit(n: 8, es: 2), .posit(n: 12, es: 1), .posit(n: 16, es: 2),
    ] + TestedFormats.boundedPosits + TestedFormats.ieeeStyle + TestedFormats.generalFloats

  /// Patterns of positive numbers, all of them or about 1500 with both ends.
  private func magnitudes(_ oracle: OracleElementFormat) -> [UInt64] {
    let count = oracle.largestPattern
    let limit = UInt64(samples(1500))
    if count <= limit { return Array(1...count) }
    let middle = stride(from: 20, to: count - 20, by: Int(count / limit) | 1)
    return Array(1...20) + Array(middle) + Array(count - 20...count)
  }

  @Test(arguments: formats)
  func values(format: NumberFormat) {
    let oracle = OracleElementFormat(format.element)
    var bad: [String] = []
    var patterns = magnitudes(oracle)
    patterns += patterns.map { oracle.negated($0) }
    patterns += [0, oracle.signBit, oracle.mask, oracle.signBit - 1, oracle.largestPattern + 1]
    for pattern in patterns {
      let word = UInt32(pattern)
      let value = format.element.value(word)
      let isRight: Bool
      switch oracle.value(pattern) {
      case .number(let number, let isNegativeZero):
        isRight =
          OracleElementFormat.binary64.exactValue(UInt64(value.bitPattern)) == number
          && (value != 0 || (value.sign == .minus) == isNegativeZero)
      case .infinity(let isNegative): isRight = value == (isNegative ? -.infinity : .infinity)
      case .notANumber: isRight = value.isNaN
      }
      let returns = value.isNaN || format.element.pattern(of: value) == word
      if !isRight || !returns { bad.append("0x" + String(word, radix: 16) + " is \(value)") }
    }
    #expect(oracle.notANumber == format.element.nanPattern.map { UInt64($0) })
    #expect(bad.isEmpty, "\(format): \(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test(arguments: formats)
  func rounding(format: NumberFormat) throws {
    let oracle = OracleElementFormat(format.element)
    let points = points(oracle)
    var bad: [String] = []
    for rounding in [RoundingMode.nearest, .towardZero] {
      for quantizer in try TestedFormats.quantizers(of: format)
      where quantizer.rounding == rounding && quantizer.underflow == .saturate {
        var bulk = points
        var span = bulk.mutableSpan
        quantizer.quantizeInPlace(&span)
        for (index, value) in points.enumerated() {
          let pattern = oracle.converted(
            UInt64(value.bitPattern), from: .binary32,
            rounding == .nearest ? .nearestEven : .towardZero,
            overflow: quantizer.overflow == .saturate ? .saturate : .nonFinite)
          // Infinity is no overflow of rounding toward zero, NaN stays NaN where there is none.
          let expected = pattern.map { float(oracle, $0) } ?? .nan
          for got in [bulk[index], quantizer.quantized(value)]
          where got.bitPattern != expected.bitPattern {
            bad.append(
              "\(rounding) \(quantizer.overflow) 0x\(String(value.bitPattern, radix: 16)) = \(value): "
                + "\(got), expected \(expected)")
          }
        }
      }
    }
    #expect(bad.isEmpty, "\(format): \(bad.count) wrong: \(bad.prefix(5))")
  }

  /// The float32 number of a pattern; NaN for NaN and NaR.
  private func float(_ oracle: OracleElementFormat, _ pattern: UInt64) -> Float {
    switch oracle.value(pattern) {
    case .number(let number, let isNegativeZero):
      Float(
        bitPattern: UInt32(
          OracleElementFormat.binary32.rounded(number, isNegativeZero: isNegativeZero)))
    case .infinity(let isNegative): isNegative ? -.infinity : .infinity
    case .notANumber: .nan
    }
  }

  /// The numbers of the format, the midpoints of neighbours, and the same of the format with one more
  /// bit, which has the boundaries of posits; float32's next to each; overflow; float32's ends.
  private func points(_ oracle: OracleElementFormat) -> [Float] {
    let wider: OracleElementFormat =
      switch oracle {
      case .posit(let n, let es, let limit): .posit(n: n + 1, es: es, regimeLimit: limit)
      case .float(let exponentBits, let fractionBits, let bias, let specials):
        .float(
          exponentBits: exponentBits, fractionBits: fractionBits + 1, bias: bias,
          specials: specials)
      }
    var values: [Float] = [0, 1, .infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
    for pattern in magnitudes(oracle) {
      for between in [2 * pattern - 1, 2 * pattern, 2 * pattern + 1] {
        guard let number = wider.exactValue(between) else { continue }
        let value = Float(bitPattern: UInt32(OracleElementFormat.binary32.rounded(number)))
        values += [value.nextDown, value, value.nextUp]
      }
    }
    // Beyond the largest number: the last places that follow, and the thresholds between them.
    let largest = float(oracle, oracle.largestPattern)
    let step = largest - float(oracle, oracle.largestPattern - 1)
    for half in 1...4 {
      let value = largest + step * Float(half) / 2
      values += [value.nextDown, value, value.nextUp]
    }
    return values + values.map { -$0 } + [.nan, -.nan]
  }
}

extension OracleElementFormat {
  /// IEEE 754 binary64.
  static let binary64 = OracleElementFormat.float(exponentBits: 11, fractionBits: 52)
}
