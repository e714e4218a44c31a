import PositArithmetic
import Quantization
import Testing

/// The bulk kernels against the reference at every value, every rounding boundary and every threshold of a
/// format, and one float32 to either side.
@Suite struct QuantizerKernelHardCaseTests {
  @Test(arguments: [0, 5, -23])
  func positBoundaries(scaleExponent k: Int) throws {
    var found = Disagreements()
    for format in TestedFormats.studiedPosits + TestedFormats.extremePosits {
      for quantizer in try TestedFormats.quantizers(of: format) {
        let effective = min(
          max(k, quantizer.scaleExponents.lowerBound), quantizer.scaleExponents.upperBound)
        let values = try boundaries(of: format, sparse: k != 0).map { $0 * powerOfTwo(effective) }
        compareWithReference(quantizer, withNeighbours(values), scaleExponent: k, into: &found)
      }
    }
    #expect(found.count == 0, "\(found.lines)")
  }

  @Test(arguments: [0, 3, -40])
  func ieeeBoundaries(scaleExponent k: Int) throws {
    var found = Disagreements()
    for format in TestedFormats.ieeeStyle + TestedFormats.generalFloats {
      for quantizer in try TestedFormats.quantizers(of: format) {
        let values = ieeeBoundaries(of: format)
        let effective = min(
          max(k, quantizer.scaleExponents.lowerBound), quantizer.scaleExponents.upperBound)
        compareWithReference(
          quantizer, withNeighbours(values.map { Float($0 * powerOfTwo(effective)) }),
          scaleExponent: k, into: &found)
      }
    }
    #expect(found.count == 0, "\(found.lines)")
  }

  /// Halves of the smallest value up into the normal numbers, then every normal value and the points
  /// halfway between.
  private func ieeeBoundaries(of format: NumberFormat) -> [Double] {
    let fractionBits = format.element.floatShape?.fractionBits ?? 0
    if fractionBits > 10 { return [] }
    let halves = 2 << fractionBits
    let smallest = Double(format.smallestPositive)
    var values = (0..<4 * halves).map { Double($0) * smallest / 2 }
    for exponent in smallest.exponent...Double(format.largestFinite).exponent + 1 {
      for count in halves..<2 * halves {
        values.append(Double(count) / Double(halves) * powerOfTwo(Int(exponent)))
      }
    }
    return values
  }

  /// The values of a posit format and of the (n+1)-bit format between, as far as float32 has them;
  /// every 7th or 1009th where there are too many; and the thresholds of the underflow policies.
  private func boundaries(of format: NumberFormat, sparse: Bool) throws -> [Float] {
    guard let shape = format.element.positShape else { return [] }
    let (n, es) = (shape.n, shape.es)
    let between = try PositFormat(n: n + 1, es: es)
    let step: UInt64 = n > 17 ? 1009 : n > 15 && sparse ? 7 : 1
    var values: [Float] = []
    for pattern in stride(from: 1, to: between.narPattern, by: UInt64.Stride(step)) {
      values.append(between.float(rounding: pattern))
    }
    let minpos = Double(format.smallestPositive)
    values += [
      Float(minpos), Float(minpos / 2), Float(minpos / powerOfTwo(1 << es)),
      format.largestFinite,
    ]
    return values
  }

  private func withNeighbours(_ values: [Float]) -> [Float] {
    values.flatMap { value in
      let near = [value.nextDown, value, value.nextUp]
      return near + near.map { -$0 }
    }
  }

  private func powerOfTwo(_ exponent: Int) -> Float {
    Float(sign: .plus, exponent: exponent, significand: 1)
  }

  private func powerOfTwo(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
