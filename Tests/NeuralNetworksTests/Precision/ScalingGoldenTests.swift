import NeuralNetworks
import Quantization
import Tensors
import Testing

@Suite struct ScalingGoldenTests {
  private let posit8 = NumberFormat.posit(n: 8, es: 1)

  @Test func layerwise() {
    let policy = ScalingPolicy(.layerwise(sigma: 2))
    // log2: -6, -4 and -5 (the mean), zeros left out, plus 2.
    let values = Tensor([5], [0x1p-6, 0, -0x1p-4, -0.0, 0x1p-5])
    #expect(policy.exponent(for: values, format: posit8) == -3)
    // posit(8,1) has magnitudes 2^-12 to 2^12: the tiny value counts as 2^-12, the huge as 2^12.
    #expect(policy.exponent(for: Tensor([1], [1e-30]), format: posit8) == -10)
    #expect(policy.exponent(for: Tensor([2], [1e30, .infinity]), format: posit8) == 14)
    // Ties go to the even exponent: means -2.5 and -1.5.
    #expect(policy.exponent(for: Tensor([2], [0.25, 0.125]), format: posit8) == 0)
    #expect(policy.exponent(for: Tensor([2], [0.5, 0.25]), format: posit8) == 0)
    #expect(policy.exponent(for: Tensor([3]), format: posit8) == nil)
  }

  @Test func amax() {
    let policy = ScalingPolicy(.amax)
    func exponent(_ largest: Float, _ format: NumberFormat) -> Int? {
      policy.exponent(for: Tensor([3], [largest / 8, -largest, 0]), format: format)
    }
    // posit(8,1): to 64, as Yu et al. do.
    #expect(exponent(64, posit8) == 0)
    #expect(exponent(64.001, posit8) == 1)
    #expect(exponent(32.001, posit8) == 0)
    #expect(exponent(32, posit8) == -1)
    #expect(exponent(448, .float8e4m3) == 0)
    #expect(exponent(449, .float8e4m3) == 1)
    #expect(exponent(0.01, .float8e5m2) == -22)
    #expect(policy.exponent(for: Tensor([3]), format: posit8) == nil)
  }

  /// Trains some steps and tells the scale of the input after each.
  private func inputScales(_ scaling: ScalingPolicy, warmup: Int, steps: Int) throws -> [Int?] {
    var specification = TestRuns.specification(
      PrecisionPolicy(
        network: .init(
          default: TensorRule(format: .float32),
          classes: [.activation: TensorRule(format: posit8, scaling: scaling)])))
    specification.precisionWarmup = .steps(warmup)
    specification.batchSize = 1
    let trainer = try TestRuns.trainer(specification)
    return try (0..<steps).map { _ in
      try trainer.step()
      _ = try trainer.evaluate()
      return trainer.precision.all.first { $0.rule.format == posit8 }?.scaleExponent
    }
  }

  @Test func scalesAreRefreshedWhenTheyAreDue() throws {
    let every = try inputScales(ScalingPolicy(.amax), warmup: 0, steps: 24)
    #expect(Set(every).count > 1, "the batches of this test should differ in scale")
    let frozen = try inputScales(ScalingPolicy(.amax, refresh: .frozen), warmup: 2, steps: 24)
    #expect(frozen == [nil, nil] + Array(repeating: every[2], count: 22))
    let third = try inputScales(
      ScalingPolicy(.amax, refresh: .every(steps: 3)), warmup: 0, steps: 24)
    #expect(third == (0..<24).map { every[$0 / 3 * 3] })
  }
}
