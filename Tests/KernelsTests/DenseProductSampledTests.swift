import Kernels
import Tensors
import TestTensors
import Testing

/// Matrix products on whole numbers, where every order of summing gives the same bits.
@Suite struct DenseProductSampledTests {
  @Test func productsAreTheDefinition() {
    KernelThreads.use(1)
    var wrong: [String] = []
    for (samples, inputs, outputs) in [(1, 1, 1), (3, 7, 5), (64, 400, 120), (17, 84, 10)] {
      let input = integerTensor([samples, inputs], bound: 16, seed: 1)
      let weight = integerTensor([inputs, outputs], bound: 16, seed: 2)
      let error = integerTensor([samples, outputs], bound: 16, seed: 3)
      let output = Tensor([samples, outputs])
      let inputError = Tensor([samples, inputs])
      let gradient = Tensor([inputs, outputs])
      DenseProduct.forward(input, weight: weight, into: output)
      DenseProduct.backwardInput(error, weight: weight, into: inputError)
      DenseProduct.backwardWeight(input, outputError: error, into: gradient)
      let expected = (Tensor(output.shape), Tensor(inputError.shape), Tensor(gradient.shape))
      for n in 0..<samples {
        for i in 0..<inputs {
          for o in 0..<outputs {
            let (x, w, e) = (input[n * inputs + i], weight[i * outputs + o], error[n * outputs + o])
            expected.0[n * outputs + o] += x * w
            expected.1[n * inputs + i] += e * w
            expected.2[i * outputs + o] += x * e
          }
        }
      }
      wrong += differences(output, expected.0).prefix(2)
      wrong += differences(inputError, expected.1).prefix(2)
      wrong += differences(gradient, expected.2).prefix(2)
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }
}
