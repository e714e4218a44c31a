import Quantization
import Randomness
import TestSupport
import Testing

/// Stochastic rounding keeps the mean, also where the neighbours are binades apart.
@Suite struct StochasticMeanExhaustiveTests {
  /// The mean over all 2^32 random words, by looking for the one where the result changes.
  @Test func meanOverEveryWord() throws {
    let stream = RandomStream(seed: 0x57)
    var bad: [String] = []
    for format in TestedFormats.studiedPosits + TestedFormats.ieeeStyle {
      for underflow in UnderflowPolicy.allCases {
        let quantizer = try Quantizer(format: format, rounding: .stochastic, underflow: underflow)
        let smallest = format.smallestPositive
        let largest = format.largestFinite
        for index in 0..<UInt64(samples(300)) {
          let value = logarithmic(stream.uniform(at: index), from: smallest / 300, to: largest)
          if value > largest { continue }
          let keepsMean =
            value >= smallest || quantizer.underflow == .half || quantizer.underflow == .geometric
            || TestedFormats.ieeeStyle.contains(format)
          let upper = Double(quantizer.quantized(value, randomWord: 0))
          let lower = Double(quantizer.quantized(value, randomWord: .max))
          let share = Double(firstWordThatGoesDown(quantizer, value)) * 0x1p-32
          let mean = lower + (upper - lower) * share
          let error = (mean - Double(value)).magnitude
          if keepsMean != (error <= (upper - lower) * 0x1p-32) {
            bad.append("\(format) \(underflow) \(value): mean \(mean)")
          }
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  private func logarithmic(_ share: Double, from low: Float, to high: Float) -> Float {
    let first = Double(low.bitPattern)
    return Float(bitPattern: UInt32(first + share * (Double(high.bitPattern) - first)))
  }

  /// How many of the 2^32 words give the upper neighbour; 0 where the result never changes.
  private func firstWordThatGoesDown(_ quantizer: Quantizer, _ value: Float) -> UInt64 {
    let upper = quantizer.quantized(value, randomWord: 0)
    if quantizer.quantized(value, randomWord: .max) == upper { return 0 }
    var low: UInt64 = 0
    var high: UInt64 = 0xFFFF_FFFF
    while high - low > 1 {
      let middle = (low + high) / 2
      let isUpper = quantizer.quantized(value, randomWord: UInt32(middle)) == upper
      if isUpper { low = middle } else { high = middle }
    }
    return high
  }
}
