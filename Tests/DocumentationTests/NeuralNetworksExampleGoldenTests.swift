import NeuralNetworks
import Quantization
import Randomness
import Tensors
import Testing

/// A network, and a study of one.
@Suite struct NeuralNetworksExampleGoldenTests: DocumentedExample {
  let printed = PrintedLines()

  @Test func network() throws {
    try example("Sources/NeuralNetworks/NeuralNetworks.docc/NeuralNetworks.md") {
      let network = Network.lenet5(classes: 10)
      print(network.parameterCount, network.inputShape, network.outputShape)
      // 61706 1 x 28 x 28 x 1 1 x 10
      print(network.layers.map(\.name))
      // ["conv1", "pool1", "conv2", "pool2", "fc1", "fc2", "fc3"]
    }
  }

  @Test func writeAQuantisationStudy() throws {
    try example("Sources/NeuralNetworks/NeuralNetworks.docc/WriteAQuantisationStudy.md") {
      func samples(_ count: Int, _ stream: RandomStream) -> SampleSet {
        var pixels: [Float] = []
        for index in 0..<16 * count {
          let isLeft = index % 4 < 2
          let isBright = isLeft == (index / 16 % 2 == 0)
          pixels.append(Float(stream.normal(at: UInt64(index))) + (isBright ? 1 : -1))
        }
        let labels = (0..<count).map { Int32($0 % 2) }
        return SampleSet(
          pixels: pixels, labels: labels, height: 4, width: 4, channels: 1, classes: 2)
      }

      let data = RandomStream(seed: 1)
      let training = samples(512, data.child(named: "training"))
      let test = samples(256, data.child(named: "test"))

      final class LeakyRectifier: Layer {
        let name: String
        init(_ name: String) { self.name = name }

        func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
          guard shapes.count == 1 else { throw ShapeError("\(name) takes one input") }
          return shapes[0]
        }

        func forward(_ pass: ForwardPass) {
          for i in 0..<pass.output.count {
            pass.output[i] = pass.input[i] > 0 ? pass.input[i] : pass.input[i] / 8
          }
        }

        func backward(_ pass: BackwardPass) {
          guard let inputError = pass.inputError else { return }
          for i in 0..<inputError.count {
            inputError[i] = pass.input[i] > 0 ? pass.outputError[i] : pass.outputError[i] / 8
          }
        }
      }

      func network() throws -> Network {
        try Network(
          [
            DenseLayer("hidden", inputs: 16, outputs: 24),
            LeakyRectifier("rectifier"),
            DenseLayer("logits", inputs: 24, outputs: 2),
          ], inputShape: [1, 16])
      }

      func policy(
        forward: NumberFormat, backward: NumberFormat, scaling: ScalingPolicy = .none
      ) -> PrecisionPolicy {
        PrecisionPolicy(
          network: .init(
            default: TensorRule(format: .float32),
            classes: [
              .weight: TensorRule(format: forward), .activation: TensorRule(format: forward),
              .error: TensorRule(format: backward, scaling: scaling),
              .weightGradient: TensorRule(format: backward),
            ]))
      }

      func accuracy(_ policy: PrecisionPolicy, seed: UInt64) throws -> Double {
        let trainer = try Trainer(
          specification: TrainingSpecification(
            epochs: 3, batchSize: 32, policy: policy, seed: seed),
          training: training, test: test, network: try network())
        for _ in 1..<trainer.specification.epochs { _ = try trainer.runEpoch() }
        return try trainer.runEpoch().testAccuracy
      }

      let posit = policy(forward: .posit(n: 8, es: 1), backward: .posit(n: 8, es: 2))
      let seeds: [UInt64] = [1, 2, 3]
      let baselines = try seeds.map { try accuracy(.float32, seed: $0) }
      let differences = try zip(seeds, baselines).map { try accuracy(posit, seed: $0) - $1 }
      print(baselines.allSatisfy { $0 > 0.95 }, differences.allSatisfy { abs($0) < 0.03 })
      // true true

      final class Underflow: TrainingObserver {
        var zeros = 0
        var values = 0

        func observe(_ name: String, _ tensorClass: TensorClass, _ values: Tensor, step: Int) {
          guard tensorClass == .error, name != NetworkPlan.input else { return }
          self.values += values.count
          zeros += values.values.count { $0 == 0 }
        }
      }

      func shareOfZeros(_ policy: PrecisionPolicy) throws -> Double {
        let underflow = Underflow()
        let trainer = try Trainer(
          specification: TrainingSpecification(epochs: 1, policy: policy), training: training,
          test: test, network: try network(), observer: underflow)
        _ = try trainer.runEpoch()
        return Double(underflow.zeros) / Double(underflow.values)
      }

      let fourBits = NumberFormat(element: .float4e2m1)
      let plain = policy(forward: fourBits, backward: fourBits)
      let scaled = policy(
        forward: fourBits, backward: fourBits, scaling: ScalingPolicy(.amax))
      print(try shareOfZeros(plain), try shareOfZeros(scaled) < 1)  // 1.0 true
    }
  }
}
