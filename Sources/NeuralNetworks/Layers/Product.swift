import Tensors

/// A tensor as a layer sees it.
public enum LayerTensor: Hashable, Sendable {
  /// An input, counted from 0.
  case input(Int)
  /// A parameter, by its place in `Layer.parameters`.
  case parameter(Int)
  /// The error with respect to the output; behind an activation, with respect to the sums.
  case outputError
}

/// One kind of sum of products that a layer computes: what is multiplied, and along which axes the
/// products are summed.
///
/// The role of an operand is its tensor and the result of the product: the input of a convolution is
/// one operand of the `output` and another of the weight's `gradient`. Rounding in blocks and, in
/// times to come, policies of accumulation hang here: a product knows its operands and its sum.
public struct Product: Hashable, Sendable {
  /// What a product gives.
  public enum Result: Hashable, Sendable {
    /// The layer's output.
    case output
    /// The error with respect to an input, counted from 0.
    case inputError(Int)
    /// The gradient of a parameter, by its place in `Layer.parameters`.
    case gradient(Int)
  }

  /// One side of a product.
  public struct Operand: Hashable, Sendable {
    /// What is multiplied.
    public let tensor: LayerTensor
    /// The dimensions of the tensor that the sum runs over; they are neighbours.
    ///
    /// Blocks run along them, as along one axis. A range that goes on behind the last dimension ends with
    /// it, so that a layer can mean all dimensions of a sample.
    public let summed: Range<Int>

    /// Describes an operand.
    public init(_ tensor: LayerTensor, summedOver dimensions: Range<Int>) {
      self.tensor = tensor
      summed = dimensions
    }

    /// Describes an operand that is summed over one dimension.
    public init(_ tensor: LayerTensor, summedOver dimension: Int) {
      self.init(tensor, summedOver: dimension..<(dimension + 1))
    }
  }

  /// What comes out.
  public let result: Result
  /// The two sides.
  public let operands: [Operand]

  /// Describes a product.
  public init(_ result: Result, of left: Operand, and right: Operand) {
    self.result = result
    operands = [left, right]
  }

  /// The three products of a layer whose first parameter multiplies its input: output, weight gradient
  /// and input error.
  ///
  /// That is what dense and convolutional layers have. The output sums over `input` dimensions of the input and `weightInput` dimensions of the weights, the
  /// input's error over `error` dimensions of the error with respect to the output and `weightOutput`
  /// dimensions of the weights, the weights' gradient over the `samples` of input and error.
  static func ofWeightedLayer(
    input: Range<Int>, weightInput: Range<Int>, weightOutput: Range<Int>, error: Range<Int>,
    samples: Range<Int>
  ) -> [Product] {
    [
      Product(
        .output, of: Operand(.input(0), summedOver: input),
        and: Operand(.parameter(0), summedOver: weightInput)),
      Product(
        .gradient(0), of: Operand(.input(0), summedOver: samples),
        and: Operand(.outputError, summedOver: samples)),
      Product(
        .inputError(0), of: Operand(.outputError, summedOver: error),
        and: Operand(.parameter(0), summedOver: weightOutput)),
    ]
  }
}
