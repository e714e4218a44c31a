import Randomness
import TestSupport
import Testing

@testable import Quantization

/// The bulk kernels of block formats against the reference, bit for bit.
@Suite struct BlockKernelSampledTests {
  static let elements: [ElementFormat] = [
    .float8e4m3, .float8e5m2, .float6e3m2, .float6e2m3, .float4e2m1, .float16, .bfloat16,
    .posit(n: 8, es: 0), .posit(n: 8, es: 1), .posit(n: 16, es: 2), .posit(n: 2, es: 0),
    .posit(n: 8, es: 2, regimeLimit: 4), .posit(n: 16, es: 2, regimeLimit: 6),
  ]

  /// Values of one magnitude, of all magnitudes, special ones, and ends of float32.
  private func values(_ count: Int, _ stream: RandomStream) -> [Float] {
    (0..<UInt64(count)).map { index -> Float in
      let word = stream.child(0).word(at: index)
      let area = stream.child(1).word(at: index / 40)
      switch area % 8 {
      case 0: return Float(bitPattern: word)
      case 1: return Float(bitPattern: word & 0x807F_FFFF)
      case 2: return Float(bitPattern: word | 0x7F00_0000) * (word % 7 == 0 ? 1 : 0.5)
      case 3: return word % 3 == 0 ? 0 : Float(bitPattern: word & 0x8000_0FFF)
      default:
        let exponent = Int(area >> 8 % 230) - 120
        let scale = Double(sign: .plus, exponent: exponent, significand: 1)
        return Float(stream.child(2).normal(at: index) * scale)
      }
    }
  }

  private func compare(
    _ quantizer: Quantizer, _ values: [Float], _ layout: BlockLayout, into lines: inout [String]
  ) {
    let stream = RandomStream(seed: 0x91)
    let expected = quantizer.encoded(values, layout: layout, randomness: stream).values
    for vectors in VectorKernel.isAvailable ? [true, false] : [false] {
      var results = [Float](repeating: 0, count: values.count)
      var span = results.mutableSpan
      quantizer.quantize(
        values.span, into: &span, layout: layout, scaleExponent: 0, randomness: stream,
        vectors: vectors)
      for index in values.indices where results[index].bitPattern != expected[index].bitPattern {
        lines.append(
          "\(quantizer.format) \(quantizer.rounding) \(quantizer.underflow) \(layout) [\(index)] = "
            + "0x\(String(values[index].bitPattern, radix: 16)): \(results[index]), expected "
            + "\(expected[index]), vectors \(vectors)")
      }
    }
  }

  @Test(arguments: elements)
  func everyRuleRoundingAndLayout(element: ElementFormat) throws {
    let stream = RandomStream(seed: 0x90)
    var lines: [String] = []
    let layouts = [
      BlockLayout.line(1031), BlockLayout(outer: 3, length: 37, inner: 1),
      BlockLayout(outer: 2, length: 70, inner: 5), BlockLayout(outer: 1, length: 33, inner: 300),
      BlockLayout(outer: 1, length: 3, inner: 64),
    ]
    for rule in BlockScaleRule.allCases {
      for rounding in RoundingMode.allCases {
        for underflow: UnderflowPolicy in element.positShape == nil
          ? [.saturate] : [.saturate, .half]
        {
          for (size, layout) in zip([32, 16, 32, 32, 2], layouts) {
            let quantizer = try Quantizer(
              format: .mx(element, size: size, rule: rule), rounding: rounding,
              underflow: underflow)
            for round in 0..<UInt64(samples(1)) {
              let values = values(layout.count, stream.child(UInt64(layout.count)).child(round))
              compare(quantizer, values, layout, into: &lines)
            }
          }
        }
      }
    }
    #expect(lines.isEmpty, "\(lines.count) wrong: \(lines.prefix(5))")
  }

  /// Blocks of two, whose largest magnitude has every upper half of a float32.
  @Test(arguments: elements)
  func everyLargestMagnitude(element: ElementFormat) throws {
    var lines: [String] = []
    for rule in BlockScaleRule.allCases {
      let quantizer = try Quantizer(format: .mx(element, size: 2, rule: rule))
      for lower in [0, 1, 0xFFFF] as [UInt32] {
        let values = (0..<0x8000 as Range<UInt32>).flatMap { upper -> [Float] in
          let bits = upper << 16 | lower
          return [Float(bitPattern: bits), -Float(bitPattern: bits >> 1)]
        }
        compare(quantizer, values, .line(values.count), into: &lines)
      }
    }
    #expect(lines.isEmpty, "\(lines.count) wrong: \(lines.prefix(5))")
  }

  @Test func refusesWhatIsNoBlockFormat() {
    for format: NumberFormat in [.mx(.float8e4m3, size: 1), .mx(.float8e4m3, size: 2000)] {
      let error = #expect(throws: QuantizerError.self) { try Quantizer(format: format) }
      #expect(error?.description.contains("2 to 1024") == true)
    }
    let ofFloat32 = #expect(throws: QuantizerError.self) { try Quantizer(format: .mx(.float32)) }
    #expect(ofFloat32?.description.contains("need no scale") == true)
    let overflow = #expect(throws: QuantizerError.self) {
      try Quantizer(format: .mx(.float8e5m2), overflow: .nonFinite)
    }
    #expect(overflow?.description.contains("saturate") == true)
  }
}
