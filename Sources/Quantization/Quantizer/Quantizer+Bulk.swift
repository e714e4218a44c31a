import Randomness

extension Quantizer {
  /// Whether this processor runs the vector kernels; else the portable ones do the same.
  public static var usesVectorKernels: Bool { VectorKernel.isAvailable }

  /// Rounds every value of `source` into `destination`.
  ///
  /// Bit for bit what `quantized` gives element by element, with word i of `randomness` for element i;
  /// in block formats what `encoded` gives the patterns of. Zero, NaN, infinity and saturation: see
  /// `Quantizer`. Correctly rounded.
  ///
  /// - Parameters:
  ///   - source: any float32 values.
  ///   - destination: as many elements as `source`; more or fewer trap.
  ///   - layout: how the values are dealt out to blocks; nil for values that follow one another. As many
  ///     elements as `source`. Formats without blocks ignore it.
  ///   - scaleExponent: values are divided by 2^k before and multiplied after, exactly; see
  ///     `scaleExponents`.
  ///   - randomness: the draws of stochastic rounding, where it must be given; else ignored. Give
  ///     every call a stream of its own.
  public func quantize(
    _ source: Span<Float>, into destination: inout MutableSpan<Float>, layout: BlockLayout? = nil,
    scaleExponent: Int = 0, randomness: RandomStream? = nil
  ) {
    precondition(
      source.count == destination.count,
      "cannot quantise \(source.count) values into \(destination.count)")
    quantize(
      source, into: &destination, layout: layout, scaleExponent: scaleExponent,
      randomness: randomness, vectors: VectorKernel.isAvailable)
  }

  /// Rounds every value where it lies; else as `quantize`.
  ///
  /// - Parameters:
  ///   - values: any float32 values.
  ///   - layout: how the values are dealt out to blocks; nil for values that follow one another.
  ///   - scaleExponent: values are divided by 2^k before and multiplied after, exactly.
  ///   - randomness: the draws of stochastic rounding, where it must be given; else ignored.
  public func quantizeInPlace(
    _ values: inout MutableSpan<Float>, layout: BlockLayout? = nil, scaleExponent: Int = 0,
    randomness: RandomStream? = nil
  ) {
    quantizeInPlace(
      &values, layout: layout, scaleExponent: scaleExponent, randomness: randomness,
      vectors: VectorKernel.isAvailable)
  }

  /// `quantize`, with the choice of kernel open to tests and benchmarks.
  package func quantize(
    _ source: Span<Float>, into destination: inout MutableSpan<Float>, layout: BlockLayout? = nil,
    scaleExponent: Int, randomness: RandomStream?, vectors: Bool
  ) {
    requireRandomness(randomness)
    if format == .float32 || format.block != nil || !hasKernel {
      for i in 0..<source.count { destination[i] = source[i] }
      quantizeInPlace(
        &destination, layout: layout, scaleExponent: scaleExponent, randomness: randomness,
        vectors: vectors)
      return
    }
    let constants = kernelConstants(scaleExponent: scaleExponent)
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
    _ values: inout MutableSpan<Float>, layout: BlockLayout? = nil, scaleExponent: Int,
    randomness: RandomStream?, vectors: Bool
  ) {
    requireRandomness(randomness)
    if format == .float32 { return }
    if let block = format.block {
      quantizeBlocksInPlace(
        &values, layout: layout ?? .line(values.count), block: block, randomness: randomness,
        vectors: vectors)
      return
    }
    guard hasKernel else {
      for i in 0..<values.count {
        let word = rounding == .stochastic ? randomness?.word(at: UInt64(i)) ?? 0 : 0
        values[i] = quantized(values[i], scaleExponent: scaleExponent, randomWord: word)
      }
      return
    }
    let constants = kernelConstants(scaleExponent: scaleExponent)
    if vectors {
      VectorKernel.roundInPlace(
        &values, constants: constants, isPosit: isPosit, rounding: rounding, randomness: randomness)
    } else {
      PortableKernel(constants: constants).roundInPlace(
        &values, isPosit: isPosit, rounding: rounding, randomness: randomness)
    }
  }

  /// Whether the bulk kernels know the format; others are rounded one by one.
  ///
  /// Subnormal values of a format may not lie among those of float32, where the bits are no logarithm any
  /// more, unless all of them do, as bfloat16's. Only an unusual bias brings them there.
  var hasKernel: Bool {
    guard let shape = format.element.floatShape else { return true }
    return shape.minimumExponent == -126 || shape.smallestExponent >= -126
  }

  func requireRandomness(_ randomness: RandomStream?) {
    precondition(
      rounding != .stochastic || format == .float32 || randomness != nil,
      "stochastic rounding to \(format) needs a RandomStream")
  }
}
