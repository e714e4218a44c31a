import Tensors

/// The sizes of a language model: words in, layers of long short-term memory, the next word out.
///
/// Zaremba, Sutskever and Vinyals (arXiv 1409.2329), the small model: 2 layers of 200 units, weights drawn
/// from -0.1 ..< 0.1, no dropout. With a vocabulary of 10,000 it has 4,651,600 parameters.
public struct LanguageModel: Codable, Hashable, Sendable {
  /// Recurrent layers.
  public var layers: Int
  /// Units of a layer, and numbers a word.
  public var units: Int
  /// The share of values left out in training before every recurrent layer and after the last.
  public var dropout: Double

  /// Describes a model.
  public init(layers: Int = 2, units: Int = 200, dropout: Double = 0) {
    self.layers = layers
    self.units = units
    self.dropout = dropout
  }

  /// Everything that is not possible, by key.
  func problems() -> [TrainingError.Problem] {
    var problems = DropoutLayer.problems(share: dropout)
    if !(1...16).contains(layers) {
      problems.append(.init("model.layers", "\(layers) is not possible; 1 to 16"))
    }
    if !(1...16384).contains(units) {
      problems.append(.init("model.units", "\(units) is not possible; 1 to 16384"))
    }
    return problems
  }
}

extension Network {
  /// A language model for pieces of text.
  ///
  /// The layers are `embedding`, then `lstm1` and so on, at last `decoder`; `drop1` and so on before those
  /// that dropout acts on.
  ///
  /// - Parameters:
  ///   - sizes: layers and units.
  ///   - tokens: the words of a piece.
  ///   - vocabulary: how many words there are.
  /// - Returns: a network of zero weights.
  /// - Throws: `NetworkError` where sizes are not possible.
  public static func languageModel(
    _ sizes: LanguageModel, tokens: Int, vocabulary: Int
  ) throws(NetworkError) -> Network {
    guard sizes.problems().isEmpty, tokens >= 1, vocabulary >= 1 else {
      throw NetworkError("a language model of \(sizes) for \(tokens) of \(vocabulary) words")
    }
    let initializer = Initializer.uniform(below: 0.1)
    var plan = NetworkPlan(inputShape: [1, tokens])
    func addDropout(_ number: Int) throws(NetworkError) {
      if sizes.dropout > 0 { try plan.add(DropoutLayer("drop\(number)", share: sizes.dropout)) }
    }
    try plan.add(
      EmbeddingLayer(
        "embedding", vocabulary: vocabulary, width: sizes.units, initializer: initializer))
    for layer in 1...sizes.layers {
      try addDropout(layer)
      try plan.add(
        LongShortTermMemoryLayer(
          "lstm\(layer)", inputs: sizes.units, units: sizes.units, initializer: initializer))
    }
    try addDropout(sizes.layers + 1)
    try plan.add(
      DenseLayer(
        "decoder", inputs: sizes.units, outputs: vocabulary, initializer: initializer,
        actsOnRows: true))
    return try Network(plan)
  }
}
