import Tensors

/// A network of the library, by name and sizes.
public enum NetworkModel: Codable, Hashable, Sendable {
  /// LeNet-5 of 61,706 parameters on 28 x 28 images, as in PositNN and Deep PeNSieve.
  case lenet5
  /// A multilayer perceptron: flattened input, hidden layers of these widths, logits.
  case mlp(hidden: [Int])
  /// A residual network for small images.
  case residual(ResidualNetwork)

  /// The names that studies use; `mlp` needs widths beside it.
  ///
  /// A residual network is named by its depth 6 n + 2.
  public static let names = ["lenet5", "mlp"] + residualDepths.map { "resnet\($0)" }

  private static let residualDepths = [8, 14, 20, 32, 44, 56, 110]

  /// The model of a name; nil for one that is not among `names`.
  public init?(name: String, hidden: [Int] = []) {
    switch name {
    case "lenet5": self = .lenet5
    case "mlp": self = .mlp(hidden: hidden)
    default:
      guard let depth = Self.residualDepths.first(where: { name == "resnet\($0)" }) else {
        return nil
      }
      self = .residual(ResidualNetwork(blocksPerStage: (depth - 2) / 6))
    }
  }

  /// The untrained network for images of a shape; allocates nothing.
  ///
  /// - Throws: `NetworkError` where the model cannot take the images.
  public func network(for shape: SampleShape) throws(NetworkError) -> Network {
    switch self {
    case .lenet5:
      guard shape.height == 28, shape.width == 28, shape.channels == 1 else {
        throw NetworkError("lenet5 takes images of 28 x 28 x 1, not \(shape.imageText)")
      }
      return .lenet5(classes: shape.classes)
    case .mlp(let hidden):
      return .multilayerPerceptron(
        inputs: shape.height * shape.width * shape.channels, hidden: hidden,
        classes: shape.classes)
    case .residual(let sizes):
      return try .residual(sizes, inputShape: shape.inputShape, classes: shape.classes)
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
      throw NetworkError("the network takes \(inputShape.sampleText), not \(shape.imageText)")
    }
    guard outputShape.rank == 2, outputShape[1] == shape.classes else {
      throw NetworkError(
        "the network gives \(outputShape.sampleText), not one logit for each of "
          + "\(shape.classes) classes")
    }
  }
}
