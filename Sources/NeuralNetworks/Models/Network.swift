import Randomness
import Tensors

/// The steps of a plan, with the memory for batches of chosen sizes.
///
/// Tensor 0 is the input, tensor i + 1 what step i makes; the last one is the logits. A tensor that
/// several steps read gets the sum of their errors, in float32, in the order of the steps from last to
/// first.
public final class Network {
  /// A layer, and the places of the tensors that it reads; it makes the tensor after its own place.
  package struct Step {
    package let layer: any Layer
    package let inputs: [Int]
    package let output: Int
  }

  /// The layers in the order in which they compute.
  public let layers: [any Layer]
  /// Every trained tensor, in the order of the layers.
  public let parameters: [Parameter]
  /// Everything that layers keep beside it, in the order of the layers.
  public let states: [LayerState]
  /// The input, then what every layer makes, for one sample.
  public let tensors: [NetworkPlan.Tensor]

  package let steps: [Step]
  /// By tensor: the steps that read it, as often as they do, first to last.
  let readers: [[Int]]
  private var spaces: [Int: Workspace] = [:]

  /// Creates a network of zero weights.
  ///
  /// - Throws: `NetworkError` where the plan has no step, makes a tensor that nothing reads, or has two
  ///   parameters or states of one name.
  public init(_ plan: NetworkPlan) throws(NetworkError) {
    guard !plan.steps.isEmpty else { throw NetworkError("a network needs at least one layer") }
    tensors = plan.tensors
    steps = plan.steps.enumerated().map { index, step in
      Step(layer: step.layer, inputs: step.inputs, output: index + 1)
    }
    layers = steps.map(\.layer)
    parameters = layers.flatMap(\.parameters)
    states = layers.flatMap(\.states)
    var readers: [[Int]] = tensors.map { _ in [] }
    for (index, step) in steps.enumerated() {
      for input in step.inputs { readers[input].append(index) }
    }
    self.readers = readers
    if let unread = readers.dropLast().firstIndex(where: \.isEmpty) {
      throw NetworkError("nothing reads \(tensors[unread].name)")
    }
    var names: Set<String> = []
    for name in parameters.map(\.name) + states.map(\.name) where !names.insert(name).inserted {
      throw NetworkError("two parameters or states are called \(name)")
    }
  }

  /// Creates a network of zero weights in which each layer reads what the one before makes.
  ///
  /// - Parameters:
  ///   - layers: at least one.
  ///   - inputShape: the input for one sample, the first dimension being 1.
  /// - Throws: `NetworkError` where a layer cannot take what the one before gives, and as `init(_:)`.
  public convenience init(
    _ layers: [any Layer], inputShape: Shape
  ) throws(NetworkError) {
    var plan = NetworkPlan(inputShape: inputShape)
    for layer in layers { try plan.add(layer) }
    try self.init(plan)
  }

  /// The number of trained values.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.shape.count } }

  /// The input for one sample.
  public var inputShape: Shape { tensors[0].shape }

  /// The logits for one sample.
  public var outputShape: Shape { tensors[tensors.count - 1].shape }

  /// Draws all weights, each parameter from the child of the stream that bears its name; states get their
  /// initial values.
  public func initialize(from stream: RandomStream) {
    for parameter in parameters {
      parameter.initialize(from: stream.child(named: parameter.name))
    }
    for state in states { state.values.fill(state.initialValue) }
  }

  /// Allocates for the given batch sizes, which share their memory: one pass at a time.
  ///
  /// The copies are of operands that are rounded for one product alone.
  package func prepare(batchSizes: Set<Int>, copies: [OperandCopy] = []) {
    guard let largest = batchSizes.max() else { return }
    let memory = Memory(self, samples: largest, copies: copies)
    for samples in batchSizes.sorted() {
      spaces[samples] = Workspace(self, memory, samples: samples, copies: copies)
      for step in steps {
        step.layer.prepare(
          forInputs: step.inputs.map { tensors[$0].shape.with(samples: samples) })
      }
    }
  }

  /// The memory for a batch size; traps where it was not prepared.
  package func workspace(samples: Int) -> Workspace {
    guard let space = spaces[samples] else {
      preconditionFailure("no memory was prepared for batches of \(samples)")
    }
    return space
  }
}
