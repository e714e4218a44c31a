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
        let word = rounding == .stochastic ? randomness?.word(at: UInt64(i)) ?? 0 : 0
        destination[i] = Float(
          bitPattern: round(source[i].bitPattern, word: word, isPosit: isPosit, rounding: rounding))
      }
    }
    // One loop for each pair, in which both are constants.
    switch (isPosit, rounding) {
    case (true, .nearest): all(isPosit: true, rounding: .nearest, &destination)
    case (true, .towardZero): all(isPosit: true, rounding: .towardZero, &destination)
    case (true, .stochastic): all(isPosit: true, rounding: .stochastic, &destination)
    case (false, .nearest): all(isPosit: false, rounding: .nearest, &destination)
    case (false, .towardZero): all(isPosit: false, rounding: .towardZero, &destination)
    case (false, .stochastic): all(isPosit: false, rounding: .stochastic, &destination)
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
        let word = rounding == .stochastic ? randomness?.word(at: UInt64(i)) ?? 0 : 0
        values[i] = Float(
          bitPattern: round(values[i].bitPattern, word: word, isPosit: isPosit, rounding: rounding))
      }
    }
    switch (isPosit, rounding) {
    case (true, .nearest): all(isPosit: true, rounding: .nearest, &values)
    case (true, .towardZero): all(isPosit: true, rounding: .towardZero, &values)
    case (true, .stochastic): all(isPosit: true, rounding: .stochastic, &values)
    case (false, .nearest): all(isPosit: false, rounding: .nearest, &values)
    case (false, .towardZero): all(isPosit: false, rounding: .towardZero, &values)
    case (false, .stochastic): all(isPosit: false, rounding: .stochastic, &values)
    }
  }
}
