import Datasets
import NeuralNetworks
import Quantization
import RunRecords

extension SpecKey {
  private typealias Limits = TrainingSpecification.Limits

  /// Every setting of a run: its key, what it may be, where it stands, and the default it came with.
  ///
  /// The defaults of today are those of `RunSettings()`.
  public static let table: [SpecKey] = training + samples + precision

  private static let training: [SpecKey] = [
    SpecKey(
      "model.name", .oneOf(NetworkModel.names), at: \.model.name, firstDefault: "lenet5",
      "the network"),
    SpecKey(
      "model.hidden", .counts(Limits.hiddenWidth, atMost: Limits.hiddenLayers.upperBound),
      at: \.model.hidden, firstDefault: [128], models: ["mlp"],
      "widths of the hidden layers of mlp"),
    SpecKey(
      "epochs", .whole(Limits.epochs), at: \.training.epochs, firstDefault: 10,
      "passes over the training samples"),
    SpecKey(
      "batchSize", .whole(Limits.batchSize), at: \.training.batchSize, firstDefault: 64,
      "samples a step"),
    SpecKey(
      "learningRate", .number("above 0") { $0 > 0 }, at: \.training.learningRate,
      firstDefault: 0.01, "the base learning rate"),
    SpecKey(
      "momentum", .number("0 or more and below 1") { (0..<1).contains($0) },
      at: \.training.momentum, firstDefault: 0.9, "momentum of stochastic gradient descent"),
    SpecKey(
      "weightDecay", .number("0 or more") { $0 >= 0 }, at: \.training.weightDecay,
      firstDefault: 0, "the factor of the weights that is added to their gradients"),
    SpecKey(
      "schedule", .parsed(ScheduleText.allowed, ScheduleText.schedule, text: ScheduleText.text),
      at: \.training.schedule, firstDefault: "constant",
      "how the learning rate changes over the run"),
    SpecKey(
      "learningRateWarmupSteps", .whole(Limits.steps), at: \.training.learningRateWarmupSteps,
      firstDefault: 0, "steps over which the learning rate rises from 0"),
    SpecKey(
      "threads", .whole(Limits.threads), at: \.training.threads, firstDefault: 1,
      "threads of the float32 kernels of one run"),
  ]

  private static let samples: [SpecKey] = [
    SpecKey(
      "data.name", .name(of: DatasetName.self), at: \.data.name, firstDefault: "fashion-mnist",
      "the data set"),
    SpecKey(
      "data.directory", .text, at: \.data.directory,
      "where its files are; found by itself where left out", decidesResults: false),
    SpecKey(
      "data.trainingSamples", .countOrAll, at: \.data.trainingSamples, firstDefault: "all",
      "how many training samples, from the first"),
    SpecKey(
      "data.testSamples", .countOrAll, at: \.data.testSamples, firstDefault: "all",
      "how many test samples, from the first"),
    SpecKey(
      "data.mean", .numbers("any") { _ in true }, at: \.data.mean,
      "what is subtracted from pixels of 0...1; by default the data set's mean"),
    SpecKey(
      "data.deviation", .numbers("above 0") { $0 > 0 }, at: \.data.deviation,
      "what pixels are divided by then; by default the data set's standard deviation"),
  ]

  private static let precision: [SpecKey] =
    [
      SpecKey(
        "precision.warmup",
        .parsed(
          PrecisionWarmupText.allowed, PrecisionWarmupText.warmup, text: PrecisionWarmupText.text),
        at: \.training.precisionWarmup, firstDefault: "none",
        "the first part of the run, in float32"),
      SpecKey(
        "precision.lossScaleExponent", .whole(Limits.lossScaleExponent),
        at: \.training.lossScaleExponent, firstDefault: 0,
        "the power of two that the loss is multiplied by"),
    ] + rules

  private static let rules: [SpecKey] = {
    let classes: [TensorClass?] = [nil] + TensorClass.allCases
    return ["precision", "precision.layers.*"].flatMap { scope in
      classes.flatMap { tensorClass in
        rule(
          "\(scope).\(tensorClass?.rawValue ?? "default")", of: tensorClass,
          hasDefaults: scope == "precision" && tensorClass == nil)
      }
    }
  }()

  private static func rule(
    _ path: String, of tensorClass: TensorClass?, hasDefaults: Bool
  ) -> [SpecKey] {
    func first(_ value: JSONValue) -> JSONValue? { hasDefaults ? value : nil }
    return [
      SpecKey(
        "\(path).format",
        .parsed(
          "a number format, such as posit(8,1)", NumberFormat.init(parsing:), text: \.description),
        of: tensorClass, part: \.format, firstDefault: nil, "the number format"),
      SpecKey(
        "\(path).rounding", .name(of: RoundingMode.self), of: tensorClass, part: \.rounding,
        firstDefault: first("nearest"), "the rounding"),
      SpecKey(
        "\(path).underflow", .name(of: UnderflowPolicy.self), of: tensorClass, part: \.underflow,
        firstDefault: first("saturate"), "what becomes of magnitudes below minpos"),
      SpecKey(
        "\(path).scaling",
        .parsed(
          "a scaling policy, such as layerwise(2)", ScalingPolicy.init(parsing:),
          text: \.description),
        of: tensorClass, part: \.scaling, firstDefault: first("none"),
        "the power of two that tensors are divided by first"),
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
