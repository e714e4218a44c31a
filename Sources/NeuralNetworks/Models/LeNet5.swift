import Kernels
import Tensors

extension Network {
  /// LeNet-5 as PositNN and Deep PeNSieve train it: 61,706 parameters for 10 classes.
  ///
  /// conv1 5 x 5, 1 to 6 channels, padding 2; pool1; conv2 5 x 5, 6 to 16 channels; pool2; fc1 400 to
  /// 120; fc2 120 to 84; fc3 84 to the classes. ReLU after every layer but the last, max pooling.
  /// Images are 28 x 28 x 1. Source: LeCun et al., Proc. IEEE 86 (1998), doi:10.1109/5.726791.
  public static func lenet5(classes: Int) -> Network {
    let first = ConvolutionGeometry(
      height: 28, width: 28, inputChannels: 1, outputChannels: 6, kernelSize: 5, padding: 2)
    let second = ConvolutionGeometry(
      height: 14, width: 14, inputChannels: 6, outputChannels: 16, kernelSize: 5)
    return sequence(
      [
        ConvolutionLayer("conv1", first, activation: .rectifiedLinear),
        MaxPoolingLayer("pool1"),
        ConvolutionLayer("conv2", second, activation: .rectifiedLinear),
        MaxPoolingLayer("pool2"),
        DenseLayer("fc1", inputs: 400, outputs: 120, activation: .rectifiedLinear),
        DenseLayer("fc2", inputs: 120, outputs: 84, activation: .rectifiedLinear),
        DenseLayer("fc3", inputs: 84, outputs: classes),
      ], inputShape: [1, 28, 28, 1])
  }

  /// A network of the library's own, whose layers are known to fit.
  static func sequence(_ layers: [any Layer], inputShape: Shape) -> Network {
    do {
      return try Network(layers, inputShape: inputShape)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
