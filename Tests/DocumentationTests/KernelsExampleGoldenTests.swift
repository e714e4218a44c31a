import Kernels
import Tensors
import Testing

/// A convolution.
@Suite struct KernelsExampleGoldenTests: DocumentedExample {
  let printed = PrintedLines()

  @Test func convolution() throws {
    try example("Sources/Kernels/Kernels.docc/Kernels.md") {
      let geometry = ConvolutionGeometry(
        height: 4, width: 4, inputChannels: 1, outputChannels: 1, kernelSize: 3)
      let convolution = Convolution(geometry)
      convolution.prepare(samples: 1)
      let image = Tensor(geometry.inputShape(samples: 1), (1...16).map(Float.init))
      let kernel = Tensor(geometry.weightShape, [0, 0, 0, 0, 1, 0, 0, 0, -1])
      let output = Tensor(geometry.outputShape(samples: 1))
      KernelThreads.with(1) {
        convolution.forward(image, weight: kernel, bias: nil, into: output, activation: .none)
      }
      print(output.shape, output.values)  // 1 x 2 x 2 x 1 [-5.0, -5.0, -5.0, -5.0]
    }
  }
}
