import Tensors

/// Why layers do not make a network.
public struct NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One message that names the layer or tensor and what is allowed.
  public let description: String

  /// Creates an error from its message.
  public init(_ description: String) {
    self.description = description
  }
}

/// The steps of a network, put together one by one and checked from shapes alone.
///
/// A step is a layer, the tensors that it reads, and the tensor that it makes, which bears the layer's
/// name. No memory is taken for samples or parameters.
///
/// ```
/// var plan = NetworkPlan(inputShape: [1, 32, 32, 16])
/// let normalized = try plan.add(BatchNormalizationLayer("norm", channels: 16))
/// try plan.add(AdditionLayer("sum"), reading: [NetworkPlan.input, normalized])
/// ```
public struct NetworkPlan {
  /// The name of the network's input.
  public static let input = "input"

  /// A layer with what it reads.
  struct Step {
    let layer: any Layer
    let inputs: [Int]
  }

  /// One tensor of a pass.
  public struct Tensor: Sendable {
    /// The name: that of the layer that makes it, or `input`.
    public let name: String
    /// The shape for one sample, the first dimension being 1.
    public let shape: Shape
  }

  /// The input, then what every step makes.
  public private(set) var tensors: [Tensor]
  private(set) var steps: [Step] = []

  /// Begins a plan.
  ///
  /// - Parameter inputShape: the input for one sample, the first dimension being 1.
  public init(inputShape: Shape) {
    precondition(inputShape.rank > 0 && inputShape.samples == 1, "\(inputShape) is no one sample")
    tensors = [Tensor(name: Self.input, shape: inputShape)]
  }

  /// The name of the tensor that was added last.
  public var last: String { tensors[tensors.count - 1].name }

  /// The shape of a tensor for one sample; nil where there is none of that name.
  public func shape(of name: String) -> Shape? { tensors.first { $0.name == name }?.shape }

  /// Adds a step.
  ///
  /// - Parameters:
  ///   - layer: with a name that no other layer of the plan has.
  ///   - names: the tensors that it reads; nil for the one that was added last.
  /// - Returns: the name of the tensor that it makes.
  /// - Throws: `NetworkError` for a name that is taken or unknown, and where the layer cannot take the
  ///   inputs.
  @discardableResult
  public mutating func add(
    _ layer: any Layer, reading names: [String]? = nil
  ) throws(NetworkError) -> String {
    guard !tensors.contains(where: { $0.name == layer.name }) else {
      throw NetworkError("two layers or tensors are called \(layer.name)")
    }
    var inputs: [Int] = []
    for name in names ?? [last] {
      guard let place = tensors.firstIndex(where: { $0.name == name }) else {
        throw NetworkError(
          "\(layer.name) reads '\(name)', which nothing before it makes; there are "
            + tensors.map(\.name).joined(separator: ", "))
      }
      inputs.append(place)
    }
    let shape: Shape
    do {
      shape = try layer.outputShape(forInputs: inputs.map { tensors[$0].shape })
    } catch {
      throw NetworkError(error.description)
    }
    steps.append(Step(layer: layer, inputs: inputs))
    tensors.append(Tensor(name: layer.name, shape: shape))
    return layer.name
  }
}
