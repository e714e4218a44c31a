import Kernels
import NeuralNetworks
import Quantization
import Tensors
import Testing

/// Plans that are no networks, and specifications that do not fit their samples: each is refused with a
/// message that names what is wrong.
@Suite struct NetworkPlanRegressionTests {
  private func message(_ build: (inout NetworkPlan) throws -> Void) -> String {
    var plan = NetworkPlan(inputShape: [1, 8, 8, 3])
    do {
      try build(&plan)
      _ = try Network(plan)
      return "accepted"
    } catch {
      return "\(error)"
    }
  }

  @Test func plansThatAreNoNetworks() {
    #expect(message { _ in } == "a network needs at least one layer")
    #expect(
      message { plan in
        try plan.add(MaxPoolingLayer("pool"))
        try plan.add(MaxPoolingLayer("pool"))
      } == "two layers or tensors are called pool")
    #expect(
      message { try $0.add(MaxPoolingLayer("input")) } == "two layers or tensors are called input")
    #expect(
      message { try $0.add(MaxPoolingLayer("pool"), reading: ["conv"]) }
        == "pool reads 'conv', which nothing before it makes; there are input")
    #expect(
      message { plan in
        try plan.add(MaxPoolingLayer("pool"))
        try plan.add(GlobalAveragePoolingLayer("mean"), reading: ["input"])
      } == "nothing reads pool")
    #expect(
      message { try $0.add(BatchNormalizationLayer("norm", channels: 4)) }
        == "norm takes 4 channels, not 8 x 8 x 3")
    #expect(
      message { try $0.add(DenseLayer("fc", inputs: 100, outputs: 2)) }
        == "fc takes 100 inputs a sample, not 8 x 8 x 3")
    #expect(
      message { plan in
        try plan.add(MaxPoolingLayer("pool"))
        try plan.add(AdditionLayer("sum"), reading: ["pool", "input"])
      } == "sum takes two inputs of one shape, not 4 x 4 x 3 and 8 x 8 x 3")
  }

  @Test func specificationsAreCheckedFromShapesAlone() {
    let colour = SampleShape(height: 32, width: 32, channels: 3, classes: 10)
    func problems(
      _ model: NetworkModel?, _ policy: PrecisionPolicy = .float32
    ) -> [TrainingError.Problem] {
      TrainingSpecification(model: model, policy: policy).problems(for: colour)
    }
    #expect(
      problems(.lenet5) == [.init("model", "lenet5 takes images of 28 x 28 x 1, not 32 x 32 x 3")])
    let larger = SampleShape(height: 32, width: 32, channels: 1, classes: 10)
    #expect(
      TrainingSpecification(model: .lenet5).problems(for: larger) == [
        .init("model", "lenet5 takes images of 28 x 28 x 1, not 32 x 32 x 1")
      ])
    #expect(problems(.residual(ResidualNetwork())).isEmpty)
    // No memory is taken: the weights of this one would be 4 TB.
    #expect(problems(.mlp(hidden: [1 << 20, 1 << 20])).isEmpty)
    #expect(problems(nil).map(\.key) == ["model"])
    #expect(
      problems(.residual(ResidualNetwork(blocksPerStage: 0, widths: [32, 16]))).map(\.key)
        == ["blocksPerStage", "widths"])
    let unknown = PrecisionPolicy(
      network: PrecisionPolicy.float32.network,
      layers: ["stage1-block9-conv1": .init(default: TensorRule(format: .float16))])
    #expect(
      problems(.residual(ResidualNetwork()), unknown).map(\.key)
        == ["policy.layers.stage1-block9-conv1"])
  }

  @Test func aGivenNetworkMustFitTheSamples() throws {
    let network = Network.multilayerPerceptron(inputs: 16, hidden: [], classes: 4)
    let samples = TestRuns.samples(count: 8, seed: 1)
    #expect(
      throws: TrainingError.samples(
        "the network gives 4, not one logit for each of 3 classes")
    ) {
      try Trainer(
        specification: TrainingSpecification(), training: samples, test: samples,
        network: network)
    }
  }
}
