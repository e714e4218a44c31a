import Tensors

/// A network of the library, by name and sizes.
public enum NetworkModel: Codable, Hashable, Sendable {
  /// LeNet-5 of 61,706 parameters on 28 x 28 images, as in PositNN and Deep PeNSieve.
  case lenet5
  /// A multilayer perceptron: flattened input, hidden layers of these widths, logits.
  case mlp(hidden: [Int])
  /// A residual network.
  case residual(ResidualNetwork)
  /// PositNN's network for CIFAR images, 32 x 32 x 3, with dropout of this share before two of its layers.
  case cifarNet(dropout: Double)
  /// A language model of long short-term memory.
  case languageModel(LanguageModel)

  /// The names that studies use; `mlp` needs widths beside it.
  ///
  /// A residual network of three stages is named by its depth 6 n + 2; `resnet18` has four.
  public static let names =
    ["lenet5", "cifarnet", "mlp"] + residualDepths.map { "resnet\($0)" } + ["resnet18", "lstm"]

  private static let residualDepths = [8, 14, 20, 32, 44, 56, 110]

  /// The settings that models have beside their names; each is read by those that have it.
  public struct Settings: Hashable, Sendable {
    /// Widths of the hidden layers of `mlp`.
    public var hidden: [Int] = []
    /// The first layers of `resnet18`.
    public var stem = ResidualNetwork.Stem.small
    /// The share of values that `cifarnet` and `lstm` leave out in training; nil for the model's own.
    public var dropout: Double?
    /// Layers of `lstm`.
    public var layers = 2
    /// Units of a layer of `lstm`, and numbers a word.
    public var units = 200

    /// The settings that models come with; a perceptron comes without hidden layers.
    public init() {}
  }

  /// The model of a name; nil for one that is not among `names`.
  public init?(name: String, hidden: [Int] = []) {
    var settings = Settings()
    settings.hidden = hidden
    self.init(name: name, settings: settings)
  }

  /// The model of a name and settings; nil for a name that is not among `names`.
  public init?(name: String, settings: Settings) {
    switch name {
    case "lenet5": self = .lenet5
    case "mlp": self = .mlp(hidden: settings.hidden)
    case "cifarnet": self = .cifarNet(dropout: settings.dropout ?? 0.5)
    case "resnet18": self = .residual(.resnet18(stem: settings.stem))
    case "lstm":
      self = .languageModel(
        LanguageModel(
          layers: settings.layers, units: settings.units, dropout: settings.dropout ?? 0))
    default:
      guard let depth = Self.residualDepths.first(where: { name == "resnet\($0)" }) else {
        return nil
      }
      self = .residual(ResidualNetwork(blocksPerStage: (depth - 2) / 6))
    }
  }

  /// What messages call it.
  private var name: String {
    switch self {
    case .lenet5: "lenet5"
    case .mlp: "mlp"
    case .cifarNet: "cifarnet"
    case .residual: "a residual network"
    case .languageModel: "lstm"
    }
  }

  /// The untrained network for samples of a shape; allocates nothing.
  ///
  /// - Throws: `NetworkError` where the model cannot take the samples.
  public func network(for shape: SampleShape) throws(NetworkError) -> Network {
    switch (self, shape.content) {
    case (.lenet5, let content):
      guard content == .image(height: 28, width: 28, channels: 1) else {
        throw NetworkError("lenet5 takes images of 28 x 28 x 1, not \(shape.text)")
      }
      return .lenet5(classes: shape.classes)
    case (.cifarNet(let dropout), let content):
      guard content == .image(height: 32, width: 32, channels: 3) else {
        throw NetworkError("cifarnet takes images of 32 x 32 x 3, not \(shape.text)")
      }
      return .cifarNet(classes: shape.classes, dropout: dropout)
    case (.mlp(let hidden), .image):
      return .multilayerPerceptron(
        inputs: shape.inputShape.count, hidden: hidden, classes: shape.classes)
    case (.residual(let sizes), .image):
      return try .residual(sizes, inputShape: shape.inputShape, classes: shape.classes)
    case (.languageModel(let sizes), .tokens(let count)):
      return try .languageModel(sizes, tokens: count, vocabulary: shape.classes)
    case (.mlp, .tokens), (.residual, .tokens):
      throw NetworkError("\(name) takes images, not text of \(shape.text)")
    case (.languageModel, .image):
      throw NetworkError("\(name) takes text, not images of \(shape.text)")
    }
  }

  /// Everything that is not possible, by key.
  func problems() -> [TrainingError.Problem] {
    switch self {
    case .lenet5: return []
    case .mlp(let hidden):
      if !hidden.allSatisfy(TrainingSpecification.Limits.hiddenWidth.contains) {
        let widths = TrainingSpecification.Limits.hiddenWidth
        return [
          .init(
            "model.hidden",
            "\(hidden) is not possible; widths of \(widths.lowerBound) to \(widths.upperBound)")
        ]
      }
      let layers = TrainingSpecification.Limits.hiddenLayers.upperBound
      return hidden.count <= layers
        ? [] : [.init("model.hidden", "\(hidden.count) is not possible; \(layers) layers at most")]
    case .residual(let sizes): return sizes.problems()
    case .cifarNet(let dropout): return DropoutLayer.problems(share: dropout)
    case .languageModel(let sizes): return sizes.problems()
    }
  }
}

extension Network {
  /// Checks that the network takes images of a shape and gives a logit a class.
  ///
  /// A network whose input has one dimension beside the samples reads the image as its elements, NHWC.
  func check(takes shape: SampleShape) throws(NetworkError) {
    let flat = inputShape.rank == 2 && inputShape.sampleCount == shape.inputShape.count
    guard inputShape == shape.inputShape || flat else {
      throw NetworkError("the network takes \(inputShape.sampleText), not \(shape.text)")
    }
    guard outputShape == shape.outputShape else {
      throw NetworkError(
        "the network gives \(outputShape.sampleText), not one logit for each of "
          + "\(shape.classes) classes")
    }
  }
}
