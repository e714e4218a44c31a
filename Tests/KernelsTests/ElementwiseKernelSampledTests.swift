import Kernels
import Tensors
import TestTensors
import Testing

/// The vector kernels against their references, bit for bit, on any patterns.
@Suite struct ElementwiseKernelSampledTests {
  @Test func biasedActivation() {
    var wrong: [String] = []
    for columns in [1, 3, 6, 8, 10, 120] {
      for activation in [Activation.none, .rectifiedLinear] {
        let values = patternTensor([37, columns], seed: UInt64(columns))
        let reference = Tensor(values.shape, values.values)
        let bias = normalTensor([columns], seed: 5)
        BiasedActivation.forward(values, bias: bias, activation: activation)
        let rectify = activation == .rectifiedLinear
        BiasedActivation.referenceForward(reference, bias: bias, rectify: rectify)
        wrong += differences(values, reference).prefix(2)

        let errors = patternTensor([37, columns], seed: UInt64(columns) + 50)
        let referenceErrors = Tensor(errors.shape, errors.values)
        let (sums, referenceSums) = (Tensor([columns]), Tensor([columns]))
        BiasedActivation.backward(
          errors, outputs: values, biasGradient: sums, activation: activation)
        BiasedActivation.referenceBackward(
          referenceErrors, mask: rectify ? values : nil, biasGradient: referenceSums)
        wrong +=
          differences(errors, referenceErrors).prefix(2)
          + differences(sums, referenceSums).prefix(2)
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func activationWithoutBias() {
    var wrong: [String] = []
    for count in [1, 7, 8, 9, 1000] {
      let values = patternTensor([count], seed: 1)
      let reference = Tensor(values.shape, values.values)
      BiasedActivation.forward(values, bias: nil, activation: .rectifiedLinear)
      BiasedActivation.referenceRectify(reference)
      wrong += differences(values, reference).prefix(2)
      let errors = patternTensor([count], seed: 2)
      let referenceErrors = Tensor(errors.shape, errors.values)
      let target = Tensor([count])
      BiasedActivation.backward(
        errors, outputs: values, activation: .rectifiedLinear, into: target)
      BiasedActivation.backward(
        errors, outputs: values, biasGradient: nil, activation: .rectifiedLinear)
      BiasedActivation.referenceMask(referenceErrors, where: values)
      wrong +=
        differences(errors, referenceErrors).prefix(2) + differences(target, errors).prefix(2)
      BiasedActivation.backward(referenceErrors, outputs: values, activation: .none, into: target)
      wrong += differences(target, referenceErrors).prefix(2)
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func addition() {
    var wrong: [String] = []
    for count in [1, 7, 8, 9, 1000] {
      let (left, right) = (patternTensor([count], seed: 1), patternTensor([count], seed: 2))
      for activation in [Activation.none, .rectifiedLinear] {
        let (sum, reference) = (Tensor([count]), Tensor([count]))
        Addition.forward(left, right, into: sum, activation: activation)
        Addition.referenceForward(
          left, right, into: reference, rectify: activation == .rectifiedLinear)
        wrong += differences(sum, reference).prefix(2)
        let (first, second) = (Tensor([count]), Tensor([count]))
        Addition.backward(left, outputs: sum, activation: activation, into: first, and: second)
        let masked = Tensor([count], left.values)
        if activation == .rectifiedLinear { BiasedActivation.referenceMask(masked, where: sum) }
        wrong += differences(first, masked).prefix(2) + differences(second, masked).prefix(2)
        Addition.accumulate(left, into: sum)
        Addition.referenceAccumulate(left, into: reference)
        wrong += differences(sum, reference).prefix(2)
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func averagePooling() {
    var wrong: [String] = []
    for channels in [1, 3, 8, 13, 64] {
      for (height, width) in [(1, 1), (2, 3), (8, 8)] {
        for input in [
          normalTensor([3, height, width, channels], seed: 1),
          patternTensor([3, height, width, channels], seed: 2),
        ] {
          let (output, reference) = (Tensor([3, channels]), Tensor([3, channels]))
          AveragePooling.forward(input, into: output)
          AveragePooling.referenceForward(input, into: reference)
          wrong += differences(output, reference).prefix(2)
          let (back, referenceBack) = (Tensor(input.shape), Tensor(input.shape))
          AveragePooling.backward(output, into: back)
          AveragePooling.referenceBackward(output, into: referenceBack)
          wrong += differences(back, referenceBack).prefix(2)
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func maxPooling() {
    var wrong: [String] = []
    for channels in [1, 3, 6, 8, 13, 16] {
      for (height, width) in [(2, 2), (5, 7), (10, 10), (28, 28), (4, 9)] {
        // Few distinct values, so that squares hold ties, and then any patterns.
        let shape: Shape = [3, height, width, channels]
        let inputs = [integerTensor(shape, bound: 2, seed: 1), patternTensor(shape, seed: 2)]
        for input in inputs {
          let shape = MaxPooling.outputShape(forInput: input.shape)
          let (output, reference) = (Tensor(shape), Tensor(shape))
          MaxPooling.forward(input, into: output)
          MaxPooling.referenceForward(input, into: reference)
          // The larger of -0 and +0 may be either.
          let unequal = (0..<output.count).filter {
            output[$0] != reference[$0] && !(output[$0].isNaN && reference[$0].isNaN)
          }
          wrong += unequal.prefix(2).map { "\(input.shape) forward [\($0)]" }
          let error = patternTensor(shape, seed: 3)
          let (back, referenceBack) = (Tensor(input.shape), Tensor(input.shape))
          back.fill(99)
          MaxPooling.backward(input: input, output: output, outputError: error, into: back)
          MaxPooling.referenceBackward(
            input: input, output: output, outputError: error, into: referenceBack)
          wrong += differences(back, referenceBack).prefix(2).map {
            "\(input.shape) backward \($0)"
          }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5).joined(separator: "\n"))")
  }

  /// Squares that overlap, reach over the edges, leave pixels out, or are one pixel.
  @Test func maxPoolingOverAnySquares() {
    var wrong: [String] = []
    for (size, stride, padding) in [
      (3, 2, 1), (3, 1, 1), (2, 1, 0), (3, 3, 0), (4, 2, 2), (1, 2, 0),
    ] {
      let window = PoolingWindow(size: size, stride: stride, padding: padding)
      for channels in [1, 3, 8, 13] {
        for (height, width) in [(4, 4), (5, 7), (10, 9)] {
          let shape: Shape = [2, height, width, channels]
          for input in [integerTensor(shape, bound: 2, seed: 1), patternTensor(shape, seed: 2)] {
            let pooled = MaxPooling.outputShape(forInput: shape, window)
            let (output, reference) = (Tensor(pooled), Tensor(pooled))
            MaxPooling.forward(input, into: output, window)
            MaxPooling.referenceForward(input, into: reference, window)
            let unequal = (0..<output.count).filter {
              output[$0] != reference[$0] && !(output[$0].isNaN && reference[$0].isNaN)
            }
            wrong += unequal.prefix(2).map { "\(window) \(shape) forward [\($0)]" }
            let error = patternTensor(pooled, seed: 3)
            let (back, referenceBack) = (Tensor(shape), Tensor(shape))
            back.fill(99)
            MaxPooling.backward(
              input: input, output: output, outputError: error, into: back, window)
            MaxPooling.referenceBackward(
              input: input, output: output, outputError: error, into: referenceBack, window)
            wrong += differences(back, referenceBack).prefix(2).map {
              "\(window) \(shape) back \($0)"
            }
          }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5).joined(separator: "\n"))")
  }

  /// Pieces of images that lie inside, over every edge, and wholly outside, mirrored and not.
  @Test func pixelConversion() {
    var wrong: [String] = []
    for channels in [1, 2, 3] {
      let conversion = PixelConversion(
        tables: (0..<(256 * channels)).map { Float($0) * 0.37 - 5 })
      let (height, width) = (5, 4)
      let pixels = (0..<(height * width * channels)).map { UInt8($0 * 37 % 251 + 1) }
      for (rows, columns) in [(5, 4), (3, 3), (7, 9)] {
        for top in -8...6 {
          for left in -10...5 {
            for mirrored in [false, true] {
              let count = rows * columns * channels
              let (found, reference) = (Tensor([count + 2]), Tensor([count + 2]))
              conversion.convert(
                pixels.span, height: height, width: width, top: top, left: left,
                mirrored: mirrored, into: found, first: 1, rows: rows, columns: columns)
              conversion.referenceConvert(
                pixels, height: height, width: width, top: top, left: left, mirrored: mirrored,
                into: reference, first: 1, rows: rows, columns: columns)
              wrong += differences(found, reference).prefix(1).map {
                "\(channels) channels, \(rows) x \(columns) at \(top), \(left) \(mirrored): \($0)"
              }
            }
          }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5).joined(separator: "\n"))")
  }

  @Test func momentumStep() {
    var wrong: [String] = []
    for count in [1, 7, 8, 1000] {
      for decay: Float in [0, 1e-4] {
        let gradient = patternTensor([count], seed: 1)
        let (weight, referenceWeight) = (
          normalTensor([count], seed: 2), normalTensor([count], seed: 2)
        )
        let (momentum, reference) = (normalTensor([count], seed: 3), normalTensor([count], seed: 3))
        MomentumStep.accumulate(
          momentum, gradient: gradient, weight: weight, factor: 0.9, decay: decay)
        MomentumStep.referenceAccumulate(
          reference, gradient: gradient, weight: weight, factor: 0.9, decay: decay)
        wrong += differences(momentum, reference).prefix(2)
        MomentumStep.descend(weight, momentum: momentum, rate: 0.01)
        MomentumStep.referenceDescend(referenceWeight, momentum: reference, rate: 0.01)
        wrong += differences(weight, referenceWeight).prefix(2)
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }
}
