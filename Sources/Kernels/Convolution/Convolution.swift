import Tensors

/// A two-dimensional convolution (cross-correlation, as networks use it) with bias and activation,
/// for any number of samples.
///
/// Activations are NHWC, weights kernel rows x kernel columns x input channels x output channels.
/// Products are float32, summed in an order that depends on the engine alone.
public final class Convolution {
  /// The sizes.
  public let geometry: ConvolutionGeometry
  private var engines: [Int: any ConvolutionEngine] = [:]

  private let choice: EngineChoice

  /// Ways to compute it.
  package enum EngineChoice {
    /// Our own vector kernels where there are fewer than 16 channels in and at most 16 out, stride 1,
    /// one thread, and a processor with AVX2; oneDNN otherwise, which is as fast forward and faster
    /// backward for 16 to 16 channels (`positbench training-step --model resnet20`).
    case automatic
    /// oneDNN, whatever the sizes.
    case oneDNN
    /// Our own kernels; only where they suit.
    case thin
  }

  /// Whether our own kernels can compute a convolution.
  package static func thinKernelsSuit(_ geometry: ConvolutionGeometry) -> Bool {
    ThinConvolution.suits(geometry)
  }

  /// Creates a convolution; engines are made by `prepare`.
  public convenience init(_ geometry: ConvolutionGeometry) {
    self.init(geometry, engine: .automatic)
  }

  /// Creates a convolution with a chosen engine, for tests and benchmarks.
  package init(_ geometry: ConvolutionGeometry, engine: EngineChoice) {
    self.geometry = geometry
    choice = engine
  }

  /// Makes what batches of so many samples need, so that later calls allocate nothing.
  ///
  /// An engine keeps to the number of threads (`KernelThreads`) that is in force when it is made.
  public func prepare(samples: Int) {
    guard engines[samples] == nil else { return }
    let isThin =
      switch choice {
      case .automatic:
        ThinConvolution.suits(geometry) && geometry.inputChannels < 16
          && KernelThreads.current == 1
      case .oneDNN: false
      case .thin: true
      }
    engines[samples] =
      isThin
      ? ThinConvolution(geometry, samples: samples)
      : OneDNNConvolution(geometry, samples: samples)
  }

  /// output = activation(input * weight + bias); overwrites the output.
  ///
  /// A bias of nil counts as zeros.
  public func forward(
    _ input: Tensor, weight: Tensor, bias: Tensor?, into output: Tensor, activation: Activation
  ) {
    let samples = check(input: input.shape, output: output.shape)
    check(weight: weight, bias: bias)
    engine(samples).forward(
      input, weight: weight, bias: bias, into: output, activation: activation)
  }

  /// The gradients of weights, bias and, where asked for, input.
  ///
  /// - Parameters:
  ///   - outputError: gradients with respect to the output; may be overwritten.
  ///   - input: what the forward pass read.
  ///   - output: what the forward pass left, after any rounding.
  ///   - weight: what the forward pass read.
  ///   - activation: that of the forward pass.
  ///   - weightGradient: overwritten with the sum over the samples.
  ///   - biasGradient: overwritten with the sum over samples and pixels; nil where there is no bias.
  ///   - inputError: overwritten, or nil where nobody needs it.
  public func backward(
    _ outputError: Tensor, input: Tensor, output: Tensor, weight: Tensor, activation: Activation,
    weightGradient: Tensor, biasGradient: Tensor?, inputError: Tensor?
  ) {
    let samples = check(input: input.shape, output: output.shape)
    precondition(outputError.shape == output.shape, "\(outputError.shape) errors")
    precondition(inputError.map { $0.shape == input.shape } ?? true)
    check(weight: weight, bias: biasGradient)
    check(weight: weightGradient, bias: biasGradient)
    engine(samples).backward(
      outputError, input: input, output: output, weight: weight, activation: activation,
      weightGradient: weightGradient, biasGradient: biasGradient, inputError: inputError)
  }

  /// The gradient of the weights alone: the sum of input times error, without bias or activation.
  ///
  /// - Parameters:
  ///   - input: an operand of this product.
  ///   - outputError: the other one, with respect to the sums.
  ///   - weightGradient: overwritten.
  public func backwardWeight(
    _ input: Tensor, outputError: Tensor, into weightGradient: Tensor
  ) {
    let samples = check(input: input.shape, output: outputError.shape)
    check(weight: weightGradient, bias: nil)
    engine(samples).backwardWeight(input, outputError: outputError, into: weightGradient)
  }

  /// The error of the input alone.
  ///
  /// - Parameters:
  ///   - outputError: with respect to the sums.
  ///   - weight: an operand of this product.
  ///   - inputError: overwritten.
  public func backwardInput(_ outputError: Tensor, weight: Tensor, into inputError: Tensor) {
    let samples = check(input: inputError.shape, output: outputError.shape)
    check(weight: weight, bias: nil)
    engine(samples).backwardInput(outputError, weight: weight, into: inputError)
  }

  private func engine(_ samples: Int) -> any ConvolutionEngine {
    prepare(samples: samples)
    guard let engine = engines[samples] else { preconditionFailure("no engine was made") }
    return engine
  }

  private func check(input: Shape, output: Shape) -> Int {
    precondition(
      input.rank == 4 && input == geometry.inputShape(samples: input.samples),
      "\(input) is no input of this convolution: N x \(geometry.height) x \(geometry.width) x "
        + "\(geometry.inputChannels)")
    precondition(
      output == geometry.outputShape(samples: input.samples),
      "\(output) is not \(geometry.outputShape(samples: input.samples))")
    return input.samples
  }

  private func check(weight: Tensor, bias: Tensor?) {
    precondition(
      weight.shape == geometry.weightShape, "\(weight.shape) is not \(geometry.weightShape)")
    if let bias {
      precondition(bias.count == geometry.outputChannels, "\(bias.shape) biases")
    }
  }
}
