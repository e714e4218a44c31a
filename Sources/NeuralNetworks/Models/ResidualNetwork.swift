import Kernels
import Tensors

/// The sizes of a residual network: 2 n s + 2 layers with weights for s stages of n blocks.
///
/// As He and others describe them (arXiv 1512.03385, 4.1 and 4.2):
/// a stem, conv1 with batch normalisation and ReLU; stages of n blocks, each two convolutions
/// 3 x 3 with batch normalisation, the block's input added before the last ReLU; every stage but the
/// first begins with stride 2; the mean over all pixels; one dense layer. ResNet-20, for small images, has
/// three stages of n = 3 and, for 3 input channels, 10 classes and shortcuts without parameters, 269,722
/// parameters. ResNet-18 has four stages of n = 2, wider, and projections: 11,173,962 parameters for 10
/// classes with the small stem, 11,689,512 for 1000 classes with the large one.
public struct ResidualNetwork: Codable, Hashable, Sendable {
  /// How the input of a block is brought to the shape of its output where the two differ.
  public enum Shortcut: String, CaseIterable, Codable, Sendable {
    /// Every second pixel, and channels of zeros before and behind (option A).
    case padding
    /// A convolution 1 x 1 with batch normalisation (option B).
    case projection
  }

  /// The layers before the first stage.
  public enum Stem: String, CaseIterable, Codable, Sendable {
    /// A convolution 3 x 3, for images of about 32 x 32.
    case small
    /// A convolution 7 x 7 with stride 2 and max pooling 3 x 3 with stride 2, for images as large as
    /// ImageNet's: rows and columns are divided by four.
    case large
  }

  /// Blocks of each stage: n.
  public var blocksPerStage: Int
  /// Channels of the stages, at least one.
  public var widths: [Int]
  /// The shortcut where a shape changes.
  public var shortcut: Shortcut
  /// The layers before the first stage.
  public var stem: Stem

  /// ResNet-18.
  public static func resnet18(stem: Stem) -> ResidualNetwork {
    ResidualNetwork(
      blocksPerStage: 2, widths: [64, 128, 256, 512], shortcut: .projection, stem: stem)
  }

  /// Describes a network; by default ResNet-20.
  public init(
    blocksPerStage: Int = 3, widths: [Int] = [16, 32, 64], shortcut: Shortcut = .padding,
    stem: Stem = .small
  ) {
    self.stem = stem
    self.blocksPerStage = blocksPerStage
    self.widths = widths
    self.shortcut = shortcut
  }

  /// Layers with weights along the longest way: 6 n + 2 for three stages.
  public var depth: Int { 2 * blocksPerStage * widths.count + 2 }

  /// Everything that is not possible, by key.
  func problems() -> [TrainingError.Problem] {
    var problems: [TrainingError.Problem] = []
    if !(1...64).contains(blocksPerStage) {
      problems.append(.init("blocksPerStage", "\(blocksPerStage) is not possible; 1...64"))
    }
    if widths.isEmpty || !widths.allSatisfy({ (1...4096).contains($0) }) || widths.count > 8
      || zip(widths, widths.dropFirst()).contains(where: { $0 > $1 })
    {
      problems.append(
        .init("widths", "\(widths) is not possible; 1 to 8 widths of 1...4096, none below the last")
      )
    }
    return problems
  }
}

extension Network {
  /// A residual network for images.
  ///
  /// The layers are `conv1`, `bn1` and, with the large stem, `pool1`, then `stage1-block1-conv1` and so on with `bn1`, `conv2`, `bn2`,
  /// `sum` and, where shapes change, `shortcut` (`shortcut` and `shortcut-bn` for a projection), at last
  /// `pool` and `fc`. Convolutions have no bias and begin with normal weights of variance 2 / fan-in.
  ///
  /// - Parameters:
  ///   - sizes: stages, blocks and widths.
  ///   - inputShape: one image, 1 x rows x columns x channels.
  ///   - classes: the number of logits.
  /// - Returns: a network of zero weights.
  /// - Throws: `NetworkError` where the image is too small for the stages.
  public static func residual(
    _ sizes: ResidualNetwork, inputShape: Shape, classes: Int
  ) throws(NetworkError) -> Network {
    guard inputShape.rank == 4, sizes.problems().isEmpty else {
      throw NetworkError("a residual network takes images, not \(inputShape.sampleText)")
    }
    var plan = NetworkPlan(inputShape: inputShape)
    let isLarge = sizes.stem == .large
    try plan.addConvolution(
      "conv1", to: sizes.widths[0], kernel: isLarge ? 7 : 3, stride: isLarge ? 2 : 1)
    try plan.add(
      BatchNormalizationLayer("bn1", channels: sizes.widths[0], activation: .rectifiedLinear))
    if isLarge { try plan.add(MaxPoolingLayer("pool1", window: 3, stride: 2, padding: 1)) }
    for (stage, width) in sizes.widths.enumerated() {
      for block in 0..<sizes.blocksPerStage {
        try plan.addBlock(
          "stage\(stage + 1)-block\(block + 1)", width: width,
          stride: stage > 0 && block == 0 ? 2 : 1, shortcut: sizes.shortcut)
      }
    }
    try plan.add(GlobalAveragePoolingLayer("pool"))
    try plan.add(
      DenseLayer("fc", inputs: sizes.widths[sizes.widths.count - 1], outputs: classes))
    return try Network(plan)
  }
}

extension NetworkPlan {
  /// A convolution that keeps rows and columns but for the stride, without a bias.
  fileprivate mutating func addConvolution(
    _ name: String, to channels: Int, kernel: Int, stride: Int = 1, reading input: String? = nil
  ) throws(NetworkError) {
    guard let shape = shape(of: input ?? last), shape.rank == 4, shape[1] >= 1, shape[2] >= 1 else {
      throw NetworkError("\(name) takes images")
    }
    let fanIn = kernel * kernel * shape[3]
    try add(
      ConvolutionLayer(
        name,
        ConvolutionGeometry(
          height: shape[1], width: shape[2], inputChannels: shape[3], outputChannels: channels,
          kernelSize: kernel, padding: kernel / 2, stride: stride),
        hasBias: false, initializer: .normal(deviation: (2 / Double(fanIn)).squareRoot())),
      reading: [input ?? last])
  }

  /// Two convolutions, and their input added to what they give.
  fileprivate mutating func addBlock(
    _ name: String, width: Int, stride: Int, shortcut: ResidualNetwork.Shortcut
  ) throws(NetworkError) {
    let input = last
    try addConvolution("\(name)-conv1", to: width, kernel: 3, stride: stride)
    try add(
      BatchNormalizationLayer("\(name)-bn1", channels: width, activation: .rectifiedLinear))
    try addConvolution("\(name)-conv2", to: width, kernel: 3)
    let residual = try add(BatchNormalizationLayer("\(name)-bn2", channels: width))
    var kept = input
    if let shape = shape(of: input), stride != 1 || shape[3] != width {
      switch shortcut {
      case .padding:
        kept = try add(
          SubsamplingLayer("\(name)-shortcut", stride: stride, channels: width), reading: [input])
      case .projection:
        try addConvolution(
          "\(name)-shortcut", to: width, kernel: 1, stride: stride, reading: input)
        kept = try add(BatchNormalizationLayer("\(name)-shortcut-bn", channels: width))
      }
    }
    try add(AdditionLayer("\(name)-sum", activation: .rectifiedLinear), reading: [residual, kept])
  }
}
