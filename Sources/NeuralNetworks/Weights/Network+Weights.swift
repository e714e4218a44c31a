import Tensors

/// Weights that do not fit a network.
public struct WeightsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One message that names the tensor.
  public let description: String

  init(_ description: String) { self.description = description }
}

extension Network {
  /// Every parameter and kept state that is not of samples, by name: a copy of the masters, in the layouts of this library.
  public var weights: [String: Tensor] {
    var found: [String: Tensor] = [:]
    for parameter in parameters {
      found[parameter.name] = Tensor(parameter.shape, parameter.master.values)
    }
    for state in states where state.isKept && !state.isOfSamples {
      found[state.name] = Tensor(state.values.shape, state.values.values)
    }
    return found
  }

  /// Puts weights in place of those that were drawn.
  ///
  /// - Parameter weights: one for every parameter and kept state, as `weights` gives them.
  /// - Throws: `WeightsError` for a tensor that is missing, too many, or of another shape; nothing is
  ///   changed then.
  public func load(_ weights: [String: Tensor]) throws(WeightsError) {
    var rest = weights
    var moves: [(from: Tensor, to: Tensor)] = []
    func take(_ name: String, _ target: @autoclosure () -> Tensor, _ shape: Shape)
      throws(WeightsError)
    {
      guard let tensor = rest.removeValue(forKey: name) else {
        throw WeightsError("\(name) is missing")
      }
      guard tensor.shape == shape else {
        throw WeightsError("\(name) is \(tensor.shape), not \(shape)")
      }
      moves.append((tensor, target()))
    }
    for parameter in parameters {
      try take(parameter.name, parameter.master, parameter.shape)
    }
    for state in states where state.isKept && !state.isOfSamples {
      try take(state.name, state.values, state.values.shape)
    }
    if let stranger = rest.keys.min() {
      throw WeightsError("the network has no parameter \(stranger)")
    }
    for move in moves { move.to.copy(from: move.from) }
    for parameter in parameters { parameter.values.copy(from: parameter.master) }
  }

  /// The weights in PyTorch's layouts and under its names of parts.
  ///
  /// | here                                             | there                                     |
  /// |--------------------------------------------------|-------------------------------------------|
  /// | convolution: rows x columns x inputs x outputs   | `weight`: outputs x inputs x rows x columns |
  /// | dense: inputs x outputs                          | `weight`: outputs x inputs                |
  /// | dense behind an image: rows x columns x channels | its inputs: channels x rows x columns     |
  /// | batch normalisation: `weight`, `bias`            | the same                                  |
  /// | `runningMean`, `runningVariance`                 | `running_mean`, `running_var`             |
  ///
  /// Names of layers stay as they are: a peer whose modules are called otherwise renames them.
  public var pytorchWeights: [String: Tensor] {
    var found: [String: Tensor] = [:]
    for (name, tensor) in weights {
      let map = PyTorchLayout(of: name, in: self)
      found[map.name] = map.toPyTorch(tensor)
    }
    return found
  }

  /// Puts weights in PyTorch's layouts in place; `num_batches_tracked`, which nothing here needs, may be
  /// there.
  ///
  /// - Throws: `WeightsError`, as `load(_:)` does.
  public func load(pytorch tensors: [String: Tensor]) throws(WeightsError) {
    var rest = tensors.filter { !$0.key.hasSuffix(".num_batches_tracked") }
    var own: [String: Tensor] = [:]
    for (name, tensor) in weights {
      let map = PyTorchLayout(of: name, in: self)
      guard let given = rest.removeValue(forKey: map.name) else {
        throw WeightsError("\(map.name) is missing")
      }
      let wanted = map.pytorchShape(of: tensor.shape)
      guard given.shape == wanted else {
        throw WeightsError("\(map.name) is \(given.shape), not \(wanted)")
      }
      own[name] = map.fromPyTorch(given, shape: tensor.shape)
    }
    if let stranger = rest.keys.min() {
      throw WeightsError("the network has no parameter \(stranger)")
    }
    try load(own)
  }
}

/// How one tensor of a network lies in PyTorch: its name there, and where its elements go.
private struct PyTorchLayout {
  let name: String
  private let kind: Kind

  private enum Kind {
    case same
    /// Rows x columns x inputs x outputs to outputs x inputs x rows x columns.
    case convolution
    /// Inputs x outputs to outputs x inputs; the inputs may be an image's rows x columns x channels, there
    /// channels x rows x columns.
    case dense(image: Shape?)
  }

  init(of own: String, in network: Network) {
    var kind = Kind.same
    for step in network.steps where own == "\(step.layer.name).weight" {
      if step.layer is ConvolutionLayer { kind = .convolution }
      if step.layer is DenseLayer {
        let shape = network.tensors[step.inputs[0]].shape
        kind = .dense(image: shape.rank == 4 ? shape : nil)
      }
    }
    self.kind = kind
    let parts = [".runningMean": ".running_mean", ".runningVariance": ".running_var"]
    name =
      parts.first { own.hasSuffix($0.key) }.map {
        String(own.dropLast($0.key.count)) + $0.value
      } ?? own
  }

  func pytorchShape(of shape: Shape) -> Shape {
    switch kind {
    case .same: shape
    case .convolution: [shape[3], shape[2], shape[0], shape[1]]
    case .dense: [shape[1], shape[0]]
    }
  }

  /// The place there of an element here.
  private func place(_ index: Int, _ shape: Shape) -> Int {
    switch kind {
    case .same: return index
    case .convolution:
      let (outputs, inputs, columns) = (shape[3], shape[2], shape[1])
      let (o, i) = (index % outputs, index / outputs % inputs)
      let pixel = index / outputs / inputs
      return (o * inputs + i) * shape[0] * columns + pixel
    case .dense(let image):
      let (input, output) = (index / shape[1], index % shape[1])
      guard let image else { return output * shape[0] + input }
      let (pixel, channel) = (input / image[3], input % image[3])
      return output * shape[0] + channel * image[1] * image[2] + pixel
    }
  }

  func toPyTorch(_ tensor: Tensor) -> Tensor {
    let moved = Tensor(pytorchShape(of: tensor.shape))
    for index in 0..<tensor.count { moved[place(index, tensor.shape)] = tensor[index] }
    return moved
  }

  func fromPyTorch(_ tensor: Tensor, shape: Shape) -> Tensor {
    let moved = Tensor(shape)
    for index in 0..<tensor.count { moved[index] = tensor[place(index, shape)] }
    return moved
  }
}
