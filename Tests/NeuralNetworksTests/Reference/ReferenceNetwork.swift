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

  /// The mean cross-entropy of a batch; parameters by name.
  func loss(parameters: [String: [Double]], input: Tensor, labels: [Int]) -> Double {
    let samples = labels.count
    var tensors = [input.values.map(Double.init)]
    for step in network.steps {
      let inputs = step.inputs.map { tensors[$0] }
      let shape = network.tensors[step.inputs[0]].shape.with(samples: samples)
      tensors.append(output(of: step.layer, inputs, shape, parameters))
    }
    let values = tensors[tensors.count - 1]
    let classes = values.count / samples
    return (0..<samples).reduce(0) { total, n in
      let row = values[(n * classes)..<((n + 1) * classes)]
      return total + log(row.reduce(0) { $0 + exp($1) }) - values[n * classes + labels[n]]
    } / Double(samples)
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
      let sums = (0..<(shape.samples * layer.outputs)).map { index in
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
    case is MaxPoolingLayer:
      return pool(values, shape.samples, shape[1], shape[2], shape[3])
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

  private func pool(
    _ values: [Double], _ samples: Int, _ height: Int, _ width: Int, _ channels: Int
  ) -> [Double] {
    var result: [Double] = []
    for n in 0..<samples {
      for y in 0..<(height / 2) {
        for x in 0..<(width / 2) {
          for c in 0..<channels {
            let first = ((n * height + 2 * y) * width + 2 * x) * channels + c
            let places = [
              first, first + channels, first + width * channels, first + (width + 1) * channels,
            ]
            result.append(places.map { values[$0] }.reduce(-.infinity, max))
          }
        }
      }
    }
    return result
  }
}
