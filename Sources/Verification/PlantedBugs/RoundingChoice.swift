import PositOracle

/// A positive number between two neighbouring patterns, for rules of rounding that are wrong.
struct RoundingChoice {
  /// The number.
  let value: ExactRational

  /// The pattern below it; the one above is the next.
  let below: UInt64

  /// The right boundary between both.
  let boundary: ExactRational

  /// Whether the number was negated to get here.
  let isNegative: Bool

  /// The format.
  let format: OracleFormat

  /// The value of the pattern below.
  var lower: ExactRational { format.exactValue(below) ?? .zero }

  /// The value of the pattern above.
  var upper: ExactRational { format.exactValue(below + 1) ?? .zero }

  /// Whether the number lies on the boundary.
  var isTie: Bool { value == boundary }

  /// The right choice.
  var right: UInt64 {
    if isTie { return below + below % 2 }
    return value < boundary ? below : below + 1
  }

  /// The weight of the lowest bit of the boundary, as a power of two: bits below it are sticky.
  var lowestBitOfBoundary: Int {
    guard let boundary = format.boundaryAbove(below) else { return 0 }
    return boundary.exponent + boundary.significand.trailingZeroBitCount
  }

  /// The same choice for another number between the two patterns.
  func replacing(_ value: ExactRational) -> RoundingChoice {
    RoundingChoice(
      value: value, below: below, boundary: boundary, isNegative: isNegative, format: format)
  }

  /// A number rounded by a rule of choice; values, zero and what saturates as the standard has it.
  static func rounded(
    _ value: ExactRational, _ format: OracleFormat, _ decide: (RoundingChoice) -> UInt64
  ) -> UInt64 {
    let right = format.rounded(value)
    if right == 0 || format.exactValue(right) == value { return right }
    let isNegative = value.sign < 0
    let magnitude = value.magnitude
    let word = isNegative ? format.negated(right) : right
    let isBelow = format.exactValue(word).map { $0 < magnitude } ?? false
    let below = isBelow ? word : word - 1
    guard below > 0, below < format.maxPos, let boundary = format.boundaryAbove(below) else {
      return right
    }
    let choice = RoundingChoice(
      value: magnitude, below: below, boundary: ExactRational(boundary), isNegative: isNegative,
      format: format)
    let chosen = decide(choice) & format.mask
    return isNegative ? format.negated(chosen) : chosen
  }
}

extension ExactRational {
  /// The number cut to a count of significant bits, toward zero: what a datapath without sticky bit
  /// sees.
  func cut(toBits count: Int) -> ExactRational {
    if sign == 0 { return self }
    let unit = ExactRational(significand: 1, exponent: binaryExponent - count + 1)
    let kept = (magnitude / unit).floor * unit
    return sign < 0 ? -kept : kept
  }

  /// The k with 2^k <= |x| < 2^(k+1).
  var binaryExponent: Int {
    var exponent = 0
    let magnitude = self.magnitude
    for step in [512, 64, 8, 1] {
      while magnitude >= ExactRational.one.scaled(byPowerOfTwo: exponent + step) {
        exponent += step
      }
      while magnitude < ExactRational.one.scaled(byPowerOfTwo: exponent) { exponent -= step }
    }
    while magnitude >= ExactRational.one.scaled(byPowerOfTwo: exponent + 1) { exponent += 1 }
    return exponent
  }
}
