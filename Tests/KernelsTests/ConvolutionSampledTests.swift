import Kernels
import Tensors
import TestTensors
import Testing

/// Convolutions on whole numbers, where float32 sums are exact: both engines must give the bits of the
/// definition, whatever order they sum in.
@Suite struct ConvolutionSampledTests {
  static let geometries: [ConvolutionGeometry] = [
    ConvolutionGeometry(
      height: 28, width: 28, inputChannels: 1, outputChannels: 6, kernelSize: 5, padding: 2),
    ConvolutionGeometry(
      height: 14, width: 14, inputChannels: 6, outputChannels: 16, kernelSize: 5),
    ConvolutionGeometry(
      height: 7, width: 9, inputChannels: 3, outputChannels: 5, kernelSize: 3, padding: 1),
    ConvolutionGeometry(
      height: 5, width: 5, inputChannels: 16, outputChannels: 16, kernelSize: 3, padding: 1),
    ConvolutionGeometry(
      height: 6, width: 5, inputChannels: 9, outputChannels: 1, kernelSize: 2, padding: 1),
    ConvolutionGeometry(
      height: 4, width: 4, inputChannels: 2, outputChannels: 8, kernelSize: 4, padding: 3),
    ConvolutionGeometry(height: 3, width: 3, inputChannels: 1, outputChannels: 9, kernelSize: 3),
    ConvolutionGeometry(height: 8, width: 8, inputChannels: 4, outputChannels: 4, kernelSize: 1),
    ConvolutionGeometry(
      height: 9, width: 8, inputChannels: 4, outputChannels: 12, kernelSize: 3, padding: 1,
      stride: 2),
    ConvolutionGeometry(
      height: 8, width: 7, inputChannels: 6, outputChannels: 10, kernelSize: 1, stride: 2),
    ConvolutionGeometry(
      height: 8, width: 8, inputChannels: 24, outputChannels: 20, kernelSize: 3, padding: 1),
  ]

  @Test(arguments: [Activation.none, .rectifiedLinear])
  func enginesGiveTheBitsOfTheDefinition(activation: Activation) {
    KernelThreads.use(1)
    var wrong: [String] = []
    for (index, geometry) in Self.geometries.enumerated() {
      let isThin =
        vectorKernelsRun && geometry.stride == 1
        && max(geometry.inputChannels, geometry.outputChannels) <= 16
      var engines: [Convolution.EngineChoice] = [.oneDNN, .automatic]
      if isThin { engines.append(.thin) }
      for engine in engines {
        for samples in [1, 3] {
          let found = mismatches(
            geometry, engine, samples: samples, activation: activation, seed: UInt64(index))
          wrong += found.prefix(3).map { "\(geometry) \(engine) \(samples) samples: \($0)" }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5).joined(separator: "\n"))")
  }

  /// What one engine gets wrong, forward and backward.
  private func mismatches(
    _ geometry: ConvolutionGeometry, _ engine: Convolution.EngineChoice, samples: Int,
    activation: Activation, seed: UInt64
  ) -> [String] {
    let input = integerTensor(geometry.inputShape(samples: samples), bound: 8, seed: seed)
    let weight = integerTensor(geometry.weightShape, bound: 8, seed: seed + 100)
    let bias = integerTensor([geometry.outputChannels], bound: 50, seed: seed + 200)
    let error = integerTensor(geometry.outputShape(samples: samples), bound: 8, seed: seed + 300)
    let output = Tensor(error.shape)
    let weightGradient = Tensor(weight.shape)
    let biasGradient = Tensor(bias.shape)
    let inputError = Tensor(input.shape)
    let convolution = Convolution(geometry, engine: engine)
    convolution.forward(input, weight: weight, bias: bias, into: output, activation: activation)

    func doubles(_ tensor: Tensor) -> [Double] { tensor.values.map(Double.init) }
    var sums = ReferenceConvolution.forward(
      geometry, samples: samples, input: doubles(input), weight: doubles(weight),
      bias: doubles(bias))
    if activation == .rectifiedLinear { sums = sums.map { max(0, $0) } }
    var found = compare("output", output, sums)

    var errors = doubles(error)
    if activation == .rectifiedLinear {
      for index in errors.indices where sums[index] <= 0 { errors[index] = 0 }
    }
    let masked = Tensor(error.shape, errors.map { Float($0) })
    convolution.backward(
      error, input: input, output: output, weight: weight, activation: activation,
      weightGradient: weightGradient, biasGradient: biasGradient, inputError: inputError)
    var weightSums = [Double](repeating: 0, count: weight.count)
    var inputSums = [Double](repeating: 0, count: input.count)
    var biasSums = [Double](repeating: 0, count: bias.count)
    for index in errors.indices { biasSums[index % bias.count] += errors[index] }
    ReferenceConvolution.forEachProduct(geometry, samples: samples) { out, place, tap in
      weightSums[tap] += Double(input[place]) * errors[out]
      inputSums[place] += Double(weight[tap]) * errors[out]
    }
    found += compare("weight gradient", weightGradient, weightSums)
    found += compare("bias gradient", biasGradient, biasSums)
    found += compare("input error", inputError, inputSums)
    // The products one by one, as formats with blocks need them.
    weightGradient.fill(99)
    inputError.fill(99)
    convolution.backwardWeight(input, outputError: masked, into: weightGradient)
    convolution.backwardInput(masked, weight: weight, into: inputError)
    found += compare("weight gradient apart", weightGradient, weightSums)
    found += compare("input error apart", inputError, inputSums)
    convolution.forward(input, weight: weight, bias: nil, into: output, activation: activation)
    let unbiased = ReferenceConvolution.forward(
      geometry, samples: samples, input: doubles(input), weight: doubles(weight),
      bias: Array(repeating: 0, count: bias.count))
    found += compare(
      "output without bias", output,
      activation == .rectifiedLinear ? unbiased.map { max(0, $0) } : unbiased)
    return found
  }

  private func compare(_ name: String, _ tensor: Tensor, _ expected: [Double]) -> [String] {
    precondition(expected.allSatisfy { abs($0) < 0x1p24 }, "the reference is not exact in float32")
    return expected.indices.filter { Double(tensor[$0]) != expected[$0] }.map {
      "\(name)[\($0)] is \(tensor[$0]), should be \(expected[$0])"
    }
  }

  @Test func aNaNReachesEverythingThatDependsOnIt() {
    KernelThreads.use(1)
    var wrong: [String] = []
    for engine in vectorKernelsRun ? [Convolution.EngineChoice.oneDNN, .thin] : [.oneDNN] {
      let geometry = Self.geometries[0]
      let input = normalTensor(geometry.inputShape(samples: 2), seed: 1)
      input[28 * 28 + 14 * 28 + 14] = .nan
      let output = Tensor(geometry.outputShape(samples: 2))
      Convolution(geometry, engine: engine).forward(
        input, weight: normalTensor(geometry.weightShape, seed: 2), bias: Tensor([6]),
        into: output, activation: .rectifiedLinear)
      for index in 0..<output.count {
        let pixel = index / 6
        let (sample, row, column) = (pixel / 784, pixel % 784 / 28, pixel % 28)
        let depends = sample == 1 && (12...16).contains(row) && (12...16).contains(column)
        if output[index].isNaN != depends { wrong.append("\(engine) [\(index)]") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }
}
