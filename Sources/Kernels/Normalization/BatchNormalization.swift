import CFloatKernels
import Tensors

/// Batch normalisation of rows x channels (NHWC images: pixels of all samples x channels) with
/// activation, in float32.
///
/// y = activation(gamma (x - mean) / sqrt(variance + epsilon) + beta), computed as
/// fma(x - mean, gamma / sqrt(variance + epsilon), beta). Source: Ioffe and Szegedy, arXiv 1502.03167.
public final class BatchNormalization {
  /// The number of channels.
  public let channels: Int
  /// What is added to variances.
  public let epsilon: Float
  /// What follows the normalisation.
  public let activation: Activation

  /// Whether the vector kernels run, or their references.
  package var usesVectorKernels = vectorKernelsRun
  private let factor, meanError, slope: Tensor

  /// Creates a normalisation.
  public init(channels: Int, epsilon: Float, activation: Activation) {
    precondition(channels > 0 && epsilon > 0)
    self.channels = channels
    self.epsilon = epsilon
    self.activation = activation
    factor = Tensor([channels])
    meanError = Tensor([channels])
    slope = Tensor([channels])
  }

  /// The mean and the variance (the squares' sum divided by the number of rows) of every channel.
  ///
  /// Moments about the first row's values: runs of 64 rows in float32, their sums in float64. The mean is
  /// within 2^-17 of the largest distance from the first row; tests hold both to float64.
  ///
  /// - Parameters:
  ///   - values: at least one row.
  ///   - mean: overwritten.
  ///   - variance: overwritten; never negative.
  public func statistics(of values: Tensor, mean: Tensor, variance: Tensor) {
    let rows = rows(values)
    withMoments(
      { sums, squares in
        if usesVectorKernels {
          inParts(rows, sums, squares) { first, count, sums, squares in
            channel_moments(
              values.base + first * channels, values.base, count, Int64(channels), sums, squares)
          }
        } else {
          Self.referenceMoments(values, channels: channels, sums: sums, squares: squares)
        }
      },
      { channel, sum, square in
        let share = sum / Double(rows)
        mean[channel] = Float(Double(values[channel]) + share)
        let spread = square / Double(rows) - share * share
        variance[channel] = Float(spread < 0 ? 0 : spread)
      })
  }

  /// Normalises; overwrites the output.
  public func forward(
    _ input: Tensor, mean: Tensor, variance: Tensor, gamma: Tensor, beta: Tensor,
    into output: Tensor
  ) {
    let rows = rows(input)
    precondition(output.count == input.count, "\(input.shape) does not give \(output.shape)")
    for channel in 0..<channels {
      factor[channel] = gamma[channel] * inverseDeviation(variance[channel])
    }
    let rectify = activation == .rectifiedLinear
    guard usesVectorKernels else {
      return Self.referenceNormalize(
        input, mean: mean, factor: factor, offset: beta, rectify: rectify, into: output)
    }
    forEachPart(of: rows) { first, count in
      normalize_channels(
        input.base + first, mean.base, factor.base, beta.base, count, Int64(channels),
        rectify ? 1 : 0, output.base + first)
    }
  }

  /// Element-wise work on rows; a row whose last vector reaches into the next is left to one thread.
  private func forEachPart(of rows: Int, _ body: (_ firstElement: Int, _ rows: Int64) -> Void) {
    guard channels % 8 == 0 else { return body(0, Int64(rows)) }
    KernelThreads.forEachPart(of: rows, size: channels) { part in
      body(part.lowerBound * channels, Int64(part.count))
    }
  }

  /// Sums over rows, where threads are in force in parts whose sums are added in their order; a part is a
  /// multiple of the runs that are summed in float32.
  private func inParts(
    _ rows: Int, _ sums: UnsafeMutableBufferPointer<Double>,
    _ products: UnsafeMutableBufferPointer<Double>,
    _ body: (
      _ firstRow: Int, _ rows: Int64, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
    ) -> Void
  ) {
    let threads = max(1, min(KernelThreads.current, rows * channels >> 14))
    let step = ((rows + threads - 1) / threads + 63) / 64 * 64
    let count = (rows + step - 1) / step
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * channels * count) { partial in
      guard let base = partial.baseAddress else { return }
      KernelThreads.forEachPart(of: rows, multiple: 64, size: channels) { part in
        let place = base + part.lowerBound / step * 2 * channels
        body(part.lowerBound, Int64(part.count), place, place + channels)
      }
      for channel in 0..<channels {
        sums[channel] = base[channel]
        products[channel] = base[channels + channel]
        for part in 1..<max(1, count) {
          sums[channel] += base[part * 2 * channels + channel]
          products[channel] += base[(part * 2 + 1) * channels + channel]
        }
      }
    }
  }

  /// The gradients of a pass that normalised with the statistics of its own batch.
  ///
  /// - Parameters:
  ///   - outputError: gradients with respect to the output.
  ///   - output: what `forward` left, after any rounding.
  ///   - input: what `forward` read, as the statistics and gamma are.
  ///   - mean: of the batch.
  ///   - variance: of the batch.
  ///   - gamma: the factors.
  ///   - gammaGradient: overwritten.
  ///   - betaGradient: overwritten.
  ///   - inputError: overwritten; nil where nobody needs it.
  public func backward(
    _ outputError: Tensor, output: Tensor, input: Tensor, mean: Tensor, variance: Tensor,
    gamma: Tensor, gammaGradient: Tensor, betaGradient: Tensor, inputError: Tensor?
  ) {
    let rows = rows(input)
    precondition(outputError.count == input.count && output.count == input.count)
    let mask = activation == .rectifiedLinear ? output : nil
    withMoments(
      { sums, products in
        if usesVectorKernels {
          inParts(rows, sums, products) { first, count, sums, products in
            let start = first * channels
            channel_error_moments(
              outputError.base + start, mask.map { $0.base + start }, input.base + start, mean.base,
              count, Int64(channels), sums, products)
          }
        } else {
          Self.referenceErrorMoments(
            outputError, mask: mask, values: input, mean: mean, sums: sums, products: products)
        }
      },
      { channel, sum, product in
        let inverse = inverseDeviation(variance[channel])
        let gradient = product * Double(inverse)
        betaGradient[channel] = Float(sum)
        gammaGradient[channel] = Float(gradient)
        factor[channel] = gamma[channel] * inverse
        meanError[channel] = Float(sum / Double(rows))
        slope[channel] = Float(gradient * Double(inverse) / Double(rows))
      })
    guard let inputError else { return }
    guard usesVectorKernels else {
      return Self.referenceBackward(
        outputError, mask: mask, values: input, mean: mean, factor: factor, meanError: meanError,
        slope: slope, into: inputError)
    }
    forEachPart(of: rows) { first, count in
      normalize_channels_backward(
        outputError.base + first, mask.map { $0.base + first }, input.base + first, mean.base,
        factor.base, meanError.base, slope.base, count, Int64(channels), inputError.base + first)
    }
  }

  private func inverseDeviation(_ variance: Float) -> Float {
    1 / (variance + epsilon).squareRoot()
  }

  private func rows(_ values: Tensor) -> Int {
    precondition(
      values.count > 0 && values.count % channels == 0,
      "\(values.shape) has no \(channels) channels")
    return values.count / channels
  }

  private func withMoments(
    _ fill: (UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void,
    _ use: (Int, Double, Double) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * channels) { both in
      let first = UnsafeMutableBufferPointer(rebasing: both[..<channels])
      let second = UnsafeMutableBufferPointer(rebasing: both[channels...])
      fill(first, second)
      for channel in 0..<channels { use(channel, first[channel], second[channel]) }
    }
  }
}
