import Quantization
import Randomness
import TestSupport
import Testing

/// The mean of many draws of the bulk kernel.
@Suite struct StochasticMeanSampledTests {
  /// 1800 counts of draws that went up, against a bound that Bernstein's inequality says a right
  /// kernel exceeds with probability 2 exp(-18): a false alarm in at most one seed of 18,000, and
  /// the seed is fixed.
  @Test func meanOfManyDraws() throws {
    let draws = samples(10_000)
    let stream = RandomStream(seed: 0x58)
    var bad: [String] = []
    var label: UInt64 = 0
    let formats: [NumberFormat] = [
      .posit(n: 6, es: 2), .posit(n: 8, es: 0), .posit(n: 8, es: 1), .posit(n: 8, es: 2),
      .posit(n: 16, es: 1), .posit(n: 16, es: 2), .bfloat16, .float16, .float8e4m3, .float8e5m2,
    ]
    for format in formats {
      let quantizer = try Quantizer(format: format, rounding: .stochastic, underflow: .half)
      for _ in 0..<180 {
        label += 1
        let low = max(1, Double(format.smallestPositive.bitPattern) - 0x1p24)
        let high = Double(format.largestFinite.bitPattern)
        let value = Float(
          bitPattern: UInt32(low + stream.uniform(at: label) * (high - low)))
        let upper = quantizer.quantized(value, randomWord: 0)
        let lower = quantizer.quantized(value, randomWord: .max)
        let share =
          upper == lower
          ? 0 : (Double(value) - Double(lower)) / (Double(upper) - Double(lower))
        let signed = label % 2 == 0 ? value : -value
        var results = [Float](repeating: signed, count: draws)
        var span = results.mutableSpan
        quantizer.quantizeInPlace(&span, randomness: stream.child(label))
        let ups = results.count { $0.magnitude == upper && upper != lower }
        let downs = results.count { $0.magnitude == lower }
        let variance = Double(draws) * share * (1 - share)
        let bound = 6 + 6 * (1 + variance).squareRoot()
        if ups + downs != draws || (Double(ups) - Double(draws) * share).magnitude > bound {
          bad.append("\(format) \(value): \(ups) of \(draws) up, expected share \(share)")
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }
}
