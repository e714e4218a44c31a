import Tensors

/// A text as rows that run on side by side, cut into pieces for truncated backpropagation.
///
/// The text is cut into so many rows of equal length; a sample is a piece of one row, its labels are the
/// tokens that follow. Batch i of a pass holds piece i of every row, so that what a network carries over
/// from batch to batch belongs to what comes next. What is left over at the end, less than one piece a
/// row and one token, is not used.
public struct TokenSamples: SampleSource {
  /// The tokens of a piece, and the words that there are.
  public let shape: SampleShape
  /// The tokens after those of the samples.
  public let labels: [Int32]
  /// How many parts of the text are read side by side: the size of every batch.
  public let rows: Int?
  private let tokens: [Int32]

  /// The number of samples.
  public var count: Int { labels.count / shape.labelsPerSample }

  /// Lays out a text.
  ///
  /// - Parameters:
  ///   - text: tokens, each in 0 ..< vocabulary.
  ///   - vocabulary: how many words there are; at most 2^24, so that float32 holds every number.
  ///   - rows: how many parts run side by side, at least 1.
  ///   - length: the tokens of a piece, at least 1.
  ///   - limit: the most samples; nil for all. Whole batches are kept.
  public init(
    _ text: [Int32], vocabulary: Int, rows: Int, length: Int, limit: Int? = nil
  ) {
    precondition(rows >= 1 && length >= 1 && vocabulary <= 1 << 24)
    shape = SampleShape(tokens: length, vocabulary: vocabulary)
    self.rows = rows
    let rowLength = max(0, text.count - 1) / rows
    let pieces = min(rowLength / length, limit.map { max(1, $0 / rows) } ?? .max)
    var tokens: [Int32] = []
    var labels: [Int32] = []
    tokens.reserveCapacity(pieces * rows * length)
    labels.reserveCapacity(pieces * rows * length)
    for piece in 0..<pieces {
      for row in 0..<rows {
        let first = row * rowLength + piece * length
        tokens += text[first..<(first + length)]
        labels += text[(first + 1)..<(first + length + 1)]
      }
    }
    self.tokens = tokens
    self.labels = labels
  }

  /// Writes tokens as numbers; every view is the same.
  public func read(_ samples: ArraySlice<Int32>, view: SampleView, into input: Tensor) {
    let length = shape.labelsPerSample
    for (place, sample) in samples.enumerated() {
      for index in 0..<length {
        input.elements[place * length + index] = Float(tokens[Int(sample) * length + index])
      }
    }
  }
}
