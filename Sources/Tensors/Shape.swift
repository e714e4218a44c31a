/// The dimensions of a tensor, outermost first; images are N, H, W, C (samples, rows, columns,
/// channels).
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  /// The size of each dimension, none negative.
  public let dimensions: [Int]

  /// Creates a shape; traps on a negative dimension or where the number of elements overflows.
  public init(_ dimensions: [Int]) {
    precondition(dimensions.allSatisfy { $0 >= 0 }, "\(dimensions) has a negative dimension")
    self.dimensions = dimensions
  }

  /// Creates a shape from its dimensions.
  public init(arrayLiteral elements: Int...) {
    self.init(elements)
  }

  /// The number of elements: the product of the dimensions, 1 for the empty shape.
  public var count: Int { dimensions.reduce(1, *) }

  /// The number of dimensions.
  public var rank: Int { dimensions.count }

  /// The size of one dimension; traps where there is none.
  public subscript(_ dimension: Int) -> Int { dimensions[dimension] }

  /// The number of samples: the first dimension.
  public var samples: Int { dimensions[0] }

  /// The number of elements of one sample.
  public var sampleCount: Int { dimensions.dropFirst().reduce(1, *) }

  /// The same shape for another number of samples.
  public func with(samples: Int) -> Shape { Shape([samples] + dimensions.dropFirst()) }

  /// The shape as messages write it, for example `64 x 28 x 28 x 1`.
  public var description: String {
    dimensions.isEmpty ? "scalar" : dimensions.map(String.init).joined(separator: " x ")
  }
}
