import Tensors

extension Network {
  /// The tensors for the largest batch; workspaces are views of them.
  struct Memory {
    let activations: [Tensor]
    let errors: [Tensor?]
    /// Where the errors go that are added to what other readers of a tensor left, by place in a layer's
    /// inputs.
    let contributions: [Tensor]
    /// Where operands go that are rounded for one product, by place among a step's copies for one pass.
    let operands: [Tensor]
    /// By copy; nil for those that are no parameters.
    let parameters: [Tensor?]

    init(_ network: Network, samples: Int, copies: [OperandCopy]) {
      let shapes = network.tensors.map { $0.shape.with(samples: samples) }
      activations = shapes.map { Tensor($0) }
      errors = shapes.enumerated().map { $0 == 0 ? nil : Tensor($1) }
      var contributions: [Int] = []
      for (index, step) in network.steps.enumerated() {
        for (place, input) in step.inputs.enumerated()
        where network.addsError(step: index, place: place) {
          contributions.raise(place, to: shapes[input].count)
        }
      }
      self.contributions = contributions.map { Tensor([$0]) }
      var operands: [Int] = []
      for step in network.steps.indices {
        for isForward in [true, false] {
          let own = copies.filter {
            $0.step == step && $0.isForward == isForward && $0.parameter == nil
          }
          for (place, copy) in own.enumerated() {
            operands.raise(place, to: shapes[network.tensor(of: copy)].count)
          }
        }
      }
      self.operands = operands.map { Tensor([$0]) }
      parameters = copies.map { copy in
        copy.parameter.map { Tensor(network.steps[copy.step].layer.parameters[$0].shape) }
      }
    }
  }

  /// The place of the tensor that a copy is made of, or whose error it is made of.
  func tensor(of copy: OperandCopy) -> Int {
    switch copy.tensor {
    case .input(let place): steps[copy.step].inputs[place]
    case .outputError: steps[copy.step].output
    case .parameter: preconditionFailure("a parameter is no tensor of a pass")
    }
  }

  /// Whether the error that a step gives an input is added to what is there: all but the one that comes
  /// first, which is that of the last reader.
  func addsError(step: Int, place: Int) -> Bool {
    let input = steps[step].inputs[place]
    guard input != 0 else { return false }
    return readers[input].last != step || steps[step].inputs.firstIndex(of: input) != place
  }

  /// The tensors of one pass over a batch of one size.
  package final class Workspace {
    /// The network's input, then the output of every step.
    package let activations: [Tensor]
    /// The error with respect to each of them; none for the input.
    package let errors: [Tensor?]

    /// A copy of an operand that a step needs before its pass.
    struct Rounding {
      let copy: OperandCopy
      let source: Tensor
      let values: Tensor
    }

    /// What a step reads and writes.
    struct Step {
      /// The tensors of the forward pass.
      let inputs: [Tensor]
      let output: Tensor
      let operands: ProductOperands
      let backward: BackwardPass
      /// Made before the forward and before the backward pass of the step.
      let forwardRoundings, backwardRoundings: [Rounding]
      /// Sums of errors that are due behind its backward pass.
      let additions: [(sum: Tensor, part: Tensor)]
      /// The tensors whose error is complete behind its backward pass.
      let complete: [Int]
    }

    let steps: [Step]
    /// Parameters that are rounded for one product, made when weights are read from their masters.
    let weightRoundings: [Rounding]

    init(_ network: Network, _ memory: Memory, samples: Int, copies: [OperandCopy]) {
      let shapes = network.tensors.map { $0.shape.with(samples: samples) }
      let activations = zip(memory.activations, shapes).map { $0.view($1) }
      let errors = zip(memory.errors, shapes).map { $0?.view($1) }
      var weightRoundings: [Rounding] = []
      func entries(_ roundings: [Rounding]) -> ProductOperands {
        ProductOperands(
          entries: roundings.map {
            .init(tensor: $0.copy.tensor, result: $0.copy.result, values: $0.values)
          })
      }
      steps = network.steps.enumerated().map { index, step in
        var forward: [Rounding] = []
        var backward: [Rounding] = []
        var weights: [Rounding] = []
        for (copy, ownParameter) in zip(copies, memory.parameters) where copy.step == index {
          if let place = copy.parameter, let ownParameter {
            weights.append(
              Rounding(
                copy: copy, source: step.layer.parameters[place].master, values: ownParameter))
            continue
          }
          let tensor = network.tensor(of: copy)
          let place = copy.isForward ? forward.count : backward.count
          let source = copy.tensor == .outputError ? errors[tensor] : activations[tensor]
          guard let source else { continue }
          let rounding = Rounding(
            copy: copy, source: source, values: memory.operands[place].view(shapes[tensor]))
          if copy.isForward { forward.append(rounding) } else { backward.append(rounding) }
        }
        weightRoundings += weights
        guard let outputError = errors[step.output] else {
          preconditionFailure("the input is no output of a step")
        }
        var additions: [(sum: Tensor, part: Tensor)] = []
        let inputErrors = step.inputs.enumerated().map { place, input -> Tensor? in
          guard let error = errors[input] else { return nil }
          guard network.addsError(step: index, place: place) else { return error }
          let part = memory.contributions[place].view(shapes[input])
          additions.append((error, part))
          return part
        }
        let inputs = step.inputs.map { activations[$0] }
        return Step(
          inputs: inputs, output: activations[step.output],
          operands: entries(forward + weights.filter { $0.copy.isForward }),
          backward: BackwardPass(
            outputError: outputError, inputs: inputs, output: activations[step.output],
            inputErrors: inputErrors,
            operands: entries(backward + weights.filter { !$0.copy.isForward })),
          forwardRoundings: forward, backwardRoundings: backward, additions: additions,
          complete: Set(step.inputs).sorted().filter {
            $0 != 0 && network.readers[$0].first == index
          })
      }
      self.activations = activations
      self.errors = errors
      self.weightRoundings = weightRoundings
    }

    package var input: Tensor { activations[0] }
    package var logits: Tensor { activations[activations.count - 1] }
    /// The error with respect to the logits.
    package var logitsError: Tensor { steps[steps.count - 1].backward.outputError }
  }
}

extension [Int] {
  /// Makes the element at a place at least so large, adding zeros before it where there is none.
  fileprivate mutating func raise(_ place: Int, to size: Int) {
    while count <= place { append(0) }
    self[place] = Swift.max(self[place], size)
  }
}
