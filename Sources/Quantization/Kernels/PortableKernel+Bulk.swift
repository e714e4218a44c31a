import Randomness

extension PortableKernel {
  /// Rounds every value of `source` into `destination`; element i uses word i of the stream.
  func round(
    _ source: Span<Float>, into destination: inout MutableSpan<Float>, isPosit: Bool,
    rounding: RoundingMode, randomness: RandomStream?
  ) {
    @inline(__always)
    func all(isPosit: Bool, rounding: RoundingMode, _ destination: inout MutableSpan<Float>) {
      for i in 0..<source.count {
        destination[i] = Float(
          bitPattern: round(source[i].bitPattern, word: 0, isPosit: isPosit, rounding: rounding))
      }
    }
    // One loop for each pair, in which both are constants.
    switch (isPosit, rounding) {
    case (true, .nearest): all(isPosit: true, rounding: .nearest, &destination)
    case (true, .towardZero): all(isPosit: true, rounding: .towardZero, &destination)
    case (false, .nearest): all(isPosit: false, rounding: .nearest, &destination)
    case (false, .towardZero): all(isPosit: false, rounding: .towardZero, &destination)
    case (_, .stochastic):
      for i in 0..<source.count { destination[i] = source[i] }
      roundRandomly(&destination, isPosit: isPosit, randomness: randomness)
    }
  }

  /// Rounds every value where it lies; apart from `round(_:into:)`, since a loop over two spans that
  /// turn out to be one is not vectorised.
  func roundInPlace(
    _ values: inout MutableSpan<Float>, isPosit: Bool, rounding: RoundingMode,
    randomness: RandomStream?
  ) {
    @inline(__always)
    func all(isPosit: Bool, rounding: RoundingMode, _ values: inout MutableSpan<Float>) {
      for i in 0..<values.count {
        values[i] = Float(
          bitPattern: round(values[i].bitPattern, word: 0, isPosit: isPosit, rounding: rounding))
      }
    }
    switch (isPosit, rounding) {
    case (true, .nearest): all(isPosit: true, rounding: .nearest, &values)
    case (true, .towardZero): all(isPosit: true, rounding: .towardZero, &values)
    case (false, .nearest): all(isPosit: false, rounding: .nearest, &values)
    case (false, .towardZero): all(isPosit: false, rounding: .towardZero, &values)
    case (_, .stochastic): roundRandomly(&values, isPosit: isPosit, randomness: randomness)
    }
  }

  private func roundRandomly(
    _ values: inout MutableSpan<Float>, isPosit: Bool, randomness: RandomStream?
  ) {
    guard let randomness else { preconditionFailure("stochastic rounding needs a RandomStream") }
    for start in stride(from: 0, to: values.count, by: 4) {
      let words = randomness.block(at: UInt64(start / 4))
      for i in start..<min(start + 4, values.count) {
        values[i] = Float(
          bitPattern: round(
            values[i].bitPattern, word: words[i - start], isPosit: isPosit, rounding: .stochastic))
      }
    }
  }
}
