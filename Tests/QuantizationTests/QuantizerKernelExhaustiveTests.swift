import Quantization
import Testing

/// The bulk kernels against the reference over every upper half of a float32, that is every sign, exponent
/// and seven fraction bits, with several lower halves.
@Suite struct QuantizerKernelExhaustiveTests {
  @Test(arguments: [
    TestedFormats.studiedPosits, TestedFormats.extremePosits, TestedFormats.ieeeStyle,
    TestedFormats.boundedPosits, TestedFormats.generalFloats,
  ])
  func everyUpperHalf(formats: [NumberFormat]) throws {
    let lowerHalves: [UInt32] = [0, 1, 0x8000, 0xFFFF, 0x5A3C]
    var values: [Float] = []
    for upper in 0..<65536 as Range<UInt32> {
      for lower in lowerHalves { values.append(Float(bitPattern: upper << 16 | lower)) }
    }
    var found = Disagreements()
    for format in formats {
      for quantizer in try TestedFormats.quantizers(of: format) {
        compareWithReference(quantizer, values, scaleExponent: 0, into: &found)
      }
    }
    #expect(found.count == 0, "\(found.lines)")
  }
}
