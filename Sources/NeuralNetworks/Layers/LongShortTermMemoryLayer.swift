import Kernels
import Tensors

/// A layer of long short-term memory over a row of steps: samples x steps x inputs give samples x steps x
/// units.
///
/// Hochreiter and Schmidhuber, Neural Computation 9 (1997) 1735, with forget gates and without peepholes, as
/// PyTorch's LSTM with one bias instead of two that are added: for every step i, f, o = sigmoid and g = tanh
/// of (x input weight + h recurrent weight + bias), c = f c + i g, h = o tanh(c), gates in the order i, f,
/// g, o. Errors run back to the first step of the batch and no further (truncated backpropagation); h and c
/// of the last step are carried over to the next batch where that continues (`ForwardPass.continues`), and
/// are 0 otherwise.
///
/// The parameters are `name.inputWeight` (inputs x 4 units), `name.recurrentWeight` (units x 4 units) and
/// `name.bias` (4 units). At every step the gates, the cell and the output are rounded as activations, and
/// the errors with respect to the output, the cell and the sums of the gates as errors: operands of every
/// product are rounded values. The states `gates`, `cell`, `hidden`, `hiddenError`, `cellError`
/// and `gateError` name these roundings; `carriedHidden` and `carriedCell` are part of a run.
public final class LongShortTermMemoryLayer: Layer {
  /// The layer's name.
  public let name: String
  /// Numbers of a step of the input.
  public let inputs: Int
  /// Numbers of a step of the output.
  public let units: Int
  /// Input weight, recurrent weight, bias.
  public let parameters: [Parameter]
  /// What is rounded inside, and what is carried over.
  public let states: [LayerState]
  /// The output is rounded step by step.
  public var roundsOutput: Bool { true }

  private let inputWeight, recurrentWeight, bias: Parameter
  private let gates, cell, hidden, hiddenError, cellError, gateError: LayerState
  private let carriedHidden, carriedCell: LayerState
  private var kernels: [Int: LongShortTermMemory] = [:]
  /// What evaluations carry over, by samples.
  private var evaluated: [Int: (hidden: Tensor, cell: Tensor)] = [:]

  /// Creates a layer of zero weights.
  ///
  /// The initialiser is that of all parameters; nil is `uniform(fanIn: units)`, as in PyTorch.
  public init(_ name: String, inputs: Int, units: Int, initializer: Initializer? = nil) {
    self.name = name
    self.inputs = inputs
    self.units = units
    func parameter(_ part: String, _ shape: Shape) -> Parameter {
      Parameter(
        name: "\(name).\(part)", shape: shape, initializer: initializer ?? .uniform(fanIn: units))
    }
    inputWeight = parameter("inputWeight", [inputs, 4 * units])
    recurrentWeight = parameter("recurrentWeight", [units, 4 * units])
    bias = parameter("bias", [4 * units])
    parameters = [inputWeight, recurrentWeight, bias]
    func state(
      _ part: String, _ width: Int, _ tensorClass: TensorClass, isKept: Bool = false
    ) -> LayerState {
      LayerState(
        name: "\(name).\(part)", shape: [1, width], isKept: isKept, isOfSamples: isKept,
        tensorClass: tensorClass)
    }
    gates = state("gates", 4 * units, .activation)
    cell = state("cell", units, .activation)
    hidden = state("hidden", units, .activation)
    hiddenError = state("hiddenError", units, .error)
    cellError = state("cellError", units, .error)
    gateError = state("gateError", 4 * units, .error)
    carriedHidden = state("carriedHidden", units, .activation, isKept: true)
    carriedCell = state("carriedCell", units, .activation, isKept: true)
    states = [
      gates, cell, hidden, hiddenError, cellError, gateError, carriedHidden, carriedCell,
    ]
  }

  /// Samples x steps x units.
  public func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
    let shape = try shapes.only(for: name)
    guard shape.rank == 3, shape[2] == inputs else {
      throw ShapeError("\(name) takes rows of \(inputs) inputs, not \(shape.sampleText)")
    }
    return [shape[0], shape[1], units]
  }

  /// Makes room for every step.
  public func prepare(forInputs shapes: [Shape]) {
    let (samples, steps) = (shapes[0][0], shapes[0][1])
    guard kernels[samples]?.steps != steps else { return }
    kernels[samples] = LongShortTermMemory(
      samples: samples, steps: steps, inputs: inputs, units: units)
    evaluated[samples] = (Tensor([samples, units]), Tensor([samples, units]))
    carriedHidden.prepare(samples: samples)
    carriedCell.prepare(samples: samples)
  }

  /// All steps in turn.
  public func forward(_ pass: ForwardPass) {
    let samples = pass.input.shape.samples
    let kernel = kernel(samples)
    let isTraining = pass.mode == .training
    guard let evaluated = evaluated[samples] else { preconditionFailure("not prepared") }
    let hidden = isTraining ? carriedHidden.values : evaluated.hidden
    let cell = isTraining ? carriedCell.values : evaluated.cell
    if pass.continues {
      // A policy that has just taken effect has not rounded them yet.
      if isTraining {
        pass.round(carriedHidden)
        pass.round(carriedCell)
      }
    } else {
      hidden.fill(0)
      cell.fill(0)
    }
    kernel.forward(
      pass.input, inputWeight: inputWeight.values, recurrentWeight: recurrentWeight.values,
      bias: bias.values, hidden: hidden, cell: cell, into: pass.output
    ) { part, values, step in
      pass.round(values, as: state(of: part), part: step)
    }
  }

  /// All steps from the last to the first.
  public func backward(_ pass: BackwardPass) {
    kernel(pass.input.shape.samples).backward(
      pass.outputError, inputWeight: inputWeight.values, recurrentWeight: recurrentWeight.values,
      inputWeightGradient: inputWeight.gradient, recurrentGradient: recurrentWeight.gradient,
      biasGradient: bias.gradient, inputError: pass.inputError
    ) { part, values, step in
      pass.round(values, as: state(of: part), part: step)
    }
  }

  private func kernel(_ samples: Int) -> LongShortTermMemory {
    guard let kernel = kernels[samples] else { preconditionFailure("not prepared") }
    return kernel
  }

  private func state(of part: LongShortTermMemory.Part) -> LayerState {
    switch part {
    case .gates: gates
    case .cell: cell
    case .hidden: hidden
    case .hiddenError: hiddenError
    case .cellError: cellError
    case .gateError: gateError
    }
  }
}
