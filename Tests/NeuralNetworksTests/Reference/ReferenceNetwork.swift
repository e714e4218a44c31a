import Foundation
import Kernels
import NeuralNetworks
import Tensors
import TestTensors

/// A network in float64 as the definitions of its layers read.
///
/// Finite differences are taken of it. It shares sizes and the order of steps with the network, and no arithmetic.
struct ReferenceNetwork {
  let network: Network
  /// What recurrent layers carry over, by name of the state; nothing stands for zeros.
  var carried: [String: [Double]] = [:]

  /// The mean cross-entropy of a batch; parameters by name.
  func loss(parameters: [String: [Double]], input: Tensor, labels: [Int]) -> Double {
    let samples = input.shape.samples
    var tensors = [input.values.map(Double.init)]
    for step in network.steps {
      let inputs = step.inputs.map { tensors[$0] }
      let shape = network.tensors[step.inputs[0]].shape.with(samples: samples)
      tensors.append(output(of: step.layer, inputs, shape, parameters))
    }
    let values = tensors[tensors.count - 1]
    let classes = values.count / labels.count
    return labels.indices.reduce(0) { total, n in
      let row = values[(n * classes)..<((n + 1) * classes)]
      return total + log(row.reduce(0) { $0 + exp($1) }) - values[n * classes + labels[n]]
    } / Double(labels.count)
  }

  private func output(
    of layer: any Layer, _ inputs: [[Double]], _ shape: Shape, _ parameters: [String: [Double]]
  ) -> [Double] {
    let values = inputs[0]
    func parameter(_ part: String) -> [Double]? { parameters["\(layer.name).\(part)"] }
    func activated(_ values: [Double], _ activation: Activation) -> [Double] {
      activation == .rectifiedLinear ? values.map { max(0, $0) } : values
    }
    switch layer {
    case let layer as ConvolutionLayer:
      let zeros = [Double](repeating: 0, count: layer.geometry.outputChannels)
      return activated(
        ReferenceConvolution.forward(
          layer.geometry, samples: shape.samples, input: values, weight: parameter("weight") ?? [],
          bias: parameter("bias") ?? zeros), layer.activation)
    case let layer as DenseLayer:
      let (weight, bias) = (parameter("weight") ?? [], parameter("bias"))
      let rows = layer.actsOnRows ? shape.samples * shape[1] : shape.samples
      let sums = (0..<(rows * layer.outputs)).map { index in
        let (n, o) = (index / layer.outputs, index % layer.outputs)
        return (0..<layer.inputs).reduce(bias?[o] ?? 0) { sum, i in
          sum + values[n * layer.inputs + i] * weight[i * layer.outputs + o]
        }
      }
      return activated(sums, layer.activation)
    case let layer as BatchNormalizationLayer:
      let (gamma, beta) = (parameter("weight") ?? [], parameter("bias") ?? [])
      let rows = Double(values.count / layer.channels)
      var result = values
      for c in 0..<layer.channels {
        let own = stride(from: c, to: values.count, by: layer.channels)
        let mean = own.reduce(0) { $0 + values[$1] } / rows
        let variance = own.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) } / rows
        for i in own {
          result[i] =
            gamma[c] * (values[i] - mean) / (variance + Double(layer.epsilon)).squareRoot()
            + beta[c]
        }
      }
      return activated(result, layer.activation)
    case let layer as AdditionLayer:
      return activated(zip(inputs[0], inputs[1]).map(+), layer.activation)
    case is GlobalAveragePoolingLayer:
      let (pixels, channels) = (shape[1] * shape[2], shape[3])
      return (0..<(shape.samples * channels)).map { index in
        let first = index / channels * pixels * channels + index % channels
        return (0..<pixels).reduce(0) { $0 + values[first + $1 * channels] } / Double(pixels)
      }
    case let layer as SubsamplingLayer:
      return subsample(values, shape, layer)
    case let layer as MaxPoolingLayer:
      return pool(values, shape, layer.window)
    case is DropoutLayer:
      return values  // nothing is left out where no randomness is given
    case let layer as EmbeddingLayer:
      let weight = parameter("weight") ?? []
      return values.flatMap { word in
        weight[(Int(word) * layer.width)..<((Int(word) + 1) * layer.width)]
      }
    case let layer as LongShortTermMemoryLayer:
      return recur(
        values, shape, layer, parameter("inputWeight") ?? [], parameter("recurrentWeight") ?? [],
        parameter("bias") ?? [])
    default: preconditionFailure("no definition of \(layer.name)")
    }
  }

  private func subsample(
    _ values: [Double], _ shape: Shape, _ layer: SubsamplingLayer
  ) -> [Double] {
    let before = (layer.channels - shape[3]) / 2
    var result: [Double] = []
    for n in 0..<shape[0] {
      for y in stride(from: 0, to: shape[1], by: layer.stride) {
        for x in stride(from: 0, to: shape[2], by: layer.stride) {
          for c in 0..<layer.channels {
            let kept = (before..<(before + shape[3])).contains(c)
            let place = ((n * shape[1] + y) * shape[2] + x) * shape[3] + c - before
            result.append(kept ? values[place] : 0)
          }
        }
      }
    }
    return result
  }

  private func recur(
    _ values: [Double], _ shape: Shape, _ layer: LongShortTermMemoryLayer,
    _ inputWeight: [Double], _ recurrentWeight: [Double], _ bias: [Double]
  ) -> [Double] {
    let (samples, steps, units) = (shape[0], shape[1], layer.units)
    func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    var result: [Double] = []
    for n in 0..<samples {
      func start(_ part: String) -> [Double] {
        guard let all = carried["\(layer.name).\(part)"] else {
          return [Double](repeating: 0, count: units)
        }
        return Array(all[(n * units)..<((n + 1) * units)])
      }
      var (hidden, cell) = (start("carriedHidden"), start("carriedCell"))
      for t in 0..<steps {
        func sum(_ gate: Int, _ unit: Int) -> Double {
          let column = gate * units + unit
          var sum = bias[column]
          for i in 0..<layer.inputs {
            sum += values[(n * steps + t) * layer.inputs + i] * inputWeight[i * 4 * units + column]
          }
          for u in 0..<units { sum += hidden[u] * recurrentWeight[u * 4 * units + column] }
          return sum
        }
        let made = (0..<units).map { unit -> (cell: Double, hidden: Double) in
          let new =
            sigmoid(sum(1, unit)) * cell[unit] + sigmoid(sum(0, unit)) * tanh(sum(2, unit))
          return (new, sigmoid(sum(3, unit)) * tanh(new))
        }
        cell = made.map(\.cell)
        hidden = made.map(\.hidden)
        result += hidden
      }
    }
    return result
  }

  private func pool(_ values: [Double], _ shape: Shape, _ window: PoolingWindow) -> [Double] {
    let (height, width, channels) = (shape[1], shape[2], shape[3])
    func count(_ pixels: Int) -> Int {
      (pixels + 2 * window.padding - window.size) / window.stride + 1
    }
    var result: [Double] = []
    for n in 0..<shape.samples {
      for y in 0..<count(height) {
        for x in 0..<count(width) {
          for c in 0..<channels {
            var largest = -Double.infinity
            for row
              in (y * window.stride - window.padding)..<(y * window.stride - window.padding
              + window.size)
            where (0..<height).contains(row) {
              for column
                in (x * window.stride - window.padding)..<(x * window.stride - window.padding
                + window.size)
              where (0..<width).contains(column) {
                largest = max(largest, values[((n * height + row) * width + column) * channels + c])
              }
            }
            result.append(largest)
          }
        }
      }
    }
    return result
  }
}
