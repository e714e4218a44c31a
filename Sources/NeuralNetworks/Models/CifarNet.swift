import Kernels
import Tensors

extension Network {
  /// The network of PositNN's CIFAR tables, as its repository has it: 473,274 parameters for 10 classes.
  ///
  /// conv1 5 x 5, 3 to 8 channels, padding 2; pool1; conv2 5 x 5, 8 to 16 channels, padding 2; pool2; fc1
  /// 1024 to 384; fc2 384 to 192; fc3 192 to the classes. ReLU after every layer but the last, max pooling,
  /// dropout before fc1 and fc2. Images are 32 x 32 x 3. Source: Raposo, Tomás, Roma, arXiv 2105.00053,
  /// examples/cifar10_cifarnet at commit a0dc2c5.
  ///
  /// - Parameters:
  ///   - classes: the number of logits.
  ///   - dropout: the share of values left out in training; 0.5 there.
  /// - Returns: a network of zero weights.
  public static func cifarNet(classes: Int, dropout: Double = 0.5) -> Network {
    let first = ConvolutionGeometry(
      height: 32, width: 32, inputChannels: 3, outputChannels: 8, kernelSize: 5, padding: 2)
    let second = ConvolutionGeometry(
      height: 16, width: 16, inputChannels: 8, outputChannels: 16, kernelSize: 5, padding: 2)
    var layers: [any Layer] = [
      ConvolutionLayer("conv1", first, activation: .rectifiedLinear), MaxPoolingLayer("pool1"),
      ConvolutionLayer("conv2", second, activation: .rectifiedLinear), MaxPoolingLayer("pool2"),
    ]
    let widths = [1024, 384, 192, classes]
    for index in 1...3 {
      if dropout > 0, index < 3 { layers.append(DropoutLayer("drop\(index)", share: dropout)) }
      layers.append(
        DenseLayer(
          "fc\(index)", inputs: widths[index - 1], outputs: widths[index],
          activation: index < 3 ? .rectifiedLinear : .none))
    }
    return sequence(layers, inputShape: [1, 32, 32, 3])
  }
}
