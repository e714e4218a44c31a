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
      at: \.model.settings.hidden, firstDefault: [128], models: ["mlp"],
      "widths of the hidden layers of mlp"),
    SpecKey(
      "model.stem", .name(of: ResidualNetwork.Stem.self), at: \.model.settings.stem,
      firstDefault: "small",
      models: ["resnet18"],
      "small: 3 x 3, for images of about 32 x 32; large: 7 x 7 with stride 2, and max pooling"),
    SpecKey(
      "model.dropout", .number("0 or more and below 1") { (0..<1).contains($0) },
      at: \.model.settings.dropout, models: ["cifarnet", "lstm"],
      "the share of values left out in training; by default 0.5 for cifarnet, 0 for lstm"),
    SpecKey(
      "model.layers", .whole(1...16), at: \.model.settings.layers, firstDefault: 2,
      models: ["lstm"],
      "recurrent layers of lstm"),
    SpecKey(
      "model.units", .whole(1...16384), at: \.model.settings.units, firstDefault: 200,
      models: ["lstm"],
      "units of a layer of lstm, and numbers a word"),
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
      "gradientClip", .number("above 0") { $0 > 0 }, at: \.training.gradientClip,
      "the norm that all gradients together are scaled down to; none where left out"),
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

  private static let imageSets = Set(
    DatasetName.allCases.filter { $0.content != .text }.map(\.rawValue))
  private static let texts = Set(
    DatasetName.allCases.filter { $0.content == .text }.map(\.rawValue))
  private static let folders: Set = [DatasetName.imageFolder.rawValue]

  private static let samples: [SpecKey] = [
    SpecKey(
      "data.name", .name(of: DatasetName.self), at: \.data.name, firstDefault: "fashion-mnist",
      "the data set"),
    SpecKey(
      "data.directory", .text, at: \.data.directory,
      "where its files are; found by itself where left out", decidesResults: false),
    SpecKey(
      "data.trainingSamples", .countOrAll, at: \.data.trainingSamples, firstDefault: "all",
      "how many training samples, from the first; of text, pieces of sequenceLength words"),
    SpecKey(
      "data.testSamples", .countOrAll, at: \.data.testSamples, firstDefault: "all",
      "how many test samples, from the first"),
    SpecKey(
      "data.mean", .numbers("any") { _ in true }, at: \.data.mean, datasets: imageSets,
      "what is subtracted from pixels of 0...1; by default the data set's mean"),
    SpecKey(
      "data.deviation", .numbers("above 0") { $0 > 0 }, at: \.data.deviation,
      datasets: imageSets,
      "what pixels are divided by then; by default the data set's standard deviation"),
    SpecKey(
      "data.augmentation",
      .parsed(ImageAugmentation.allowed, augmentation, text: \.description),
      at: \.data.augmentation, firstDefault: "none", datasets: imageSets,
      "what training changes in its images at random, anew in every epoch"),
    SpecKey(
      "data.imageSize", .whole(1...4096), at: \.data.imageSize, firstDefault: 224,
      datasets: folders, "rows and columns of the images shown"),
    SpecKey(
      "data.resize", .whole(1...4096), at: \.data.resize, datasets: folders,
      "the length that the shorter side of an image is brought to, of which imageSize is cut out; by "
        + "default imageSize"),
    SpecKey(
      "data.sequenceLength", .whole(1...65536), at: \.data.sequenceLength, firstDefault: 35,
      datasets: texts,
      "words over which errors run back; batchSize parts of the text are read side by side"),
    SpecKey(
      "data.vocabulary", .countOrAll, at: \.data.vocabulary, firstDefault: "all", datasets: texts,
      "the most words; the rarer ones become <unk>"),
  ]

  @Sendable private static func augmentation(
    _ text: String
  ) throws(SpecTextError) -> ImageAugmentation {
    guard let augmentation = ImageAugmentation(parsing: text) else {
      throw SpecTextError(
        description: "'\(text)' is no augmentation; expected \(ImageAugmentation.allowed)")
    }
    return augmentation
  }

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
}
