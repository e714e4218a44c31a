import Kernels
import NeuralNetworks
import Randomness
import Tensors
import TestSupport
import TestTensors
import Testing

/// Gradients of the float32 passes against central differences of the float64 reference network.
@Suite struct GradientSampledTests {
  @Test func lenet5() {
    check(.lenet5(classes: 10), labels: [3, 8], seed: 3)
  }

  @Test func multilayerPerceptron() {
    check(
      .multilayerPerceptron(inputs: 12, hidden: [9, 7], classes: 4), labels: [0, 3, 1], seed: 5)
  }

  /// Residual sums (tensors that two steps read), strides, batch normalisation, both kinds of shortcut.
  @Test(arguments: ResidualNetwork.Shortcut.allCases)
  func residualNetwork(shortcut: ResidualNetwork.Shortcut) throws {
    let sizes = ResidualNetwork(blocksPerStage: 2, widths: [4, 6, 9], shortcut: shortcut)
    check(
      try .residual(sizes, inputShape: [1, 9, 8, 3], classes: 5), labels: [4, 0, 2], seed: 7)
  }

  /// A tensor that is read three times, twice of them by one step; layers without biases.
  @Test func sharedTensors() throws {
    var plan = NetworkPlan(inputShape: [1, 6])
    let shared = try plan.add(
      DenseLayer("shared", inputs: 6, outputs: 7, activation: .rectifiedLinear))
    let doubled = try plan.add(AdditionLayer("doubled"), reading: [shared, shared])
    let branch = try plan.add(
      DenseLayer("branch", inputs: 7, outputs: 7, hasBias: false), reading: [shared])
    try plan.add(
      AdditionLayer("sum", activation: .rectifiedLinear), reading: [doubled, branch])
    try plan.add(BatchNormalizationLayer("norm", channels: 7))
    try plan.add(DenseLayer("logits", inputs: 7, outputs: 3, hasBias: false))
    check(try Network(plan), labels: [0, 2, 1, 1], seed: 9)
  }

  private func check(_ network: Network, labels: [Int32], seed: UInt64) {
    network.initialize(from: RandomStream(seed: seed))
    // Factors and offsets of normalisations begin at 1 and 0, which would hide mistakes.
    for parameter in network.parameters where parameter.tensorClass == .normalizationParameter {
      let drawn = normalTensor(parameter.shape, seed: seed + 1, scale: 0.3)
      for index in 0..<drawn.count { parameter.values[index] += drawn[index] }
    }
    let input = normalTensor(network.inputShape.with(samples: labels.count), seed: seed + 2)
    let wrong = mismatches(
      network, ReferenceNetwork(network: network), input: input, labels: labels)
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

    var parameters: [String: [Double]] = [:]
    for parameter in network.parameters {
      parameters[parameter.name] = parameter.values.values.map(Double.init)
    }
    func loss() -> Double {
      reference.loss(parameters: parameters, input: input, labels: labels.map(Int.init))
    }
    var wrong: [String] = []
    let forward = outcome.lossSum / Double(samples)
    if abs(forward - loss()) > 1e-6 { wrong.append("loss \(forward), reference \(loss())") }
    let step = 0x1p-20
    for (which, parameter) in network.parameters.enumerated() {
      // float32 sums of up to 800 products: 10^-4 of the largest gradient covers their rounding.
      let tolerance = 1e-4 * Double(MagnitudeStatistics.largest(parameter.gradient)) + 1e-9
      let stream = RandomStream(seed: UInt64(which))
      for draw in 0..<min(TestSupport.samples(8), parameter.values.count) {
        let place = stream.below(parameter.values.count, at: UInt64(draw))
        let value = Double(parameter.values[place])
        parameters[parameter.name]?[place] = value + step
        let above = loss()
        parameters[parameter.name]?[place] = value - step
        let below = loss()
        parameters[parameter.name]?[place] = value
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
