import PositOracle

/// Reads the words and the rounding boundaries of any element format by counting bits: the quick
/// counterpart of `OracleElementFormat`, of which it takes the parameters and nothing else.
///
/// Magnitudes are patterns without their sign, 0 to ``largest``, in the order of their values. Between
/// magnitudes m and m + 1 rounding to nearest changes at the word 2m + 1 with one more bit, in posits (standard:
/// 4.1) and, since halves of steps are one bit more, in floating-point formats, too.
package struct ElementReader: Sendable {
  /// What a word stands for.
  package enum Kind {
    case number
    case infinity
    case notANumber
  }

  package let isPosit: Bool
  package let width: Int
  package let mask: UInt64
  package let signBit: UInt64

  /// The largest magnitude that is a number.
  package let largest: UInt64

  /// Whether there is an infinity, and whether there is a NaN or NaR.
  package let hasInfinity: Bool
  package let hasNaN: Bool

  /// Of floating-point formats the bits of the fraction and the weight of its lowest bit in subnormal
  /// numbers, as a power of two.
  private let fractionBits: Int
  private let unit: Int

  /// Of posits the bits of the exponent field and the longest regime.
  private let es: Int
  private let regimeLimit: Int

  /// No magnitude but zero is below 2^lowestExponent, none above 2^highestExponent; boundaries are multiples
  /// of 2^lowestUnit.
  let lowestUnit: Int
  let highestExponent: Int

  package init(_ format: OracleElementFormat) {
    switch format {
    case .posit(let n, let es, let limit):
      isPosit = true
      width = n
      self.es = es
      regimeLimit = limit ?? n
      (fractionBits, unit) = (0, 0)
      largest = 1 << UInt64(n - 1) - 1
      (hasInfinity, hasNaN) = (false, true)
      // The regimes of n + 1 bits, and the bits of a fraction.
      let run = min(n, regimeLimit)
      lowestUnit = -(run << es) - n
      highestExponent = (run << es) + 1
    case .float(let exponentBits, let fractionBits, let bias, let specials):
      isPosit = false
      width = 1 + exponentBits + fractionBits
      (es, regimeLimit) = (0, 0)
      self.fractionBits = fractionBits
      unit = 1 - bias - fractionBits
      let ones: UInt64 = 1 << UInt64(exponentBits + fractionBits) - 1
      switch specials {
      case .infinityAndNaN: largest = ones - 1 << UInt64(fractionBits)
      case .oneNaN: largest = ones - 1
      case .none: largest = ones
      }
      hasInfinity = specials == .infinityAndNaN
      hasNaN = specials != .none
      lowestUnit = unit - 1
      highestExponent = 1 << exponentBits - bias + 1
    }
    mask = UInt64.max >> UInt64(64 - width)
    signBit = 1 << UInt64(width - 1)
  }

  /// What a word stands for.
  package func kind(_ word: UInt64) -> Kind {
    if isPosit { return word == signBit ? .notANumber : .number }
    let rest = word & ~signBit
    if rest <= largest { return .number }
    return hasInfinity && rest == largest + 1 ? .infinity : .notANumber
  }

  /// Whether a word has a minus sign.
  package func isNegative(_ word: UInt64) -> Bool { word & signBit != 0 }

  /// The magnitude of the word of a number.
  package func magnitude(_ word: UInt64) -> UInt64 {
    guard word & signBit != 0 else { return word }
    return isPosit ? (0 &- word) & mask : word ^ signBit
  }

  /// The word of a magnitude with a sign; the posit 0 has none.
  package func word(_ magnitude: UInt64, isNegative: Bool) -> UInt64 {
    guard isNegative else { return magnitude }
    return isPosit ? (0 &- magnitude) & mask : magnitude | signBit
  }

  /// The value of the word of a number.
  package func value(_ word: UInt64) -> ScaledSignificand {
    var value = value(ofMagnitude: magnitude(word))
    value.isNegative = word & signBit != 0 && !value.isZero
    return value
  }

  /// The value of a magnitude.
  package func value(ofMagnitude magnitude: UInt64) -> ScaledSignificand {
    value(magnitude, moreBits: 0)
  }

  /// The point above a magnitude at which rounding to nearest changes.
  package func boundaryAbove(_ magnitude: UInt64) -> ScaledSignificand {
    value(2 &* magnitude &+ 1, moreBits: 1)
  }

  /// The point below a magnitude that is not zero.
  package func boundaryBelow(_ magnitude: UInt64) -> ScaledSignificand {
    value(2 &* magnitude &- 1, moreBits: 1)
  }

  /// The number of a word without sign that is so many bits longer than those of the format.
  private func value(_ body: UInt64, moreBits: Int) -> ScaledSignificand {
    isPosit
      ? positValue(body, width: width - 1 + moreBits)
      : floatValue(body, fractionBits: fractionBits + moreBits, unit: unit - moreBits)
  }

  private func floatValue(_ body: UInt64, fractionBits: Int, unit: Int) -> ScaledSignificand {
    let field = Int(body &>> UInt64(fractionBits))
    let fraction = body & (1 &<< UInt64(fractionBits) &- 1)
    return ScaledSignificand(
      isNegative: false, magnitude: field == 0 ? fraction : fraction | 1 &<< UInt64(fractionBits),
      exponent: unit + max(0, field - 1))
  }

  private func positValue(_ body: UInt64, width: Int) -> ScaledSignificand {
    if body == 0 { return ScaledSignificand(isNegative: false, significand: 0, exponent: 0) }
    let aligned = body << UInt64(64 - width)
    let isOnes = aligned >> 63 == 1
    // Behind the word stand zeros, so a run of ones ends with it.
    let length = isOnes ? (~aligned).leadingZeroBitCount : aligned.leadingZeroBitCount
    let run = min(length, regimeLimit)
    // A run that is as long as it may be has no bit that ends it.
    let regimeBits = run == regimeLimit ? run : run + 1
    let rest = regimeBits >= 64 ? 0 : aligned &<< UInt64(regimeBits)
    let exponent = es == 0 ? 0 : Int(rest &>> UInt64(64 - es))
    return ScaledSignificand(
      isNegative: false, significand: 1 << 63 | (rest &<< UInt64(es)) >> 1,
      exponent: (isOnes ? run - 1 : -run) << es + exponent - 63)
  }
}
