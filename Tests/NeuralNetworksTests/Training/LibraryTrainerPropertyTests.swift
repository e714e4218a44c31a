import Foundation
import Kernels
import NeuralNetworks
import Quantization
import Randomness
import Tensors
import TestTensors
import Testing

/// A trainer with layers, weights, orders and observers of a user.
@Suite struct LibraryTrainerPropertyTests {
  /// A layer of a user: every feature times a trained factor.
  private final class ScaleLayer: Layer {
    let name: String
    let factor: Parameter
    var parameters: [Parameter] { [factor] }

    init(_ name: String, features: Int) {
      self.name = name
      factor = Parameter(
        name: "\(name).factor", shape: [features], initializer: .constant(1), decays: false)
    }

    func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
      guard shapes.count == 1, shapes[0].sampleCount == factor.shape.count else {
        throw ShapeError("\(name) takes \(factor.shape.count) features")
      }
      return shapes[0]
    }

    func forward(_ pass: ForwardPass) {
      for index in 0..<pass.output.count {
        pass.output[index] = pass.input[index] * factor.values[index % factor.values.count]
      }
    }

    func backward(_ pass: BackwardPass) {
      factor.gradient.fill(0)
      for index in 0..<pass.outputError.count {
        let feature = index % factor.values.count
        factor.gradient[feature] += pass.outputError[index] * pass.input[index]
        pass.inputError?[index] = pass.outputError[index] * factor.values[feature]
      }
    }
  }

  private final class Notes: TrainingObserver {
    var losses: [Double] = []
    var tensors: [String: [Float]] = [:]

    func observe(_ name: String, _ tensorClass: TensorClass, _ values: Tensor, step: Int) {
      tensors["\(step) \(name) \(tensorClass.rawValue)"] = values.values
    }

    func stepEnded(_ step: Int, loss: Double) {
      losses.append(loss)
      #expect(losses.count == step + 1)
    }
  }

  private func network() throws -> Network {
    try Network(
      [
        ScaleLayer("scale", features: 16),
        DenseLayer("fc1", inputs: 16, outputs: 8, activation: .rectifiedLinear),
        DenseLayer("fc2", inputs: 8, outputs: 3),
      ], inputShape: [1, 16])
  }

  private func trainer(
    policy: PrecisionPolicy = .float32, weights: [String: Tensor]? = nil,
    sampleOrder: ((Int) -> [Int])? = nil, observer: Notes? = nil
  ) throws(TrainingError) -> Trainer {
    let network: Network
    do { network = try self.network() } catch { throw .samples("\(error)") }
    return try Trainer(
      specification: TrainingSpecification(
        epochs: 2, batchSize: 8, learningRate: 0.05, weightDecay: 0.01, policy: policy),
      training: TestRuns.samples(count: 24, seed: 1), test: TestRuns.samples(count: 30, seed: 2),
      network: network, weights: weights, sampleOrder: sampleOrder, observer: observer)
  }

  @Test func aNetworkOfAUserLearns() throws {
    let run = try trainer(policy: TestRuns.posit8())
    for _ in 0..<8 { _ = try run.runEpoch() }
    #expect(try run.evaluate().testAccuracy > 0.9)
    #expect(run.network.parameters[0].master.values != Array(repeating: 1, count: 16))
  }

  @Test func anObserverSeesEverythingAndChangesNothing() throws {
    let notes = Notes()
    let (plain, watched) = (
      try trainer(policy: TestRuns.posit8()),
      try trainer(policy: TestRuns.posit8(), observer: notes)
    )
    let metrics = try plain.runEpoch()
    #expect(try watched.runEpoch() == metrics)
    #expect(watched.checkpoint() == plain.checkpoint())
    #expect(notes.losses.reduce(0, +) / 3 == metrics.trainingLoss)
    for name in [
      "input activation", "scale activation", "scale error", "fc2 error", "fc2 loss",
      "fc1.weight weight", "fc1.weight weightGradient", "scale.factor masterWeight",
      "fc2.bias optimizerState",
    ] {
      for step in 0..<3 {
        let values = notes.tensors["\(step) \(name)"]
        #expect(values?.contains { $0 != 0 } == true, "\(step) \(name)")
      }
    }
    #expect(
      notes.tensors["2 fc1.weight masterWeight"] == watched.network.parameters[1].master.values)
  }

  /// What PyTorch's loop does, written out: the same losses to the last bits of float32.
  @Test func givenWeightsAndOrderAreUsed() throws {
    let notes = Notes()
    var weights = try network().weights
    for (index, name) in weights.keys.sorted().enumerated() {
      guard let shape = weights[name]?.shape else { continue }
      weights[name] = normalTensor(shape, seed: UInt64(index), scale: 0.5)
    }
    let order = { (epoch: Int) in (0..<24).map { ($0 * 7 + epoch) % 24 } }
    let run = try trainer(weights: weights, sampleOrder: order, observer: notes)
    for _ in 0..<2 { _ = try run.runEpoch() }

    var values = weights.mapValues { $0.values.map(Double.init) }
    var momentum = values.mapValues { $0.map { _ in 0.0 } }
    let reference = ReferencePerceptron(samples: TestRuns.samples(count: 24, seed: 1))
    var losses: [Double] = []
    for epoch in 0..<2 {
      for batch in 0..<3 {
        let samples = Array(order(epoch)[(batch * 8)..<((batch + 1) * 8)])
        losses.append(reference.loss(values, samples))
        let gradients = reference.gradients(values, samples)
        for (name, gradient) in gradients {
          for index in gradient.indices {
            let decay = name == "scale.factor" ? 0 : 0.01 * (values[name]?[index] ?? 0)
            let next = 0.9 * (momentum[name]?[index] ?? 0) + gradient[index] + decay
            momentum[name]?[index] = next
            values[name]?[index] -= 0.05 * next
          }
        }
      }
    }
    #expect(notes.losses.count == 6)
    for (found, expected) in zip(notes.losses, losses) {
      #expect(abs(found - expected) < 1e-5 * expected)
    }
  }

  /// The network of `network()` in float64, with gradients as difference quotients.
  private struct ReferencePerceptron {
    let samples: SampleSet

    func loss(_ values: [String: [Double]], _ batch: [Int]) -> Double {
      batch.reduce(0) { total, sample in
        let factor = values["scale.factor"] ?? []
        let input = (0..<16).map { Double(samples.pixels[sample * 16 + $0]) * factor[$0] }
        let hidden = dense(values, "fc1", input, 8).map { max(0, $0) }
        let logits = dense(values, "fc2", hidden, 3)
        let sum = logits.reduce(0) { $0 + exp($1) }
        return total + log(sum) - logits[Int(samples.labels[sample])]
      } / Double(batch.count)
    }

    private func dense(
      _ values: [String: [Double]], _ name: String, _ input: [Double], _ outputs: Int
    ) -> [Double] {
      let (weight, bias) = (values["\(name).weight"] ?? [], values["\(name).bias"] ?? [])
      return (0..<outputs).map { o in
        input.indices.reduce(bias[o]) { $0 + input[$1] * weight[$1 * outputs + o] }
      }
    }

    func gradients(_ values: [String: [Double]], _ batch: [Int]) -> [String: [Double]] {
      var found: [String: [Double]] = [:]
      for (name, own) in values {
        found[name] = own.indices.map { index in
          let step = 0x1p-18
          var moved = values
          moved[name]?[index] = own[index] + step
          let above = loss(moved, batch)
          moved[name]?[index] = own[index] - step
          return (above - loss(moved, batch)) / (2 * step)
        }
      }
      return found
    }
  }

  @Test func weightsAndOrdersThatDoNotFitAreRefused() throws {
    func message(_ weights: [String: Tensor]) -> String {
      do throws(TrainingError) {
        _ = try trainer(weights: weights)
        return "accepted"
      } catch {
        return error.description
      }
    }
    let good = try network().weights
    #expect(message(good) == "accepted")
    var bad = good
    bad["fc1.bias"] = nil
    #expect(message(bad) == "weights: fc1.bias is missing")
    bad = good
    bad["fc1.bias"] = Tensor([9])
    #expect(message(bad) == "weights: fc1.bias is 9, not 8")
    bad = good
    bad["fc9.bias"] = Tensor([9])
    #expect(message(bad) == "weights: the network has no parameter fc9.bias")
    for order in [[0, 1], Array(repeating: 24, count: 24)] {
      let run = try trainer(sampleOrder: { _ in order })
      #expect(throws: TrainingError.self) { try run.step() }
    }
  }

  @Test func aCallersSettingsDecideNothingAndStay() throws {
    let plain = try trainer()
    _ = try plain.runEpoch()
    KernelThreads.use(2)
    let disturbed = try trainer()
    _ = try disturbed.runEpoch()
    #expect(KernelThreads.current == 2)
    KernelThreads.use(1)
    #expect(disturbed.checkpoint() == plain.checkpoint())
  }

  @Test func pytorchLayouts() throws {
    let geometry = ConvolutionGeometry(
      height: 3, width: 4, inputChannels: 2, outputChannels: 5, kernelSize: 1)
    let network = try Network(
      [
        ConvolutionLayer(
          "conv",
          ConvolutionGeometry(
            height: 4, width: 5, inputChannels: 3, outputChannels: 2, kernelSize: 2)),
        BatchNormalizationLayer("bn", channels: 2),
        ConvolutionLayer("point", geometry, hasBias: false),
        DenseLayer("fc", inputs: 60, outputs: 4),
      ], inputShape: [1, 4, 5, 3])
    network.initialize(from: RandomStream(seed: 1))
    let (own, pytorch) = (network.weights, network.pytorchWeights)
    #expect(
      Set(pytorch.keys) == [
        "conv.weight", "conv.bias", "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var",
        "point.weight", "fc.weight", "fc.bias",
      ])
    #expect(pytorch["conv.weight"]?.shape == [2, 3, 2, 2])
    #expect(pytorch["fc.weight"]?.shape == [4, 60])
    func element(_ tensors: [String: Tensor], _ name: String, _ indices: [Int]) -> Float? {
      guard let tensor = tensors[name] else { return nil }
      return tensor[zip(indices, tensor.shape.dimensions).reduce(0) { $0 * $1.1 + $1.0 }]
    }
    // Output 1, input channel 2, row 1, column 0.
    let tap = element(own, "conv.weight", [1, 0, 2, 1])
    #expect(tap != nil && element(pytorch, "conv.weight", [1, 2, 1, 0]) == tap)
    // Logit 3; channel 4, row 2, column 1 of the image of 3 x 4 x 5.
    let share = element(own, "fc.weight", [(2 * 4 + 1) * 5 + 4, 3])
    #expect(share != nil && element(pytorch, "fc.weight", [3, 4 * 12 + 2 * 4 + 1]) == share)
    var given = pytorch
    given["bn.num_batches_tracked"] = Tensor([])
    let other = try Network(
      [
        ConvolutionLayer(
          "conv",
          ConvolutionGeometry(
            height: 4, width: 5, inputChannels: 3, outputChannels: 2, kernelSize: 2)),
        BatchNormalizationLayer("bn", channels: 2),
        ConvolutionLayer("point", geometry, hasBias: false),
        DenseLayer("fc", inputs: 60, outputs: 4),
      ], inputShape: [1, 4, 5, 3])
    try other.load(pytorch: try SafetensorsFile(bytes: SafetensorsFile(given).bytes).tensors)
    for (name, tensor) in own { #expect(other.weights[name]?.values == tensor.values, "\(name)") }
    given["fc.weight"] = own["fc.weight"]
    #expect(throws: WeightsError.self) { try other.load(pytorch: given) }
  }
}
