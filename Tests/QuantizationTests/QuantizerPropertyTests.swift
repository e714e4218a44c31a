import Quantization
import Randomness
import Testing

@Suite struct QuantizerPropertyTests {
  /// A value of the format stays what it is, and order is kept, for every draw.
  @Test func idempotentAndMonotone() throws {
    let stream = RandomStream(seed: 0xA1)
    var bad: [String] = []
    for format in TestedFormats.studiedPosits + TestedFormats.ieeeStyle
      + TestedFormats.boundedPosits + TestedFormats.generalFloats
    {
      for quantizer in try TestedFormats.quantizers(of: format) {
        var last: Float = -.infinity
        let samples = (0..<500 as Range<UInt64>).map { Float(bitPattern: stream.word(at: $0)) }
        for value in samples.filter(\.isFinite).sorted() {
          let once = quantizer.quantized(value, randomWord: 0x1234_5678)
          if once.isNaN { continue }
          let twice = quantizer.quantized(once, randomWord: 0)
          if once.isFinite, once != twice { bad.append("\(format): \(value) not idempotent") }
          if once < last { bad.append("\(format): \(value) breaks the order") }
          last = once
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test func refusesWhatFloat32DoesNotHold() {
    let refused: [(NumberFormat, String)] = [
      (.posit(n: 1, es: 0), "n must be 2...32"), (.posit(n: 33, es: 2), "n must be 2...32"),
      (.posit(n: 16, es: 9), "es 0...4"), (.posit(n: 8, es: -1), "es 0...4"),
      (.posit(n: 32, es: 2), "cannot be kept in float32"),
      (.posit(n: 32, es: 0), "cannot be kept in float32"),
      (.posit(n: 16, es: 4), "cannot be kept in float32"),
      (.posit(n: 27, es: 0), "cannot be kept in float32"),
      (.posit(n: 18, es: 3), "cannot be kept in float32"),
    ]
    for (format, reason) in refused {
      let error = #expect(throws: QuantizerError.self) { try Quantizer(format: format) }
      #expect(error?.description.contains(reason) == true, "\(format)")
    }
    let error = #expect(throws: QuantizerError.self) {
      try Quantizer(format: .posit(n: 8, es: 1), overflow: .nonFinite)
    }
    #expect(error?.description.contains("saturates") == true)
    let finite = #expect(throws: QuantizerError.self) {
      try Quantizer(format: NumberFormat(element: .float4e2m1), overflow: .nonFinite)
    }
    #expect(finite?.description.contains("every pattern is a number") == true)
  }

  /// The same stream gives the same draws, another stream others.
  @Test func drawsFollowTheStream() throws {
    let quantizer = try Quantizer(format: .posit(n: 8, es: 1), rounding: .stochastic)
    func drawn(_ stream: RandomStream) -> [Float] {
      var values = [Float](repeating: 1.03, count: 200)
      var span = values.mutableSpan
      quantizer.quantizeInPlace(&span, randomness: stream)
      return values
    }
    let root = RandomStream(seed: 3)
    #expect(drawn(root.child(1)) == drawn(root.child(1)))
    #expect(drawn(root.child(1)) != drawn(root.child(2)))
    #expect(Set(drawn(root)) == [1, 1.0625])
  }
}
