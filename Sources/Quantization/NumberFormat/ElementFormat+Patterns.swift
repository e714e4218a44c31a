extension ElementFormat {
  /// The pattern of NaN or NaR; nil where every pattern is a number.
  ///
  /// The quiet NaN without payload where there are several.
  public var nanPattern: UInt32? {
    switch self {
    case .posit(let shape): UInt32(1) << UInt32(shape.n - 1)
    case .float(let shape):
      switch shape.specials {
      case .ieee: shape.infinityPattern | UInt32(1) << UInt32(shape.fractionBits - 1)
      case .fn: UInt32(1) << UInt32(shape.bits - 1) - 1
      case .finite: nil
      }
    }
  }

  /// The value of a pattern: exact; NaN for NaN and NaR, infinity for infinity.
  ///
  /// - Parameter pattern: `bits` bits; bits above them are ignored.
  /// - Returns: a value that double holds exactly.
  public func value(_ pattern: UInt32) -> Double {
    let word = pattern & (UInt32.max >> UInt32(32 - bits))
    let signBit: UInt32 = 1 << UInt32(bits - 1)
    switch self {
    case .posit(let shape):
      if word == 0 { return 0 }
      if word == signBit { return .nan }
      let isNegative = word & signBit != 0
      let magnitude = isNegative ? (0 &- word) & (UInt32.max >> UInt32(32 - bits)) : word
      let value = shape.magnitude(word: UInt64(magnitude), width: shape.n)
      return isNegative ? -value : value
    case .float(let shape):
      let magnitude = word & ~signBit
      let sign: FloatingPointSign = word & signBit != 0 ? .minus : .plus
      if magnitude > shape.largestPattern {
        let isInfinity = shape.hasInfinity && magnitude == shape.infinityPattern
        if !isInfinity { return .nan }
        return sign == .minus ? -.infinity : .infinity
      }
      let fraction = Double(magnitude & (1 << UInt32(shape.fractionBits) - 1))
      let exponent = Int(magnitude >> UInt32(shape.fractionBits))
      let hidden = exponent == 0 ? 0 : powerOfTwo(shape.fractionBits)
      let value =
        (hidden + fraction) * powerOfTwo(max(exponent, 1) - shape.bias - shape.fractionBits)
      return sign == .minus ? -value : value
    }
  }

  /// The pattern of a value of the format; of NaN, or of infinity as far as the format has them.
  ///
  /// The negative zero is a pattern of its own in floating-point formats.
  ///
  /// - Precondition: the value is one of the format's.
  public func pattern(of value: Double) -> UInt32 {
    if value.isNaN {
      guard let nanPattern else { preconditionFailure("\(self) has no pattern for NaN") }
      return nanPattern
    }
    let isNegative = value.sign == .minus
    switch self {
    case .posit(let shape):
      if value == 0 { return 0 }
      let magnitude = UInt32(shape.lowerPattern(value.magnitude))
      requireValue(value, magnitude)
      return isNegative ? (0 &- magnitude) & (UInt32.max >> UInt32(32 - bits)) : magnitude
    case .float(let shape):
      let signBit: UInt32 = isNegative ? 1 << UInt32(bits - 1) : 0
      if value.isInfinite {
        precondition(shape.hasInfinity, "\(self) has no pattern for infinity")
        return signBit | shape.infinityPattern
      }
      if value == 0 { return signBit }
      let exponent = max(Int(value.exponent), shape.minimumExponent)
      let significand = value.magnitude * powerOfTwo(shape.fractionBits - exponent)
      let field = (exponent - shape.minimumExponent) << shape.fractionBits
      let magnitude = UInt32(field) + UInt32(significand)
      requireValue(value, magnitude)
      return signBit | magnitude
    }
  }

  private func requireValue(_ value: Double, _ magnitude: UInt32) {
    precondition(
      self.value(magnitude) == value.magnitude, "\(value) is not a value of \(self)")
  }
}
