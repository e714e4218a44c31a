import Foundation
import Randomness

@testable import Quantization

/// The formats of the studies, and the extremes of what float32 holds.
enum TestedFormats {
  static let studiedPosits: [NumberFormat] = [6, 7, 8, 9, 10, 12, 16].flatMap { n in
    [0, 1, 2].map { es in NumberFormat.posit(n: n, es: es) }
  }

  static let extremePosits: [NumberFormat] = [
    .posit(n: 2, es: 0), .posit(n: 2, es: 4), .posit(n: 3, es: 0), .posit(n: 3, es: 2),
    .posit(n: 4, es: 4), .posit(n: 5, es: 3), .posit(n: 8, es: 4), .posit(n: 9, es: 4),
    .posit(n: 16, es: 3), .posit(n: 17, es: 3), .posit(n: 26, es: 0), .posit(n: 27, es: 1),
    .posit(n: 28, es: 2),
  ]

  static let ieeeStyle: [NumberFormat] = [.bfloat16, .float16, .float8e4m3, .float8e5m2]

  /// Regimes with a limit: narrow ones, fraction bits everywhere or exponent bits cut off.
  static let boundedPosits: [NumberFormat] = [
    .posit(n: 6, es: 1, regimeLimit: 2), .posit(n: 8, es: 0, regimeLimit: 3),
    .posit(n: 8, es: 1, regimeLimit: 6), .posit(n: 8, es: 2, regimeLimit: 6),
    .posit(n: 8, es: 4, regimeLimit: 5), .posit(n: 9, es: 3, regimeLimit: 4),
    .posit(n: 16, es: 2, regimeLimit: 6), .posit(n: 24, es: 4, regimeLimit: 7),
  ]

  /// What `float(e,m)` allows beyond the named ones: specials of each kind, widths, unusual biases.
  static let generalFloats: [NumberFormat] = [
    .float(exponentBits: 2, fractionBits: 1, specials: .finite),
    .float(exponentBits: 3, fractionBits: 2, specials: .finite),
    .float(exponentBits: 2, fractionBits: 3, specials: .finite),
    .float(exponentBits: 2, fractionBits: 1),
    .float(exponentBits: 2, fractionBits: 1, specials: .fn),
    .float(exponentBits: 4, fractionBits: 3), .float(exponentBits: 3, fractionBits: 4),
    .float(exponentBits: 6, fractionBits: 5, specials: .fn),
    .float(exponentBits: 8, fractionBits: 10), .float(exponentBits: 5, fractionBits: 22),
    .float(exponentBits: 7, fractionBits: 3, specials: .finite),
    .float(exponentBits: 4, fractionBits: 3, bias: 120),
    .float(exponentBits: 4, fractionBits: 3, bias: -100),
    .float(exponentBits: 4, fractionBits: 6, bias: 127),
  ]

  /// Every quantiser of a format: rounding times underflow, or times overflow.
  static func quantizers(of format: NumberFormat) throws -> [Quantizer] {
    var quantizers: [Quantizer] = []
    for rounding in RoundingMode.allCases {
      if format.element.positShape != nil {
        for underflow in UnderflowPolicy.allCases {
          quantizers.append(try Quantizer(format: format, rounding: rounding, underflow: underflow))
        }
      } else {
        for overflow in OverflowPolicy.allCases {
          if overflow == .nonFinite, format.element.floatShape?.specials == .finite { continue }
          quantizers.append(try Quantizer(format: format, rounding: rounding, overflow: overflow))
        }
      }
    }
    return quantizers
  }
}

/// What two implementations of a quantiser disagree in, as lines that reproduce it.
struct Disagreements {
  private(set) var lines: [String] = []
  private(set) var count = 0

  mutating func note(
    _ quantizer: Quantizer, _ value: Float, scaleExponent: Int, word: UInt32, kernel: String,
    got: Float, expected: Float
  ) {
    count += 1
    guard lines.count < 5 else { return }
    let hex = { (bits: UInt32) in "0x" + String(bits, radix: 16) }
    lines.append(
      "\(quantizer.format) \(quantizer.rounding) \(quantizer.underflow) \(quantizer.overflow): "
        + "quantized(Float(bitPattern: \(hex(value.bitPattern))), scaleExponent: \(scaleExponent), "
        + "randomWord: \(hex(word))) is \(hex(expected.bitPattern)), "
        + "\(kernel) gives \(hex(got.bitPattern))")
  }
}

/// Holds the bulk kernels against the reference on the same values.
func compareWithReference(
  _ quantizer: Quantizer, _ values: [Float], scaleExponent: Int, into found: inout Disagreements
) {
  let stream = RandomStream(seed: 0x7717)
  let words = (0..<(values.count + 3) / 4).flatMap { block -> [UInt32] in
    let four = stream.block(at: UInt64(block))
    return [four[0], four[1], four[2], four[3]]
  }
  let expected = values.indices.map {
    quantizer.quantized(values[$0], scaleExponent: scaleExponent, randomWord: words[$0])
  }
  var outputs: [(String, [Float])] = []
  for vectors in VectorKernel.isAvailable ? [true, false] : [false] {
    var apart = [Float](repeating: 0, count: values.count)
    var apartSpan = apart.mutableSpan
    quantizer.quantize(
      values.span, into: &apartSpan, scaleExponent: scaleExponent, randomness: stream,
      vectors: vectors)
    var inPlace = values
    var inPlaceSpan = inPlace.mutableSpan
    quantizer.quantizeInPlace(
      &inPlaceSpan, scaleExponent: scaleExponent, randomness: stream, vectors: vectors)
    let kernel = vectors ? "vector kernel" : "portable kernel"
    outputs.append((kernel, apart))
    outputs.append((kernel + " in place", inPlace))
  }
  for (kernel, output) in outputs {
    for i in values.indices where output[i].bitPattern != expected[i].bitPattern {
      found.note(
        quantizer, values[i], scaleExponent: scaleExponent, word: words[i], kernel: kernel,
        got: output[i], expected: expected[i])
    }
  }
}
