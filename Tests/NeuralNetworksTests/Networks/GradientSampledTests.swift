import Kernels
import NeuralNetworks
import Randomness
import Tensors
import Testing

/// Gradients of the float32 passes against central differences of the float64 reference network.
@Suite struct GradientSampledTests {
  @Test func lenet5() {
    let network = Network.lenet5(classes: 10)
    network.initialize(from: RandomStream(seed: 3))
    let wrong = mismatches(
      network, .lenet5, input: normalTensor([2, 28, 28, 1], seed: 4), labels: [3, 8])
    #expect(wrong.isEmpty, "\(wrong.prefix(5).joined(separator: "\n"))")
  }

  @Test func multilayerPerceptron() {
    let network = Network.multilayerPerceptron(inputs: 12, hidden: [9, 7], classes: 4)
    network.initialize(from: RandomStream(seed: 5))
    let reference = ReferenceNetwork(stages: [
      .dense(inputs: 12, outputs: 9, rectify: true), .dense(inputs: 9, outputs: 7, rectify: true),
      .dense(inputs: 7, outputs: 4, rectify: false),
    ])
    let wrong = mismatches(
      network, reference, input: normalTensor([3, 12], seed: 6), labels: [0, 3, 1])
    #expect(wrong.isEmpty, "\(wrong.prefix(5).joined(separator: "\n"))")
  }

  private func mismatches(
    _ network: Network, _ reference: ReferenceNetwork, input: Tensor, labels: [Int32]
  ) -> [String] {
    KernelThreads.use(1)
    let samples = labels.count
    network.prepare(batchSizes: [samples])
    let space = network.workspace(samples: samples)
    space.input.copy(from: input)
    network.forward(space, mode: .training)
    let outcome = SoftmaxCrossEntropy.evaluate(
      logits: space.logits, labels: labels[...], error: space.logitsError)
    network.backward(space)

    var parameters = network.parameters.map { $0.values.values.map(Double.init) }
    func loss() -> Double {
      reference.loss(
        parameters: parameters, input: input.values.map(Double.init), labels: labels.map(Int.init))
    }
    var wrong: [String] = []
    let forward = outcome.lossSum / Double(samples)
    if abs(forward - loss()) > 1e-6 { wrong.append("loss \(forward), reference \(loss())") }
    let step = 0x1p-20
    for (which, parameter) in network.parameters.enumerated() {
      // float32 sums of up to 800 products: 10^-4 of the largest gradient covers their rounding.
      let tolerance = 1e-4 * Double(MagnitudeStatistics.largest(parameter.gradient)) + 1e-9
      let stream = RandomStream(seed: UInt64(which))
      for draw in 0..<min(scaled(8), parameter.values.count) {
        let place = stream.below(parameter.values.count, at: UInt64(draw))
        let value = parameters[which][place]
        parameters[which][place] = value + step
        let above = loss()
        parameters[which][place] = value - step
        let below = loss()
        parameters[which][place] = value
        let expected = (above - below) / (2 * step)
        let found = Double(parameter.gradient[place])
        if abs(found - expected) > tolerance {
          wrong.append("\(parameter.name)[\(place)] \(found), difference quotient \(expected)")
        }
      }
    }
    return wrong
  }
}
