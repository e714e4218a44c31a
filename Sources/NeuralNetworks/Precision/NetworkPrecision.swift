import Quantization
import Randomness
import Tensors

/// The rounding of every tensor of one network, after its resolved policy.
///
/// Where tensors are rounded: the input of the network and the output of every layer, after its
/// activation (`activation`); the logits once more as the loss reads them, and the error that the loss
/// returns (`loss`); every error with respect to a layer's output, summed over the steps that read
/// it, under that layer's rule (`error`); gradients of weights and biases after the mean over the batch
/// and without the loss scale (`weightGradient`); momentum and master weights after each update
/// (`optimizerState`, `masterWeight`); weights and biases when they are read from the masters (`weight`).
/// Layers that select values (pooling) pass rounded values on: the error at their output follows the
/// rule of the layer before them. Inside a layer sums are float32. A recurrent layer rounds what it makes step
/// by step, its output among it, under the names of its states. Numbers of words are never rounded.
///
/// A format that rounds each value by itself gives the same tensor to all who read it, in one buffer. A
/// format with blocks rounds operands of products: each gets a copy with blocks along the axis
/// that the product sums over, made from the tensor as it was computed; who else reads that tensor, such
/// as a normalisation, an addition or an observer, reads it unrounded. Tensors that no product
/// reads, also not through layers that select (the logits and their error under the rule of the loss,
/// biases, factors and statistics of normalisations), are rounded where they lie, with blocks along their
/// last axis. Gradient, momentum and master of a parameter that is an operand have blocks along the axis of
/// its forward product, those of others along the last. Blocks find scales of their own: such
/// a format takes no scaling of whole tensors.
package final class NetworkPrecision {
  /// The roundings of one trained tensor.
  struct OfParameter {
    /// Nil where products read copies.
    let weight: TensorQuantization?
    let weightGradient, masterWeight, optimizerState: TensorQuantization
  }

  /// The policy with every rule spelled out.
  let policy: ResolvedPrecisionPolicy
  let logits, lossError: TensorQuantization
  /// By tensor of the network; nil where the tensor is selected from others, or is rounded for each of
  /// its products.
  let activations: [TensorQuantization?]
  /// By tensor of the network, for the error with respect to it; nil for the input, where the only
  /// reader selects, and where the error is rounded for each of its products.
  let errors: [TensorQuantization?]
  /// By parameter of the network.
  let parameters: [OfParameter]
  /// By name of the state.
  let states: [String: TensorQuantization]
  /// Operands that are rounded for one product.
  package let copies: [OperandCopy]

  /// Every rounding; no two have one name.
  package let all: [TensorQuantization]

  init(
    _ policy: ResolvedPrecisionPolicy, network: Network, stream: RandomStream,
    blocks: BlockRoundingOfRule = QuantizedBlocks.of
  ) throws(QuantizerError) {
    var all: [TensorQuantization] = []
    func rounding(
      _ name: String, _ rule: ResolvedTensorRule, along dimensions: Range<Int>
    ) throws(QuantizerError) -> TensorQuantization {
      let made = try TensorQuantization(
        name, rule, stream: stream.child(named: name), blocks: try blocks(rule),
        along: dimensions)
      all.append(made)
      return made
    }
    func lastAxis(_ shape: Shape) -> Range<Int> { (shape.rank - 1)..<shape.rank }
    guard let first = policy.layers.first else {
      preconditionFailure("a policy is resolved for at least one layer")
    }
    var rules = [first]
    for step in network.steps {
      rules.append(policy.layer(step.layer.name) ?? rules[step.inputs[0]])
    }
    let last = network.tensors.count - 1
    func activation(_ tensor: Int) throws(QuantizerError) -> TensorQuantization? {
      let rule = rules[tensor].rule(for: .activation)
      if tensor > 0 {
        let layer = network.steps[tensor - 1].layer
        if layer.selectsValues || layer.roundsOutput { return nil }
      } else if network.readers[0].contains(where: { network.steps[$0].layer.readsIndices }) {
        return nil
      }
      if try blocks(rule) != nil, network.isOperand(tensor) { return nil }
      let node = network.tensors[tensor]
      return try rounding("\(node.name).activation", rule, along: lastAxis(node.shape))
    }
    func error(_ tensor: Int) throws(QuantizerError) -> TensorQuantization? {
      let rule = rules[tensor].rule(for: .error)
      let readers = network.readers[tensor]
      if readers.count == 1, network.steps[readers[0]].layer.selectsValues { return nil }
      if try blocks(rule) != nil, network.isOperandAsError(tensor) { return nil }
      let node = network.tensors[tensor]
      return try rounding("\(node.name).error", rule, along: lastAxis(node.shape))
    }
    var activations = [try activation(0)]
    let logitsAxis = lastAxis(network.outputShape)
    logits = try rounding("logits", policy.loss, along: logitsAxis)
    lossError = try rounding("lossError", policy.loss, along: logitsAxis)
    var errors: [TensorQuantization?] = [nil]
    var parameters: [OfParameter] = []
    for (index, step) in network.steps.enumerated() {
      activations.append(try activation(index + 1))
      errors.append(try error(index + 1))
      let rules = rules[index + 1]
      for (place, parameter) in step.layer.parameters.enumerated() {
        let operand = step.layer.products.forwardOperand(parameter: place)
        let axis = operand?.summed ?? lastAxis(parameter.shape)
        func own(_ tensorClass: TensorClass) throws(QuantizerError) -> TensorQuantization {
          try rounding(
            "\(parameter.name).\(tensorClass.rawValue)", rules.rule(for: tensorClass), along: axis)
        }
        let rule = rules.rule(for: parameter.tensorClass)
        let hasBlocks = try blocks(rule) != nil
        parameters.append(
          OfParameter(
            weight: operand != nil && hasBlocks ? nil : try own(parameter.tensorClass),
            weightGradient: try own(.weightGradient), masterWeight: try own(.masterWeight),
            optimizerState: try own(.optimizerState)))
      }
    }
    precondition(errors.count == last + 1)
    var states: [String: TensorQuantization] = [:]
    var copies: [OperandCopy] = []
    for (index, step) in network.steps.enumerated() {
      let layer = step.layer
      for state in layer.states {
        states[state.name] = try rounding(
          "\(state.name).\(state.tensorClass.rawValue)",
          rules[index + 1].rule(for: state.tensorClass),
          along: lastAxis(state.values.shape))
      }
      for product in layer.products {
        for operand in product.operands {
          let rule: ResolvedTensorRule
          let name: String
          let rank: Int
          switch operand.tensor {
          case .input(let place):
            rule = rules[step.inputs[place]].rule(for: .activation)
            name = "\(layer.name).input\(place)"
            rank = network.tensors[step.inputs[place]].shape.rank
          case .parameter(let place):
            rule = rules[index + 1].rule(for: layer.parameters[place].tensorClass)
            name = layer.parameters[place].name
            rank = layer.parameters[place].shape.rank
          case .outputError:
            rule = rules[index + 1].rule(for: .error)
            name = "\(layer.name).error"
            rank = network.tensors[index + 1].shape.rank
          }
          guard try blocks(rule) != nil else { continue }
          if case .inputError(let place) = product.result, step.inputs[place] == 0 { continue }
          copies.append(
            OperandCopy(
              step: index, tensor: operand.tensor, result: product.result,
              rounding: try rounding(
                "\(name).\(product.result.name)", rule,
                along: operand.summed.clamped(to: 0..<rank))))
        }
      }
    }
    self.policy = policy
    self.activations = activations
    self.errors = errors
    self.parameters = parameters
    self.states = states
    self.copies = copies
    self.all = all
  }
}

extension [Product] {
  /// A parameter as an operand of the product for the output; nil where it is none.
  fileprivate func forwardOperand(parameter: Int) -> Product.Operand? {
    first { $0.result == .output }?.operands.first { $0.tensor == .parameter(parameter) }
  }
}

extension Product.Result {
  /// The result as names of roundings have it.
  fileprivate var name: String {
    switch self {
    case .output: "output"
    case .inputError(let place): "inputError\(place)"
    case .gradient(let place): "gradient\(place)"
    }
  }
}

extension Network {
  /// Whether a product reads a tensor, perhaps through layers that select values.
  fileprivate func isOperand(_ tensor: Int) -> Bool {
    readers[tensor].contains { reader in
      let step = steps[reader]
      let reads = step.layer.products.contains { product in
        product.operands.contains { operand in
          guard case .input(let place) = operand.tensor else { return false }
          return step.inputs[place] == tensor
        }
      }
      return reads || step.layer.selectsValues && isOperand(step.output)
    }
  }

  /// Whether a product reads the error with respect to a tensor, perhaps through layers that select
  /// values.
  fileprivate func isOperandAsError(_ tensor: Int) -> Bool {
    guard tensor > 0 else { return false }
    let step = steps[tensor - 1]
    let reads = step.layer.products.contains { product in
      product.operands.contains { $0.tensor == .outputError }
    }
    return reads
      || step.layer.selectsValues && step.inputs.contains { isOperandAsError($0) }
  }
}

extension NetworkPrecision {
  /// Resolves a policy for a network and makes its roundings.
  ///
  /// - Throws: `TrainingError.specification`.
  convenience init(
    _ policy: PrecisionPolicy, network: Network, stream: RandomStream,
    blocks: BlockRoundingOfRule = QuantizedBlocks.of
  ) throws(TrainingError) {
    let resolved = try policy.resolved(for: network)
    do throws(QuantizerError) {
      try self.init(resolved, network: network, stream: stream, blocks: blocks)
    } catch {
      throw .specification([.init("policy", error.description)])
    }
  }
}
