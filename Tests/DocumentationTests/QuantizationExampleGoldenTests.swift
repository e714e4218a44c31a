import Quantization
import Randomness
import Testing

/// Values rounded to formats.
@Suite struct QuantizationExampleGoldenTests: DocumentedExample {
  let printed = PrintedLines()

  @Test func quantizers() throws {
    try example("Sources/Quantization/Quantization.docc/Quantization.md") {
      let posit = try Quantizer(format: NumberFormat(parsing: "posit(8,1)"))
      print([0.1, 1, 1000, 1e-9].map { posit.quantized($0) })
      // [0.1015625, 1.0, 1024.0, 0.00024414062]

      var values: [Float] = [0.3, -2.7, 40, 7e5]
      let floating = try Quantizer(format: .float8e4m3, rounding: .stochastic)
      var span = values.mutableSpan
      floating.quantizeInPlace(&span, randomness: RandomStream(seed: 7))
      print(values)  // [0.28125, -2.75, 40.0, 448.0]

      let blocks = try Quantizer(format: NumberFormat(parsing: "mxfp8(e4m3,rceil)"))
      let encoded = blocks.encoded([0.01, 0.02, -0.03, 0.5])
      print(encoded.elements, encoded.scales, encoded.values)
      // [74, 82, 215, 120] [118] [0.009765625, 0.01953125, -0.029296875, 0.5]
    }
  }
}
