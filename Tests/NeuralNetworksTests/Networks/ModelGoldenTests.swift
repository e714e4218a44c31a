import NeuralNetworks
import Randomness
import TestTensors
import Testing

@Suite struct ModelGoldenTests {
  @Test func lenet5HasThePublishedNumberOfParameters() {
    let network = Network.lenet5(classes: 10)
    #expect(network.parameterCount == 61_706)
    #expect(
      network.parameters.map { "\($0.name) \($0.values.shape)" } == [
        "conv1.weight 5 x 5 x 1 x 6", "conv1.bias 6", "conv2.weight 5 x 5 x 6 x 16",
        "conv2.bias 16", "fc1.weight 400 x 120", "fc1.bias 120", "fc2.weight 120 x 84",
        "fc2.bias 84", "fc3.weight 84 x 10", "fc3.bias 10",
      ])
  }

  @Test func initialValuesFillTheirInterval() {
    let network = Network.lenet5(classes: 10)
    network.initialize(from: RandomStream(seed: 1))
    let fans = [
      "conv2.weight": 150, "fc1.weight": 400, "fc1.bias": 400, "fc2.weight": 120, "fc3.weight": 84,
    ]
    #expect(Set(fans.keys).isSubset(of: network.parameters.map(\.name)))
    for parameter in network.parameters {
      guard let fan = fans[parameter.name] else { continue }
      let bound = 1 / Float(fan).squareRoot()
      let values = parameter.values.values
      let largest = values.map(\.magnitude).reduce(0, max)
      #expect(largest <= bound && largest > 0.9 * bound, "\(parameter.name)")
      // The mean of n uniform values has the deviation bound / sqrt(3 n); five of them are allowed.
      let mean = values.reduce(0, +) / Float(values.count)
      #expect(abs(mean) < 5 * bound / Float(3 * values.count).squareRoot(), "\(parameter.name)")
    }
  }

  @Test func residualNetworksHaveThePublishedNumberOfParameters() throws {
    func count(_ sizes: ResidualNetwork) throws -> Int {
      try Network.residual(sizes, inputShape: [1, 32, 32, 3], classes: 10).parameterCount
    }
    #expect(try count(ResidualNetwork()) == 269_722)
    #expect(try count(ResidualNetwork(shortcut: .projection)) == 272_474)
    #expect(try count(ResidualNetwork(blocksPerStage: 9)) == 853_018)
    #expect(ResidualNetwork().depth == 20)
    #expect(NetworkModel(name: "resnet20") == .residual(ResidualNetwork()))
    #expect(NetworkModel(name: "resnet21") == nil)
  }

  @Test func largerNetworksHaveTheKnownNumberOfParameters() throws {
    func count(_ name: String, _ shape: SampleShape, stem: ResidualNetwork.Stem = .small) throws
      -> Int
    {
      var settings = NetworkModel.Settings()
      settings.stem = stem
      let model = try #require(NetworkModel(name: name, settings: settings))
      return try model.network(for: shape).parameterCount
    }
    let cifar = SampleShape(height: 32, width: 32, channels: 3, classes: 10)
    // PyTorch's counts; those of bench_torch.py and of torchvision.models.resnet18.
    #expect(try count("resnet18", cifar) == 11_173_962)
    let imageNet = SampleShape(height: 224, width: 224, channels: 3, classes: 1000)
    #expect(try count("resnet18", imageNet, stem: .large) == 11_689_512)
    // 8 (75 + 1) + 16 (200 + 1) + 384 * 1025 + 192 * 385 + 10 * 193: 0.5 M in PositNN's paper.
    #expect(try count("cifarnet", cifar) == 473_274)
    // 10,000 words x 200, twice 800 (200 + 200 + 1), 10,000 x 201.
    #expect(try count("lstm", SampleShape(tokens: 35, vocabulary: 10_000)) == 4_651_600)
    #expect(throws: NetworkError.self) { try count("lstm", cifar) }
    #expect(throws: NetworkError.self) {
      try count("resnet20", SampleShape(tokens: 35, vocabulary: 100))
    }
  }

  /// The large stem divides rows and columns by four before the first stage, the stages by eight after it.
  @Test func theLargeStemMakesImagesSmall() throws {
    let network = try Network.residual(
      .resnet18(stem: .large), inputShape: [1, 224, 224, 3], classes: 10)
    let shapes = Dictionary(uniqueKeysWithValues: network.tensors.map { ($0.name, $0.shape) })
    #expect(shapes["conv1"] == [1, 112, 112, 64])
    #expect(shapes["pool1"] == [1, 56, 56, 64])
    #expect(shapes["stage4-block2-sum"] == [1, 7, 7, 512])
  }
}
