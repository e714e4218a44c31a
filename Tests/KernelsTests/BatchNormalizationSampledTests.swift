import Kernels
import Tensors
import TestTensors
import Testing

@Suite struct BatchNormalizationSampledTests {
  /// Threads share the rows: element-wise results are the same, sums within their last bits.
  @Test(arguments: [(16, 9000), (13, 9000), (64, 700), (8, 64)])
  func threads(_ channels: Int, _ rows: Int) {
    let normalization = BatchNormalization(
      channels: channels, epsilon: 1e-5, activation: .rectifiedLinear)
    let input = normalTensor([rows, channels], seed: 1)
    let error = normalTensor([rows, channels], seed: 2)
    let gamma = normalTensor([channels], seed: 3)
    func run(_ threads: Int) -> [[Float]] {
      let (mean, variance) = (Tensor([channels]), Tensor([channels]))
      let (output, back) = (Tensor([rows, channels]), Tensor([rows, channels]))
      let (gammaGradient, betaGradient) = (Tensor([channels]), Tensor([channels]))
      KernelThreads.with(threads) {
        normalization.statistics(of: input, mean: mean, variance: variance)
        normalization.forward(
          input, mean: mean, variance: variance, gamma: gamma, beta: gamma, into: output)
        normalization.backward(
          error, output: output, input: input, mean: mean, variance: variance, gamma: gamma,
          gammaGradient: gammaGradient, betaGradient: betaGradient, inputError: back)
      }
      return [mean, variance, output, gammaGradient, betaGradient, back].map(\.values)
    }
    let one = run(1)
    for threads in [2, 3] {
      let several = run(threads)
      #expect(several == run(threads))
      for (left, right) in zip(one, several) {
        let largest = left.map(\.magnitude).reduce(0, max)
        let off = zip(left, right).map { abs($0 - $1) }.reduce(0, max)
        #expect(off <= 1e-5 * largest, "\(threads) threads: \(off) of \(largest)")
      }
    }
  }

  /// Everything that a normalisation writes for one batch.
  private func results(
    _ normalization: BatchNormalization, input: Tensor, error: Tensor
  ) -> [(String, Tensor)] {
    let channels = normalization.channels
    let (mean, variance) = (Tensor([channels]), Tensor([channels]))
    let (gamma, beta) = (normalTensor([channels], seed: 3), normalTensor([channels], seed: 4))
    let (gammaGradient, betaGradient) = (Tensor([channels]), Tensor([channels]))
    let (output, inputError) = (Tensor(input.shape), Tensor(input.shape))
    normalization.statistics(of: input, mean: mean, variance: variance)
    normalization.forward(
      input, mean: mean, variance: variance, gamma: gamma, beta: beta, into: output)
    normalization.backward(
      error, output: output, input: input, mean: mean, variance: variance, gamma: gamma,
      gammaGradient: gammaGradient, betaGradient: betaGradient, inputError: inputError)
    return [
      ("mean", mean), ("variance", variance), ("output", output), ("gamma", gammaGradient),
      ("beta", betaGradient), ("input error", inputError),
    ]
  }

  @Test(arguments: [Activation.none, .rectifiedLinear])
  func kernelsGiveTheBitsOfTheirReferences(activation: Activation) {
    var wrong: [String] = []
    for channels in [1, 3, 8, 10, 16, 33] {
      for rows in [1, 2, 5, 63, 64, 65, 300] {
        for (kind, input) in [
          ("normal", normalTensor([rows, channels], seed: 1)),
          ("any pattern", patternTensor([rows, channels], seed: 2)),
        ] {
          let error = normalTensor([rows, channels], seed: 5)
          let fast = BatchNormalization(
            channels: channels, epsilon: 1e-5, activation: activation)
          let reference = BatchNormalization(
            channels: channels, epsilon: 1e-5, activation: activation)
          reference.usesVectorKernels = false
          for (left, right) in zip(
            results(fast, input: input, error: error),
            results(reference, input: input, error: error))
          {
            wrong += differences(left.1, right.1).prefix(1).map {
              "\(kind) \(rows) x \(channels) \(left.0) \($0)"
            }
          }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5).joined(separator: "\n"))")
  }

  @Test func statisticsAreTheDefinition() {
    var wrong: [String] = []
    // A mean far from 0 must not eat the variance.
    for (offset, deviation): (Float, Double) in [(0, 1), (1000, 1), (-3, 1e-3), (0, 1e-6)] {
      let (rows, channels) = (5000, 12)
      let values = normalTensor([rows, channels], seed: 6, scale: deviation)
      for index in 0..<values.count { values[index] += offset }
      let (mean, variance) = (Tensor([channels]), Tensor([channels]))
      BatchNormalization(channels: channels, epsilon: 1e-5, activation: .none).statistics(
        of: values, mean: mean, variance: variance)
      for channel in 0..<channels {
        let own = (0..<rows).map { Double(values[$0 * channels + channel]) }
        let expected = own.reduce(0, +) / Double(rows)
        let spread = own.reduce(0) { $0 + ($1 - expected) * ($1 - expected) } / Double(rows)
        // 16 float32 additions a part, and the rounding of the result.
        let tolerance = 1e-5 * spread.squareRoot() + abs(expected) * 0x1p-24
        if abs(Double(mean[channel]) - expected) > tolerance {
          wrong.append("mean \(mean[channel]) \(expected)")
        }
        if abs(Double(variance[channel]) - spread) > 1e-5 * spread {
          wrong.append("variance \(variance[channel]) \(spread)")
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }
}
