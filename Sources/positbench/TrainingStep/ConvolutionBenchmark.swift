import Foundation
import Kernels
import Tensors

/// Times convolutions by both engines.
struct ConvolutionBenchmark {
  let layers: [(name: String, geometry: ConvolutionGeometry, isFirst: Bool)]
  let samples: Int
  let repetitions: Int

  /// LeNet-5's.
  static let lenet5: [(name: String, geometry: ConvolutionGeometry, isFirst: Bool)] = [
    (
      "1 to 6, 28 x 28",
      ConvolutionGeometry(
        height: 28, width: 28, inputChannels: 1, outputChannels: 6, kernelSize: 5, padding: 2), true
    ),
    (
      "6 to 16, 14 x 14",
      ConvolutionGeometry(
        height: 14, width: 14, inputChannels: 6, outputChannels: 16, kernelSize: 5), false
    ),
  ]

  /// Those of residual networks for images of 32 x 32 x 3 that occur most.
  static let residual: [(name: String, geometry: ConvolutionGeometry, isFirst: Bool)] =
    [(3, 16, 32, 1), (16, 16, 32, 1), (16, 32, 32, 2), (32, 32, 16, 1), (64, 64, 8, 1)].map {
      inputs, outputs, size, stride in
      (
        "\(inputs) to \(outputs), \(size) x \(size)",
        ConvolutionGeometry(
          height: size, width: size, inputChannels: inputs, outputChannels: outputs, kernelSize: 3,
          padding: 1, stride: stride), inputs == 3
      )
    }

  func run() {
    KernelThreads.use(1)
    print(
      "\nconvolutions, \(samples) samples, one thread: best ms (thousand million multiply-adds/s)")
    print("layer             engine   forward           backward")
    for (name, geometry, first) in layers {
      for (engine, choice) in [("oneDNN", Convolution.EngineChoice.oneDNN), ("thin", .thin)]
      where choice == .oneDNN || Convolution.thinKernelsSuit(geometry) {
        let (forward, backward) = times(geometry, choice, first: first)
        let work = Double(geometry.multiplyAdds * samples) * 1e-6
        print(
          name.padding(toLength: 18, withPad: " ", startingAt: 0)
            + engine.padding(toLength: 7, withPad: " ", startingAt: 0)
            + String(
              format: "%7.3f (%5.1f) %9.3f (%5.1f)", forward, work / forward, backward,
              work * (first ? 1 : 2) / backward))
      }
    }
  }

  /// The best times of the forward and of the backward pass; without the input's error in the first
  /// layer.
  private func times(
    _ geometry: ConvolutionGeometry, _ choice: Convolution.EngineChoice, first: Bool
  ) -> (forward: Double, backward: Double) {
    let convolution = Convolution(geometry, engine: choice)
    let input = pattern(geometry.inputShape(samples: samples))
    let weight = pattern(geometry.weightShape)
    let bias = pattern([geometry.outputChannels])
    let output = Tensor(geometry.outputShape(samples: samples))
    let error = pattern(output.shape)
    let weightGradient = Tensor(geometry.weightShape)
    let biasGradient = Tensor([geometry.outputChannels])
    let inputError = first ? nil : Tensor(input.shape)
    convolution.prepare(samples: samples)
    var best = (forward: Double.infinity, backward: Double.infinity)
    for _ in 0..<repetitions {
      best.forward = min(
        best.forward,
        milliseconds {
          convolution.forward(
            input, weight: weight, bias: bias, into: output, activation: .rectifiedLinear)
        })
      best.backward = min(
        best.backward,
        milliseconds {
          convolution.backward(
            error, input: input, output: output, weight: weight, activation: .rectifiedLinear,
            weightGradient: weightGradient, biasGradient: biasGradient, inputError: inputError)
        })
    }
    return best
  }

  private func pattern(_ shape: Shape) -> Tensor {
    Tensor(shape, (0..<shape.count).map { Float(($0 * 7919) % 2001 - 1000) * 1e-3 })
  }
}
