import Tensors

extension BatchNormalization {
  /// Sums over rows as the kernels do it: runs of 64 rows in float32, in four parts, then float64.
  private static func forEachRun(
    rows: Int, _ term: (Int) -> (sum: Float, left: Float, right: Float)
  ) -> (Double, Double) {
    var (total, totalProduct) = (0.0, 0.0)
    for start in stride(from: 0, to: rows, by: 64) {
      var sums: [Float] = [0, 0, 0, 0]
      var products: [Float] = [0, 0, 0, 0]
      for row in start..<min(start + 64, rows) {
        let (sum, left, right) = term(row)
        sums[(row - start) % 4] += sum
        products[(row - start) % 4].addProduct(left, right)
      }
      total += Double((sums[0] + sums[1]) + (sums[2] + sums[3]))
      totalProduct += Double((products[0] + products[1]) + (products[2] + products[3]))
    }
    return (total, totalProduct)
  }

  /// The reference of the kernel `channel_moments`, about the values of the first row.
  package static func referenceMoments(
    _ values: Tensor, channels: Int, sums: UnsafeMutableBufferPointer<Double>,
    squares: UnsafeMutableBufferPointer<Double>
  ) {
    for channel in 0..<channels {
      (sums[channel], squares[channel]) = forEachRun(rows: values.count / channels) { row in
        let distance = values[row * channels + channel] - values[channel]
        return (distance, distance, distance)
      }
    }
  }

  /// The reference of the kernel `normalize_channels`.
  package static func referenceNormalize(
    _ values: Tensor, mean: Tensor, factor: Tensor, offset: Tensor, rectify: Bool,
    into output: Tensor
  ) {
    for index in 0..<values.count {
      let channel = index % mean.count
      let value = offset[channel].addingProduct(values[index] - mean[channel], factor[channel])
      output[index] = rectify && value < 0 ? 0 : value
    }
  }

  private static func masked(_ errors: Tensor, _ mask: Tensor?, _ index: Int) -> Float {
    if let mask, mask[index] <= 0 { return 0 }
    return errors[index]
  }

  /// The reference of the kernel `channel_error_moments`.
  package static func referenceErrorMoments(
    _ errors: Tensor, mask: Tensor?, values: Tensor, mean: Tensor,
    sums: UnsafeMutableBufferPointer<Double>, products: UnsafeMutableBufferPointer<Double>
  ) {
    let channels = mean.count
    for channel in 0..<channels {
      (sums[channel], products[channel]) = forEachRun(rows: values.count / channels) { row in
        let index = row * channels + channel
        let error = masked(errors, mask, index)
        return (error, error, values[index] - mean[channel])
      }
    }
  }

  /// The reference of the kernel `normalize_channels_backward`.
  package static func referenceBackward(
    _ errors: Tensor, mask: Tensor?, values: Tensor, mean: Tensor, factor: Tensor,
    meanError: Tensor, slope: Tensor, into inputError: Tensor
  ) {
    for index in 0..<errors.count {
      let channel = index % mean.count
      let rest = (masked(errors, mask, index) - meanError[channel]).addingProduct(
        mean[channel] - values[index], slope[channel])
      inputError[index] = factor[channel] * rest
    }
  }
}
