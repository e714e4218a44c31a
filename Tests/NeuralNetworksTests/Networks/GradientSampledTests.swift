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

  /// The stem for large images: strides, 7 x 7, pooling over squares that overlap; four stages.
  @Test func largeResidualNetwork() throws {
    let sizes = ResidualNetwork(
      blocksPerStage: 1, widths: [3, 4, 5], shortcut: .projection, stem: .large)
    check(
      try .residual(sizes, inputShape: [1, 21, 18, 3], classes: 4), labels: [1, 3], seed: 11)
  }

  @Test func cifarNet() {
    check(.cifarNet(classes: 10), labels: [7], seed: 13)
  }

  /// Two recurrent layers over five words, at the beginning of a text and in its midst.
  @Test func languageModel() throws {
    let sizes = LanguageModel(layers: 2, units: 6, dropout: 0.3)
    let network = try Network.languageModel(sizes, tokens: 5, vocabulary: 9)
    network.initialize(from: RandomStream(seed: 15))
    for parameter in network.parameters {
      // Larger weights than a model begins with: gates that are bent.
      let drawn = normalTensor(parameter.shape, seed: 16, scale: 0.7)
      for index in 0..<drawn.count { parameter.values[index] += drawn[index] }
    }
    let words = RandomStream(seed: 17)
    func batch(_ number: Int) -> (Tensor, [Int32]) {
      let drawn = (0..<18).map { Float(words.below(9, at: UInt64(100 * number + $0))) }
      let inputs = (0..<3).flatMap { drawn[(6 * $0)..<(6 * $0 + 5)] }
      let labels = (0..<3).flatMap { drawn[(6 * $0 + 1)..<(6 * $0 + 6)] }
      return (Tensor([3, 5], inputs), labels.map(Int32.init))
    }
    var reference = ReferenceNetwork(network: network)
    var wrong: [String] = []
    for number in 0..<3 {
      let (input, labels) = batch(number)
      if number > 0 {
        for state in network.states where state.isKept {
          reference.carried[state.name] = state.values.values.map(Double.init)
        }
        #expect(reference.carried.count == 4)
        #expect(reference.carried.values.allSatisfy { $0.contains { abs($0) > 0.01 } })
      }
      wrong += mismatches(
        network, reference, input: input, labels: labels, continues: number > 0)
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5).joined(separator: "\n"))")
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
    _ network: Network, _ reference: ReferenceNetwork, input: Tensor, labels: [Int32],
    continues: Bool = false
  ) -> [String] {
    KernelThreads.use(1)
    let samples = input.shape.samples
    network.prepare(batchSizes: [samples])
    let space = network.workspace(samples: samples)
    space.input.copy(from: input)
    network.forward(space, mode: .training, continues: continues)
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
    let forward = outcome.lossSum / Double(labels.count)
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
