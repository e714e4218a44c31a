import Datasets
import NeuralNetworks
import Quantization
import RunRecords

extension SpecKey {
  private typealias Limits = TrainingSpecification.Limits

  /// Every setting of a run and its default: the one place where defaults are.
  public static let table: [SpecKey] = training + samples + precision

  private static let training: [SpecKey] = [
    SpecKey(
      "model.name", .oneOf(NetworkModel.names), default: "lenet5",
      "the network"),
    SpecKey(
      "model.hidden", .counts(Limits.hiddenWidth, atMost: Limits.hiddenLayers.upperBound),
      default: .array([128]), models: ["mlp"], "widths of the hidden layers of mlp"),
    SpecKey("epochs", .whole(Limits.epochs), default: 10, "passes over the training samples"),
    SpecKey("batchSize", .whole(Limits.batchSize), default: 64, "samples a step"),
    SpecKey(
      "learningRate", .number("above 0") { $0 > 0 }, default: 0.01, "the base learning rate"),
    SpecKey(
      "momentum", .number("0 or more and below 1") { (0..<1).contains($0) }, default: 0.9,
      "momentum of stochastic gradient descent"),
    SpecKey(
      "weightDecay", .number("0 or more") { $0 >= 0 }, default: 0,
      "the factor of the weights that is added to their gradients"),
    SpecKey(
      "schedule", .parsed(ScheduleText.allowed, canonical: ScheduleText.canonical),
      default: "constant", "how the learning rate changes over the run"),
    SpecKey(
      "learningRateWarmupSteps", .whole(Limits.steps), default: 0,
      "steps over which the learning rate rises from 0"),
    SpecKey(
      "threads", .whole(Limits.threads), default: 1, "threads of the float32 kernels of one run"),
  ]

  private static let samples: [SpecKey] = [
    SpecKey(
      "data.name", .oneOf(DatasetName.allCases.map(\.rawValue)), default: "fashion-mnist",
      "the data set"),
    SpecKey(
      "data.directory", .text, default: nil,
      "where its files are; found by itself where left out", decidesResults: false),
    SpecKey(
      "data.trainingSamples", .countOrAll, default: "all",
      "how many training samples, from the first"),
    SpecKey(
      "data.testSamples", .countOrAll, default: "all", "how many test samples, from the first"),
    SpecKey(
      "data.mean", .numbers("any") { _ in true }, default: nil,
      "what is subtracted from pixels of 0...1; by default the data set's mean"),
    SpecKey(
      "data.deviation", .numbers("above 0") { $0 > 0 }, default: nil,
      "what pixels are divided by then; by default the data set's standard deviation"),
  ]

  private static let precision: [SpecKey] =
    [
      SpecKey(
        "precision.warmup",
        .parsed(PrecisionWarmupText.allowed, canonical: PrecisionWarmupText.canonical),
        default: "none", "the first part of the run, in float32"),
      SpecKey(
        "precision.lossScaleExponent", .whole(Limits.lossScaleExponent), default: 0,
        "the power of two that the loss is multiplied by"),
    ] + rules

  private static let rules: [SpecKey] = {
    let scopes = ["precision", "precision.layers.*"]
    let classes = ["default"] + TensorClass.allCases.map(\.rawValue)
    return scopes.flatMap { scope in
      classes.flatMap { name in
        rule("\(scope).\(name)", withDefaults: scope == "precision" && name == "default")
      }
    }
  }()

  private static func rule(_ path: String, withDefaults: Bool) -> [SpecKey] {
    func parts(_ values: JSONValue) -> JSONValue? { withDefaults ? values : nil }
    return [
      SpecKey(
        "\(path).format",
        .parsed("a number format, such as posit(8,1)") {
          try NumberFormat(parsing: $0).description
        }, default: nil, "the number format"),
      SpecKey(
        "\(path).rounding", .oneOf(RoundingMode.allCases.map(\.rawValue)),
        default: parts("nearest"), "the rounding"),
      SpecKey(
        "\(path).underflow", .oneOf(UnderflowPolicy.allCases.map(\.rawValue)),
        default: parts("saturate"), "what becomes of magnitudes below minpos"),
      SpecKey(
        "\(path).scaling",
        .parsed("a scaling policy, such as layerwise(2)") {
          try ScalingPolicy(parsing: $0).description
        }, default: parts("none"), "the power of two that tensors are divided by first"),
    ]
  }

  /// The mean and the standard deviation of pixels in 0...1, by data set.
  static func normalization(of name: DatasetName) -> (mean: Double, deviation: Double) {
    switch name {
    case .fashionMNIST: (0.2860, 0.3530)
    case .mnist: (0.1307, 0.3081)
    case .synthetic: (0.5, 0.25)
    }
  }
}
