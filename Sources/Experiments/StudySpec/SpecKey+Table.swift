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
    SpecKey(
      "model.stem", .oneOf(ResidualNetwork.Stem.allCases.map(\.rawValue)), default: "small",
      models: ["resnet18"],
      "small: 3 x 3 for images of about 32 x 32; large: 7 x 7 with stride 2 and max pooling"),
    SpecKey(
      "model.dropout", .number("0 or more and below 1") { (0..<1).contains($0) }, default: nil,
      models: ["cifarnet", "lstm"],
      "the share of values left out in training; by default 0.5 for cifarnet, 0 for lstm"),
    SpecKey(
      "model.layers", .whole(1...16), default: 2, models: ["lstm"], "recurrent layers of lstm"),
    SpecKey(
      "model.units", .whole(1...16384), default: 200, models: ["lstm"],
      "units of a layer of lstm, and numbers a word"),
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
      "gradientClip", .number("above 0") { $0 > 0 }, default: nil,
      "the norm that all gradients together are scaled down to; none where left out"),
    SpecKey(
      "schedule", .parsed(ScheduleText.allowed, canonical: ScheduleText.canonical),
      default: "constant", "how the learning rate changes over the run"),
    SpecKey(
      "learningRateWarmupSteps", .whole(Limits.steps), default: 0,
      "steps over which the learning rate rises from 0"),
    SpecKey(
      "threads", .whole(Limits.threads), default: 1, "threads of the float32 kernels of one run"),
  ]

  private static let imageSets = Set(
    DatasetName.allCases.filter { $0.content != .text }.map(\.rawValue))
  private static let texts = Set(
    DatasetName.allCases.filter { $0.content == .text }.map(\.rawValue))

  private static let samples: [SpecKey] = [
    SpecKey(
      "data.name", .oneOf(DatasetName.allCases.map(\.rawValue)), default: "fashion-mnist",
      "the data set"),
    SpecKey(
      "data.directory", .text, default: nil,
      "where its files are; found by itself where left out", decidesResults: false),
    SpecKey(
      "data.trainingSamples", .countOrAll, default: "all",
      "how many training samples, from the first; of text, pieces of sequenceLength words"),
    SpecKey(
      "data.testSamples", .countOrAll, default: "all", "how many test samples, from the first"),
    SpecKey(
      "data.mean", .numbers("any") { _ in true }, default: nil, datasets: imageSets,
      "what is subtracted from pixels of 0...1; by default the data set's mean"),
    SpecKey(
      "data.deviation", .numbers("above 0") { $0 > 0 }, default: nil, datasets: imageSets,
      "what pixels are divided by then; by default the data set's standard deviation"),
    SpecKey(
      "data.augmentation",
      .parsed(ImageAugmentation.allowed) { text in
        guard let augmentation = ImageAugmentation(parsing: text) else {
          throw SpecTextError(
            description: "'\(text)' is no augmentation; expected \(ImageAugmentation.allowed)")
        }
        return augmentation.description
      }, default: "none", datasets: imageSets,
      "what training changes in its images at random, anew in every epoch"),
    SpecKey(
      "data.imageSize", .whole(1...4096), default: 224,
      datasets: [DatasetName.imageFolder.rawValue], "rows and columns of the images shown"),
    SpecKey(
      "data.resize", .whole(1...4096), default: nil,
      datasets: [DatasetName.imageFolder.rawValue],
      "the length that the shorter side of an image is brought to before it is cut to imageSize; by "
        + "default imageSize"),
    SpecKey(
      "data.sequenceLength", .whole(1...65536), default: 35, datasets: texts,
      "words over which errors run back; batchSize parts of the text are read side by side"),
    SpecKey(
      "data.vocabulary", .countOrAll, default: "all", datasets: texts,
      "the most words; the rarer ones become <unk>"),
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
}
