import Quantization
import Randomness
import TestSupport
import Testing

/// The bulk kernels against the reference on random float32 values, over many scales and lengths.
@Suite struct QuantizerKernelSampledTests {
  @Test(arguments: [
    TestedFormats.studiedPosits, TestedFormats.extremePosits, TestedFormats.ieeeStyle,
    TestedFormats.boundedPosits, TestedFormats.generalFloats,
  ])
  func randomBitPatternsAndGaussians(formats: [NumberFormat]) throws {
    let stream = RandomStream(seed: 0xF0)
    let count = samples(2_000)
    let values =
      (0..<UInt64(count)).map { Float(bitPattern: stream.child(0).word(at: $0)) }
      + (0..<UInt64(count)).map { Float(stream.child(1).normal(at: $0)) }
    var found = Disagreements()
    for format in formats {
      for quantizer in try TestedFormats.quantizers(of: format) {
        let range = quantizer.scaleExponents
        let scaleExponents = [
          range.lowerBound - 1, range.lowerBound, range.lowerBound + 1, -33, -7, -1, 1, 4, 60,
          range.upperBound - 1, range.upperBound, .max,
        ]
        for k in scaleExponents {
          let scale = Float(sign: .plus, exponent: min(max(k, -149), 127), significand: 1)
          let scaled = values[count...].map { $0 * scale }
          compareWithReference(
            quantizer, values[..<count] + scaled, scaleExponent: k, into: &found)
        }
      }
    }
    #expect(found.count == 0, "\(found.lines)")
  }

  /// Lengths around the widths of the vectors: ends are neither missed nor overrun.
  @Test func everyShortLength() throws {
    let stream = RandomStream(seed: 0xF1)
    var found = Disagreements()
    for rounding in RoundingMode.allCases {
      let quantizer = try Quantizer(
        format: .posit(n: 8, es: 1), rounding: rounding, underflow: .half)
      for count in 0...100 {
        let values = (0..<UInt64(count)).map { Float(stream.normal(at: $0)) }
        compareWithReference(quantizer, values, scaleExponent: 0, into: &found)
      }
    }
    #expect(found.count == 0, "\(found.lines)")
  }
}
