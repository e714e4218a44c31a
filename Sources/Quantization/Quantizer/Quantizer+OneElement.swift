import PositArithmetic

extension Quantizer {
  /// One value, rounded step by step as the definitions say: the slow, clear twin of `quantize`.
  ///
  /// Bit for bit what `quantize` gives for an element whose random word is `randomWord`. Zero, NaN,
  /// infinity and saturation: see `Quantizer`. Correctly rounded.
  ///
  /// - Parameters:
  ///   - value: any float32.
  ///   - scaleExponent: the value is divided by 2^k before and multiplied after, exactly; see
  ///     `scaleExponents`.
  ///   - randomWord: the draw of stochastic rounding; a larger word rounds down more often.
  /// - Returns: a value of the format times 2^k.
  public func quantized(
    _ value: Float, scaleExponent: Int = 0, randomWord: UInt32 = 0
  ) -> Float {
    if format == .float32 { return value }
    if value.isNaN { return .nan }
    let k = effectiveScaleExponent(scaleExponent)
    // Exact: double has 29 more bits and room for every exponent that occurs.
    let magnitude = Double(value.magnitude) * powerOfTwo(-k)
    let rounded: Double
    if let positFormat {
      if value.isInfinite { return .nan }
      if value == 0 { return 0 }
      rounded = positMagnitude(magnitude, positFormat, randomWord)
      if rounded == 0 { return 0 }
    } else {
      rounded = ieeeMagnitude(magnitude, randomWord)
      if rounded.isNaN { return .nan }
    }
    let result = Float(rounded * powerOfTwo(k))
    return value.sign == .minus ? -result : result
  }

  private func positMagnitude(
    _ magnitude: Double, _ posit: PositFormat, _ randomWord: UInt32
  ) -> Double {
    let minpos = posit.double(rounding: posit.minposPattern)
    if magnitude < minpos {
      return roundsUpToMinpos(magnitude, minpos, posit, randomWord) ? minpos : 0
    }
    let nearest = posit.pattern(rounding: magnitude)
    let nearestValue = posit.double(rounding: nearest)
    if rounding == .nearest { return nearestValue }
    let lower = nearestValue > magnitude ? posit.prior(nearest) : nearest
    let lowerValue = posit.double(rounding: lower)
    if rounding == .towardZero || lower == posit.maxposPattern { return lowerValue }
    let upperValue = posit.double(rounding: posit.next(lower))
    let goesUp = drawIsBelow(
      magnitude - lowerValue, of: upperValue - lowerValue, randomWord)
    return goesUp ? upperValue : lowerValue
  }

  private func roundsUpToMinpos(
    _ magnitude: Double, _ minpos: Double, _ posit: PositFormat, _ randomWord: UInt32
  ) -> Bool {
    if drawsBelowSmallest { return drawIsBelow(magnitude, of: minpos, randomWord) }
    return switch underflow {
    case .saturate: true
    case .half: magnitude > minpos / 2
    case .geometric: magnitude > minpos / powerOfTwo(1 << posit.es)
    case .truncate: false
    }
  }

  private func ieeeMagnitude(_ magnitude: Double, _ randomWord: UInt32) -> Double {
    guard let shape = format.ieeeShape else { preconditionFailure("\(format) is not IEEE-style") }
    let overflowResult =
      overflow == .saturate ? shape.largest : shape.hasInfinity ? .infinity : Double.nan
    if magnitude.isInfinite { return overflowResult }
    if magnitude == 0 { return 0 }
    let exponent = max(Int(magnitude.exponent), shape.minimumExponent)
    let quantum = powerOfTwo(exponent - (shape.precision - 1))
    let count = Int(magnitude / quantum)
    let rest = magnitude - Double(count) * quantum
    let goesUp =
      switch rounding {
      case .nearest: rest > quantum / 2 || (rest == quantum / 2 && count % 2 == 1)
      case .towardZero: false
      case .stochastic: drawIsBelow(rest, of: quantum, randomWord)
      }
    let rounded = Double(goesUp ? count + 1 : count) * quantum
    if rounded <= shape.largest { return rounded }
    return rounding == .towardZero ? shape.largest : overflowResult
  }

  /// Whether a random word is below the share of a part in a whole; no product here is rounded.
  private func drawIsBelow(_ part: Double, of whole: Double, _ randomWord: UInt32) -> Bool {
    Double(randomWord) * whole < part * 0x1p32
  }
}
