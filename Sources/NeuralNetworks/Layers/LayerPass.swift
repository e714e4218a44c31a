import Randomness
import Tensors

/// What a pass is for.
public enum PassMode: Hashable, Sendable {
  /// A step of the optimiser: statistics are those of the batch, and running ones are brought forward.
  case training
  /// A measurement: nothing of the layer's state changes.
  case evaluation
}

/// Operands that were rounded for one product alone, by role.
struct ProductOperands {
  struct Entry {
    let tensor: LayerTensor
    let result: Product.Result
    let values: Tensor
  }

  var entries: [Entry] = []

  func find(_ tensor: LayerTensor, of result: Product.Result) -> Tensor? {
    entries.first { $0.tensor == tensor && $0.result == result }?.values
  }
}

/// What a layer reads and writes in a forward pass.
public struct ForwardPass {
  /// What the pass is for.
  public let mode: PassMode
  /// The inputs, as the layers before left them, after any rounding of whole tensors.
  public let inputs: [Tensor]
  /// Where the output goes.
  public let output: Tensor
  /// Whether the samples are what follows those of the pass before, each in its place: then what a
  /// recurrent layer carries over belongs to them.
  public var continues = false
  /// Where a layer that does something at random in training draws from, below a child of its name;
  /// another one for every step.
  public var randomness: RandomStream?
  let operands: ProductOperands
  let roundState: RoundingOfStates?

  /// The first input.
  public var input: Tensor { inputs[0] }

  /// What the product for the output reads of an input or of a parameter.
  ///
  /// - Parameters:
  ///   - tensor: as `Layer.products` names it.
  ///   - whole: the tensor itself.
  /// - Returns: the tensor, unless the format gives this product a copy of its own.
  public func operand(_ tensor: LayerTensor, _ whole: Tensor) -> Tensor {
    operands.find(tensor, of: .output) ?? whole
  }

  /// Rounds a state to the format that the policy gives it; to be called after writing it.
  public func round(_ state: LayerState) { roundState?(state, state.values, nil) }

  /// Rounds a tensor under the rule of a state, of which it is one part of many, such as one step of time;
  /// parts have numbers, so that stochastic rounding draws others for each.
  public func round(_ values: Tensor, as state: LayerState, part: Int) {
    roundState?(state, values, part)
  }
}

/// Rounds a tensor under the rule of a state; the number tells parts of one state apart.
typealias RoundingOfStates = (LayerState, Tensor, Int?) -> Void

/// What a layer reads and writes in a backward pass.
public struct BackwardPass {
  /// Gradients with respect to the output; may be overwritten.
  public let outputError: Tensor
  /// The inputs of the forward pass.
  public let inputs: [Tensor]
  /// What the forward pass left, after rounding.
  public let output: Tensor
  /// Where the errors with respect to the inputs go; nil where nobody needs them, as in the first
  /// layer.
  public let inputErrors: [Tensor?]
  let operands: ProductOperands
  var roundState: RoundingOfStates?

  /// Rounds a tensor under the rule of a state, as in a forward pass.
  public func round(_ values: Tensor, as state: LayerState, part: Int) {
    roundState?(state, values, part)
  }

  /// The first input.
  public var input: Tensor { inputs[0] }
  /// Where the error with respect to the first input goes.
  public var inputError: Tensor? { inputErrors[0] }

  /// Whether every product reads the tensors themselves, as with formats that round each value by
  /// itself.
  public var operandsAreWhole: Bool { operands.entries.isEmpty }

  /// What a product reads of a tensor.
  ///
  /// - Parameters:
  ///   - tensor: as `Layer.products` names it.
  ///   - result: of which product.
  ///   - whole: the tensor itself.
  /// - Returns: the tensor, unless the format gives this product a copy of its own.
  public func operand(
    _ tensor: LayerTensor, of result: Product.Result, _ whole: Tensor
  ) -> Tensor {
    operands.find(tensor, of: result) ?? whole
  }
}
