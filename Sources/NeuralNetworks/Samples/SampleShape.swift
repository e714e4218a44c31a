import Tensors

/// The sizes of labelled samples: all that a network and a policy are checked against.
public struct SampleShape: Hashable, Sendable {
  /// What a sample is.
  public enum Content: Hashable, Sendable {
    /// One image with one label.
    case image(height: Int, width: Int, channels: Int)
    /// So many tokens in a row, each with the token that follows as its label.
    case tokens(count: Int)
  }

  /// What a sample is.
  public let content: Content
  /// The number of classes; of text, of words.
  public let classes: Int

  /// Describes images.
  public init(height: Int, width: Int, channels: Int, classes: Int) {
    content = .image(height: height, width: width, channels: channels)
    self.classes = classes
  }

  /// Describes pieces of text.
  public init(tokens: Int, vocabulary: Int) {
    content = .tokens(count: tokens)
    classes = vocabulary
  }

  /// One sample as a network's input: 1 x rows x columns x channels, or 1 x tokens.
  public var inputShape: Shape {
    switch content {
    case .image(let height, let width, let channels): [1, height, width, channels]
    case .tokens(let count): [1, count]
    }
  }

  /// The logits of one sample: 1 x classes, or 1 x tokens x classes.
  public var outputShape: Shape {
    switch content {
    case .image: [1, classes]
    case .tokens(let count): [1, count, classes]
    }
  }

  /// The labels of one sample.
  public var labelsPerSample: Int {
    switch content {
    case .image: 1
    case .tokens(let count): count
    }
  }

  /// The sample as messages write it.
  var text: String {
    switch content {
    case .image(let height, let width, let channels): "\(height) x \(width) x \(channels)"
    case .tokens(let count): "\(count) tokens"
    }
  }
}
