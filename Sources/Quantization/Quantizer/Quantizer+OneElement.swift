import PositArithmetic

extension Quantizer {
  /// One value, rounded step by step as the definitions say: the slow, literal reference of `quantize`.
  ///
  /// Bit for bit what `quantize` gives for an element whose random word is `randomWord`. Zero, NaN,
  /// infinity and saturation: see `Quantizer`. Correctly rounded. In a block format, a block of the
  /// value alone.
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
    if format.block != nil { return quantizedBlock([value], randomWords: [randomWord])[0] }
    let k = effectiveScaleExponent(scaleExponent)
    return Float(roundedElement(value, scaleExponent: k, randomWord: randomWord) * powerOfTwo(k))
  }

  /// The value of the element format that value / 2^k rounds to; NaN stands for NaR, too.
  func roundedElement(_ value: Float, scaleExponent k: Int, randomWord: UInt32) -> Double {
    // Exact: double has 29 more bits and room for every exponent that occurs.
    roundedElement(Double(value) * powerOfTwo(-k), randomWord: randomWord)
  }

  /// The value of the element format that a number rounds to, once; NaN stands for NaR, too.
  func roundedElement(_ value: Double, randomWord: UInt32 = 0) -> Double {
    if value.isNaN { return Double(Float.nan) }
    let rounded: Double
    switch format.element {
    case .posit(let shape):
      if value.isInfinite { return Double(Float.nan) }
      if value == 0 { return 0 }
      rounded = positMagnitude(value.magnitude, shape, randomWord)
      if rounded == 0 { return 0 }
    case .float(let shape):
      rounded = ieeeMagnitude(value.magnitude, shape, randomWord)
      if rounded.isNaN { return Double(Float.nan) }
    }
    return value.sign == .minus ? -rounded : rounded
  }

  private func positMagnitude(
    _ magnitude: Double, _ shape: PositShape, _ randomWord: UInt32
  ) -> Double {
    let minpos = shape.smallestPositive
    if magnitude < minpos {
      return roundsUpToMinpos(magnitude, minpos, shape, randomWord) ? minpos : 0
    }
    if magnitude >= shape.largest { return shape.largest }
    guard let positFormat else { return boundedMagnitude(magnitude, shape, randomWord) }
    return ordinaryMagnitude(magnitude, positFormat, randomWord)
  }

  /// A b-posit between minpos and maxpos: its neighbours by a search through the patterns, and between
  /// them the (n+1)-bit word that rounding to nearest looks at.
  private func boundedMagnitude(
    _ magnitude: Double, _ shape: PositShape, _ randomWord: UInt32
  ) -> Double {
    let lower = shape.lowerPattern(magnitude)
    let lowerValue = shape.magnitude(word: lower, width: shape.n)
    if magnitude == lowerValue { return lowerValue }
    let upperValue = shape.magnitude(word: lower + 1, width: shape.n)
    let goesUp: Bool
    switch rounding {
    case .nearest:
      let middle = shape.magnitude(word: 2 * lower + 1, width: shape.n + 1)
      goesUp = magnitude > middle || (magnitude == middle && lower % 2 == 1)
    case .towardZero: goesUp = false
    case .stochastic:
      goesUp = drawIsBelow(magnitude - lowerValue, of: upperValue - lowerValue, randomWord)
    }
    return goesUp ? upperValue : lowerValue
  }

  private func ordinaryMagnitude(
    _ magnitude: Double, _ posit: PositFormat, _ randomWord: UInt32
  ) -> Double {
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
    _ magnitude: Double, _ minpos: Double, _ shape: PositShape, _ randomWord: UInt32
  ) -> Bool {
    if drawsBelowSmallest { return drawIsBelow(magnitude, of: minpos, randomWord) }
    return switch underflow {
    case .saturate: true
    case .half: magnitude > minpos / 2
    case .geometric: magnitude > minpos / powerOfTwo(1 << shape.es)
    case .truncate: false
    }
  }

  private func ieeeMagnitude(
    _ magnitude: Double, _ shape: FloatShape, _ randomWord: UInt32
  ) -> Double {
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
