/// Puts posits together: regime, exponent and fraction side by side, and what is behind the last bit.
enum PositEncoder {
  /// The bits behind the point that a posit can need, the one after the last included.
  static func fractionWidth(_ format: WordFormat) -> Int { format.significandWidth }

  /// A module with inputs `scale`, `fraction` and `sticky`, outputs `body` (the word without its sign, cut
  /// off), `guard_bit` (the bit behind it) and `rest` (whether there are ones further on).
  ///
  /// Beyond the range of the format the body is all ones or all zeros, and what follows means nothing.
  static func module(_ format: WordFormat, scales: SignedRange, style: CodecStyle) -> Module {
    guard case .posit(let n, let es, let limit) = format.element else {
      preconditionFailure("\(format) is no posit format")
    }
    let fractionWidth = fractionWidth(format)
    var module = Module(
      "\(format.identifier)_encoder_\(scales.width)"
        + (style == .straightforward ? "_straightforward" : ""),
      "Packs scale and fraction as the word of a positive \(format), to be rounded.\n"
        + (style == .optimized
          ? "One shifter, whose first bit comes in again, makes regimes of ones and of zeros."
          : "Two shifters, one for regimes of ones and one for those of zeros."))
    let scale = module.input("scale", max(scales.width, es + 1))
    let fraction = module.input("fraction", fractionWidth)
    let sticky = module.input("sticky")
    let regime = module.wire("regime", scale.bits(scale.width - 1, es))
    let isNegative = module.wire("regime_of_zeros", regime.top)
    let exponent: Expression? = es == 0 ? nil : scale.bits(es - 1, 0)
    let lengthWidth = max(1, regime.width - 1)
    let length = module.wire(
      "run_behind_first",
      regime.width == 1
        ? .zeros(1) : regime.bits(lengthWidth - 1, 0).inverted(if: isNegative),
      "the regime's length - 1")

    // The string of bits is as long as body and guard bit; zeros make room for what is shifted out.
    var shift = length
    var isAllRegime: Expression?
    var isBeyond: Expression?
    if let limit {
      let most = max(lengthWidth, LeadingZeros.countWidth(limit + 1))
      let wide = module.wire("length_extended", length.zeroExtended(to: most))
      let isLongest = module.wire("longest", ~wide.isLess(than: .number(limit - 1, width: most)))
      isBeyond = module.wire("beyond", ~wide.isLess(than: .number(limit, width: most)))
      let width = LeadingZeros.countWidth(limit - 1)
      shift = module.wire(
        "shift",
        isLongest.select(
          .number(limit - 2, width: width), else: wide.bits(width - 1, 0)))
      isAllRegime = isLongest
    }
    let packed: Expression
    let tail: [Expression?] = [exponent, fraction, .zeros(n - 1)]
    switch style {
    case .optimized:
      let string = module.wire(
        "bit_string",
        .joined([~isNegative, isAllRegime.map { isNegative ^ $0 } ?? isNegative] + tail))
      packed = module.wire("shifted_string", string.arithmeticallyShiftedRight(shift))
    case .straightforward:
      let opposite = isAllRegime ?? .zeros(1)
      let ofOnes = module.wire("string_of_ones", .joined([.number(1, width: 1), opposite] + tail))
      let ofZeros = module.wire("string_of_zeros", .joined([.zeros(1), ~opposite] + tail))
      let ones = module.wire("shifted_ones", ofOnes.arithmeticallyShiftedRight(shift))
      let zeros = module.wire("shifted_zeros", ofZeros >> shift)
      packed = module.wire("shifted_string", isNegative.select(zeros, else: ones))
    }
    let body = packed.bits(2 * n - 2, n)
    module.output(
      "body",
      isBeyond.map { $0.select(.repeated(n - 1, ~isNegative), else: body) } ?? body)
    module.output("guard_bit", packed.bit(n - 1))
    module.output("rest", packed.bits(n - 2, 0).any | sticky)
    return module
  }
}
