import Randomness

extension Quantizer {
  /// Whether this processor runs the vector kernels; else the portable ones do the same.
  public static var usesVectorKernels: Bool { VectorKernel.isAvailable }

  /// Rounds every value of `source` into `destination`.
  ///
  /// Bit for bit what `quantized` gives element by element, with word i of `randomness` for element i.
  /// Zero, NaN, infinity and saturation: see `Quantizer`. Correctly rounded.
  ///
  /// - Parameters:
  ///   - source: any float32 values.
  ///   - destination: as many elements as `source`; more or fewer trap.
  ///   - scaleExponent: values are divided by 2^k before and multiplied after, exactly; see
  ///     `scaleExponents`.
  ///   - randomness: the draws of stochastic rounding, where it must be given; else ignored. Give
  ///     every call a stream of its own.
  public func quantize(
    _ source: Span<Float>, into destination: inout MutableSpan<Float>, scaleExponent: Int = 0,
    randomness: RandomStream? = nil
  ) {
    precondition(
      source.count == destination.count,
      "cannot quantise \(source.count) values into \(destination.count)")
    quantize(
      source, into: &destination, scaleExponent: scaleExponent, randomness: randomness,
      vectors: VectorKernel.isAvailable)
  }

  /// Rounds every value where it lies; else as `quantize`.
  ///
  /// - Parameters:
  ///   - values: any float32 values.
  ///   - scaleExponent: values are divided by 2^k before and multiplied after, exactly.
  ///   - randomness: the draws of stochastic rounding, where it must be given; else ignored.
  public func quantizeInPlace(
    _ values: inout MutableSpan<Float>, scaleExponent: Int = 0, randomness: RandomStream? = nil
  ) {
    quantizeInPlace(
      &values, scaleExponent: scaleExponent, randomness: randomness,
      vectors: VectorKernel.isAvailable)
  }

  /// `quantize`, with the choice of kernel open to tests and benchmarks.
  package func quantize(
    _ source: Span<Float>, into destination: inout MutableSpan<Float>, scaleExponent: Int,
    randomness: RandomStream?, vectors: Bool
  ) {
    requireRandomness(randomness)
    if format == .float32 {
      for i in 0..<source.count { destination[i] = source[i] }
      return
    }
    let constants = kernelConstants(scaleExponent: scaleExponent)
    let isPosit = positFormat != nil
    if vectors {
      VectorKernel.round(
        source, into: &destination, constants: constants, isPosit: isPosit, rounding: rounding,
        randomness: randomness)
    } else {
      PortableKernel(constants: constants).round(
        source, into: &destination, isPosit: isPosit, rounding: rounding, randomness: randomness)
    }
  }

  /// `quantizeInPlace`, with the choice of kernel open to tests and benchmarks.
  package func quantizeInPlace(
    _ values: inout MutableSpan<Float>, scaleExponent: Int, randomness: RandomStream?, vectors: Bool
  ) {
    requireRandomness(randomness)
    if format == .float32 { return }
    let constants = kernelConstants(scaleExponent: scaleExponent)
    let isPosit = positFormat != nil
    if vectors {
      VectorKernel.roundInPlace(
        &values, constants: constants, isPosit: isPosit, rounding: rounding, randomness: randomness)
    } else {
      PortableKernel(constants: constants).roundInPlace(
        &values, isPosit: isPosit, rounding: rounding, randomness: randomness)
    }
  }

  private func requireRandomness(_ randomness: RandomStream?) {
    precondition(
      rounding != .stochastic || format == .float32 || randomness != nil,
      "stochastic rounding to \(format) needs a RandomStream")
  }
}
