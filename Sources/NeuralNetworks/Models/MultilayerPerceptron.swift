import Tensors

extension Network {
  /// Dense layers fc1, fc2 and so on with ReLU between them; the last one gives the logits.
  ///
  /// - Parameters:
  ///   - inputs: elements of a sample.
  ///   - hidden: the widths of the hidden layers; empty gives softmax regression.
  ///   - classes: the number of logits.
  /// - Returns: an untrained network of zero weights.
  public static func multilayerPerceptron(inputs: Int, hidden: [Int], classes: Int) -> Network {
    let widths = [inputs] + hidden + [classes]
    let layers = (1..<widths.count).map { index in
      DenseLayer(
        "fc\(index)", inputs: widths[index - 1], outputs: widths[index],
        activation: index == widths.count - 1 ? .none : .rectifiedLinear)
    }
    return sequence(layers, inputShape: [1, inputs])
  }
}
