import Kernels
import Tensors

/// The convolution as its definition reads, in float64: one loop a sum.
public enum ReferenceConvolution {
  /// Calls with every (sample, row, column, output channel, kernel row, kernel column, input channel)
  /// whose input pixel lies in the image, as indices into output, input and weight.
  public static func forEachProduct(
    _ g: ConvolutionGeometry, samples: Int, _ body: (Int, Int, Int) -> Void
  ) {
    for n in 0..<samples {
      for y in 0..<g.outputHeight {
        for x in 0..<g.outputWidth {
          for ky in 0..<g.kernelSize {
            for kx in 0..<g.kernelSize {
              let (row, column) = (y * g.stride + ky - g.padding, x * g.stride + kx - g.padding)
              guard (0..<g.height).contains(row), (0..<g.width).contains(column) else { continue }
              for i in 0..<g.inputChannels {
                for o in 0..<g.outputChannels {
                  body(
                    ((n * g.outputHeight + y) * g.outputWidth + x) * g.outputChannels + o,
                    ((n * g.height + row) * g.width + column) * g.inputChannels + i,
                    ((ky * g.kernelSize + kx) * g.inputChannels + i) * g.outputChannels + o)
                }
              }
            }
          }
        }
      }
    }
  }

  /// output = input * weight + bias, without activation.
  public static func forward(
    _ g: ConvolutionGeometry, samples: Int, input: [Double], weight: [Double], bias: [Double]
  ) -> [Double] {
    var output = (0..<g.outputShape(samples: samples).count).map { bias[$0 % g.outputChannels] }
    forEachProduct(g, samples: samples) { output[$0] += input[$1] * weight[$2] }
    return output
  }
}
