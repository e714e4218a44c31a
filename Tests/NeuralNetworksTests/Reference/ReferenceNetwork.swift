import Foundation
import Kernels

/// A network in float64 as its definition reads: the peer that finite differences are taken of.
struct ReferenceNetwork {
  enum Stage {
    case convolution(ConvolutionGeometry, rectify: Bool)
    case pooling(height: Int, width: Int, channels: Int)
    case dense(inputs: Int, outputs: Int, rectify: Bool)
  }

  let stages: [Stage]

  static let lenet5 = ReferenceNetwork(stages: [
    .convolution(
      ConvolutionGeometry(
        height: 28, width: 28, inputChannels: 1, outputChannels: 6, kernelSize: 5, padding: 2),
      rectify: true),
    .pooling(height: 28, width: 28, channels: 6),
    .convolution(
      ConvolutionGeometry(
        height: 14, width: 14, inputChannels: 6, outputChannels: 16, kernelSize: 5),
      rectify: true),
    .pooling(height: 10, width: 10, channels: 16),
    .dense(inputs: 400, outputs: 120, rectify: true),
    .dense(inputs: 120, outputs: 84, rectify: true),
    .dense(inputs: 84, outputs: 10, rectify: false),
  ])

  /// The mean cross-entropy of a batch; parameters are weight and bias of each stage in turn.
  func loss(parameters: [[Double]], input: [Double], labels: [Int]) -> Double {
    let samples = labels.count
    var values = input
    var next = 0
    for stage in stages {
      switch stage {
      case .convolution(let geometry, let rectify):
        values = ReferenceConvolution.forward(
          geometry, samples: samples, input: values, weight: parameters[next],
          bias: parameters[next + 1])
        if rectify { values = values.map { max(0, $0) } }
        next += 2
      case .pooling(let height, let width, let channels):
        values = pool(values, samples, height, width, channels)
      case .dense(let inputs, let outputs, let rectify):
        values = (0..<(samples * outputs)).map { index in
          let (n, o) = (index / outputs, index % outputs)
          var sum = parameters[next + 1][o]
          for i in 0..<inputs {
            sum += values[n * inputs + i] * parameters[next][i * outputs + o]
          }
          return rectify ? max(0, sum) : sum
        }
        next += 2
      }
    }
    let classes = values.count / samples
    return (0..<samples).reduce(0) { total, n in
      let row = values[(n * classes)..<((n + 1) * classes)]
      return total + log(row.reduce(0) { $0 + exp($1) }) - values[n * classes + labels[n]]
    } / Double(samples)
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
