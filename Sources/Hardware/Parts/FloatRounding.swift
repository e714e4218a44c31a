import PositOracle

/// Rounds floating-point numbers to nearest, ties to even.
enum FloatRounding {
  /// A module with inputs `sign`, `scale` (biased), `significand` (one bit more than the format's; without
  /// subnormal numbers `fraction`), `sticky`,
  /// `zero`, `nan`, `infinite` and `infinite_sign`, output `number`.
  ///
  /// Beyond the largest number infinity, or NaN where there is none; one NaN, the quiet one without
  /// payload. Source: IEEE 754-2019, 4.3.1 and 7.4; OCP 8-bit Floating Point 1.0.
  static func module(_ format: WordFormat, scales: SignedRange) -> Module {
    guard case .float(let exponentBits, let fractionBits, _, let specials) = format.element else {
      preconditionFailure("\(format) is no floating-point format")
    }
    var module = Module(
      "\(format.identifier)_rounding_\(scales.width)",
      "Rounds to \(format), to nearest, ties to even; "
        + (format.hasSubnormals
          ? "a significand without a one before the point is subnormal."
          : "what is below the least normal number once rounded is a zero."))
    let sign = module.input("sign")
    let scale = module.input("scale", scales.width)
    // A significand without its first bit is a fraction: what is normal has a one there.
    let significand = module.input(
      format.hasSubnormals ? "significand" : "fraction",
      fractionBits + (format.hasSubnormals ? 2 : 1))
    let sticky = module.input("sticky")
    let zero = module.input("zero")
    let nan = module.input("nan")
    let infinite = format.hasInfinity ? module.input("infinite") : nil
    let infiniteSign = format.hasInfinity ? module.input("infinite_sign") : nil
    let low = module.wire("low_scale", scale.resized(to: exponentBits))
    let field = format.hasSubnormals ? significand.top.gating(low) : low
    let isUp = module.wire("up", significand.bit(0) & (significand.bit(1) | sticky))
    // Where all exponents are of numbers, a carry leaves the word.
    let hasCarry = specials != .infinityAndNaN
    let magnitude = module.wire(
      "magnitude",
      .joined([hasCarry ? .zeros(1) : nil, field, significand.bits(fractionBits, 1)])
        + isUp.zeroExtended(to: (hasCarry ? 1 : 0) + exponentBits + fractionBits),
      "a carry out of the fraction is one more in the exponent")
    let word =
      hasCarry
      ? module.wire("word", magnitude.bits(exponentBits + fractionBits - 1, 0)) : magnitude
    // The largest exponent of a number; the one of ones where infinity takes that.
    let most = 1 << exponentBits - (specials == .infinityAndNaN ? 2 : 1)
    let isBeyond: Expression
    if scales.greatest > most {
      let difference = module.wire(
        "room", .number(most, width: scales.width + 1) - scale.signExtended(to: scales.width + 1),
        "below zero where the scale is beyond the format", unused: "only its sign matters")
      isBeyond = module.wire(
        "beyond",
        format.hasSubnormals ? difference.top & significand.top : difference.top)
    } else {
      isBeyond = .zeros(1)
    }
    var isLost = zero
    if !format.hasSubnormals {
      isLost = module.wire(
        "lost",
        zero | scale.top
          | ~(isBeyond | magnitude.bits(magnitude.width - 1, fractionBits).any),
        "below the least normal number")
    }
    let tail: Expression
    let isNegative: Expression
    if let infinite, let infiniteSign, let infinity = format.element.infinity {
      let isInfinite = module.wire("infinity", infinite | (isBeyond & ~isLost))
      tail = isInfinite.select(
        .pattern(infinity, width: word.width), else: (~isLost).gating(word))
      isNegative = infinite.select(infiniteSign, else: sign)
    } else {
      // The word of ones is NaN: what rounds to it or beyond it is one.
      let isInvalid = module.wire(
        "overflow", (isBeyond | magnitude.top | word.all) & ~isLost)
      tail = .repeated(word.width, isInvalid) | (~isLost).gating(word)
      isNegative = sign & ~isInvalid
    }
    let quiet = (format.element.notANumber ?? 0) & (format.element.signBit - 1)
    module.output(
      "number",
      .joined([~nan & isNegative, nan.select(.pattern(quiet, width: word.width), else: tail)]))
    return module
  }
}
