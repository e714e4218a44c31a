import CMPFR

extension OracleFormat {
  /// -log2 of the distance between a result and the nearest rounding boundary, relative to the
  /// result; nil if there is no real result, or if it is zero or itself a boundary.
  public func distanceToBoundary(_ function: ElementaryFunction, _ operand: UInt64) -> Double? {
    guard let x = exactValue(operand) else { return nil }
    let real = function.exactReal([x])
    guard let value = real.truncated(toBits: 4 * n + 64), value.sign != 0,
      let interval = roundingInterval(rounded(real))
    else { return nil }
    let distances = [interval.lower, interval.upper].compactMap { $0 }.map {
      ((value - ExactRational($0)) / value).magnitude
    }
    guard let least = distances.min(), least.sign != 0 else { return nil }
    let (fraction, exponent) = least.approximateMagnitude
    return -(Double(exponent) + log2OfFraction(fraction))
  }

  /// log2 of a number in 1 ..< 2.
  private func log2OfFraction(_ fraction: Double) -> Double {
    let number = MPFloat(precision: 53)
    mpfr_set_d(number.pointer, fraction, MPFR_RNDN)
    mpfr_log2(number.pointer, number.pointer, MPFR_RNDN)
    return mpfr_get_d(number.pointer, MPFR_RNDN)
  }

  /// The number of fraction bits of posits in 2^scale ..< 2^(scale+1); negative where not even
  /// the exponent bits are all there.
  func fractionBits(ofScale scale: Int) -> Int {
    let regime = scale >> es
    return n - 1 - (regime >= 0 ? regime + 2 : 1 - regime) - es
  }
}

extension ExactReal {
  /// The exponent of the power of two at or below the magnitude; nil for zero and for no number.
  var floorLog2: Int? {
    switch self {
    case .notReal: return nil
    case .rational(let value):
      if value.sign == 0 { return nil }
      return value.truncatedNumber(precision: 64).binaryExponent
    case .computed(let computation):
      let number = MPFloat(precision: 2)
      _ = computation.evaluate(number)
      return number.binaryExponent
    }
  }

  /// The magnitude times 2^shift, rounded down; nil if it has more than 126 bits.
  func fixedPoint(shift: Int) -> Int128? {
    let number: MPFloat
    switch self {
    case .notReal: return nil
    case .rational(let value): number = value.truncatedNumber(precision: 160)
    case .computed(let computation):
      number = MPFloat(precision: 160)
      _ = computation.evaluate(number)
    }
    return number.fixedPoint(shift: shift)
  }
}

extension ExactRational {
  /// The number cut off after some bits.
  fileprivate func truncatedNumber(precision: Int) -> MPFloat {
    let number = MPFloat(precision: precision)
    mpfr_set_q(number.pointer, pointer, MPFR_RNDZ)
    return number
  }
}

extension MPFloat {
  /// The exponent of the power of two at or below the magnitude; nil for zero, NaN and infinity.
  fileprivate var binaryExponent: Int? {
    mpfr_regular_p(pointer) != 0 ? Int(mpfr_get_exp(pointer)) - 1 : nil
  }

  /// The magnitude times 2^shift, rounded down; nil if it has more than 126 bits.
  fileprivate func fixedPoint(shift: Int) -> Int128? {
    mpfr_mul_2si(pointer, pointer, shift, MPFR_RNDZ)
    guard let exponent = binaryExponent, exponent < 126 else { return nil }
    // In two halves of at most 63 and 64 bits, both exact.
    let high = MPFloat(precision: 160)
    mpfr_div_2si(high.pointer, pointer, 64, MPFR_RNDZ)
    mpfr_trunc(high.pointer, high.pointer)
    let upper = mpfr_get_si(high.pointer, MPFR_RNDZ)
    mpfr_mul_2si(high.pointer, high.pointer, 64, MPFR_RNDZ)
    mpfr_sub(pointer, pointer, high.pointer, MPFR_RNDZ)
    mpfr_abs(pointer, pointer, MPFR_RNDZ)
    return Int128(upper.magnitude) << 64 | Int128(mpfr_get_ui(pointer, MPFR_RNDZ))
  }
}
