import Tensors

/// The size of a gradient.
public enum GradientNorm {
  /// The sum of the squares, in float64 in the order of the elements.
  public static func sumOfSquares(_ values: Tensor) -> Double {
    var sum = 0.0
    for value in values.elements { sum += Double(value) * Double(value) }
    return sum
  }
}
