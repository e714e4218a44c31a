extension Quantizer {
  /// The constants of this quantiser at a scale.
  func kernelConstants(scaleExponent: Int) -> KernelConstants {
    let k = effectiveScaleExponent(scaleExponent)
    let smallest = format.element.smallestPositive * powerOfTwo(k)
    let largest = format.element.largest * powerOfTwo(k)
    var constants = KernelConstants()
    constants.smallest = floatBits(smallest)
    constants.largest = floatBits(largest)
    constants.near_zero_below = drawsBelowSmallest ? constants.smallest : 0
    constants.near_zero_whole = smallest
    switch format.element {
    case .posit(let shape):
      let (n, es) = (shape.n, shape.es)
      constants.one = Int32(127 + k) << 23
      constants.cut_at_one = Int32(26 - n + es)
      constants.longest_run = Int32(min(n - 3, shape.regimeLimit.map { $0 - 2 } ?? n))
      constants.regime_shift = Int32(23 + es)
      constants.zero_at_most = positZeroAtMost(smallest, es: es)
    case .float(let shape):
      // bfloat16 shares its subnormals with float32, where bits are proportional from the start.
      constants.normal_above =
        shape.minimumExponent + k <= -126 ? 0 : Int32(shape.minimumExponent + k + 128) << 23 - 1
      constants.cut_of_normal = Int32(24 - shape.precision)
      constants.zero_at_most = ieeeZeroAtMost(smallest)
      setOverflow(of: shape, in: &constants)
    }
    return constants
  }

  private func positZeroAtMost(_ minpos: Double, es: Int) -> Int32 {
    if drawsBelowSmallest { return 0 }
    return switch underflow {
    case .saturate: 0
    case .half: floatBits(minpos / 2)
    case .geometric: floatBits(minpos / powerOfTwo(1 << es))
    case .truncate: floatBits(minpos) - 1
    }
  }

  private func ieeeZeroAtMost(_ smallest: Double) -> Int32 {
    switch rounding {
    case .nearest: floatBits(smallest / 2)
    case .towardZero: floatBits(smallest) - 1
    case .stochastic: 0
    }
  }

  private func setOverflow(of shape: FloatShape, in constants: inout KernelConstants) {
    switch (overflow, rounding) {
    case (.saturate, _): constants.overflow_above = .max
    case (.nonFinite, .towardZero):
      constants.overflow_above = floatBits(Double(Float.greatestFiniteMagnitude))
    case (.nonFinite, _): constants.overflow_above = constants.largest
    }
    let beyond: Float = shape.hasInfinity ? .infinity : .nan
    constants.overflow_result = Int32(bitPattern: beyond.bitPattern)
    constants.overflow_sign_mask = shape.hasInfinity ? .min : 0
  }

  /// The bits of the largest float32 number that is not above a value: of the value itself but for
  /// thresholds of b-posits among float32's subnormals, and of zero below those.
  private func floatBits(_ value: Double) -> Int32 {
    let near = Float(value)
    return Int32(bitPattern: (Double(near) > value ? near.nextDown : near).bitPattern)
  }
}
