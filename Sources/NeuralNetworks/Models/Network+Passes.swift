import Kernels
import Randomness
import Tensors

/// How a pass rounds: after which policy, at which moment of a run.
package struct PassRounding {
  let precision: NetworkPrecision
  let moment: PrecisionMoment

  /// The rounding of what layers keep, and of parts of it.
  var ofStates: RoundingOfStates {
    { state, values, part in precision.states[state.name]?.round(values, at: moment, part: part) }
  }
}

extension Network {
  /// The forward pass over what lies in the workspace's input, up to the logits.
  ///
  /// Without a rounding it is float32 throughout; where a profile is given, the time of every part is
  /// added up there.
  package func forward(
    _ space: Workspace, mode: PassMode, rounding: PassRounding? = nil,
    randomness: RandomStream? = nil, continues: Bool = false, profile: StepProfile? = nil,
    observe: ((String, TensorClass, Tensor) -> Void)? = nil
  ) {
    func round(tensor: Int) {
      if let rounding {
        profile.timed(.quantization) {
          rounding.precision.activations[tensor]?.round(
            space.activations[tensor], at: rounding.moment)
        }
      }
      observe?(tensors[tensor].name, .activation, space.activations[tensor])
    }
    let roundState = rounding?.ofStates
    round(tensor: 0)
    for (index, step) in space.steps.enumerated() {
      make(step.forwardRoundings, rounding, profile)
      profile.timed(.layer(index)) {
        steps[index].layer.forward(
          ForwardPass(
            mode: mode, inputs: step.inputs, output: step.output, continues: continues,
            randomness: mode == .training ? randomness : nil, operands: step.operands,
            roundState: roundState))
      }
      round(tensor: index + 1)
    }
  }

  /// The backward pass from the error with respect to the logits that lies in the workspace.
  package func backward(
    _ space: Workspace, rounding: PassRounding? = nil, profile: StepProfile? = nil,
    observe: ((String, TensorClass, Tensor) -> Void)? = nil
  ) {
    observe?(tensors[tensors.count - 1].name, .error, space.logitsError)
    let roundState = rounding?.ofStates
    for (index, step) in space.steps.enumerated().reversed() {
      let layer = steps[index].layer
      profile.timed(.layer(index)) {
        if !step.backward.operandsAreWhole {
          layer.backwardActivation(step.backward.outputError, output: step.output)
        }
      }
      make(step.backwardRoundings, rounding, profile)
      profile.timed(.layer(index)) {
        var pass = step.backward
        pass.roundState = roundState
        layer.backward(pass)
        for (sum, part) in step.additions { Addition.accumulate(part, into: sum) }
      }
      for tensor in step.complete {
        guard let error = space.errors[tensor] else { continue }
        if let rounding {
          profile.timed(.quantization) {
            rounding.precision.errors[tensor]?.round(error, at: rounding.moment)
          }
        }
        observe?(tensors[tensor].name, .error, error)
      }
    }
  }

  /// Derives what the passes read of the parameters from the masters.
  func readMasters(_ space: Workspace, rounding: PassRounding, profile: StepProfile? = nil) {
    profile.timed(.quantization) {
      for (parameter, precision) in zip(parameters, rounding.precision.parameters) {
        if let weight = precision.weight {
          weight.round(parameter.master, into: parameter.values, at: rounding.moment)
        } else {
          parameter.values.copy(from: parameter.master)
        }
      }
    }
    make(space.weightRoundings, rounding, profile)
  }

  private func make(
    _ roundings: [Workspace.Rounding], _ rounding: PassRounding?, _ profile: StepProfile?
  ) {
    guard !roundings.isEmpty else { return }
    profile.timed(.quantization) {
      for own in roundings {
        if let rounding {
          own.copy.rounding.round(own.source, into: own.values, at: rounding.moment)
        } else {
          own.values.copy(from: own.source)
        }
      }
    }
  }
}
