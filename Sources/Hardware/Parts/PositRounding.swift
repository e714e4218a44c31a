/// Rounds posits, by the rule of the standard, and gives them their sign.
enum PositRounding {
  /// A module with inputs `sign`, `body`, `guard_bit`, `rest`, `zero` and `nan`, output `posit`.
  ///
  /// To nearest on the string of bits, ties to the even word; never to zero, never to NaR. Source: Posit
  /// Standard (2022), section 4.1.
  static func module(_ format: WordFormat, style: CodecStyle) -> Module {
    let n = format.width
    var module = Module(
      "\(format.identifier)_rounding" + (style == .straightforward ? "_straightforward" : ""),
      "Rounds a packed \(format) to nearest, ties to the even word, but never to zero or NaR,\n"
        + "and gives it its sign"
        + (style == .optimized ? ", both by one adder: -(body + 1) is ~body." : "."))
    let sign = module.input("sign")
    let body = module.input("body", n - 1)
    let guardBit = module.input("guard_bit")
    let rest = module.input("rest")
    let zero = module.input("zero")
    let nan = module.input("nan")
    let isLargest = module.wire("largest", body.all)
    let isNone = module.wire("below_least", ~body.any, "minpos is the least that is not zero")
    let isUp = module.wire(
      "up", ((guardBit & (body.bit(0) | rest)) | isNone) & ~isLargest)
    let signed: Expression
    switch style {
    case .optimized:
      signed = module.wire(
        "signed_body",
        body.inverted(if: sign) + (isUp ^ sign).zeroExtended(to: n - 1))
    case .straightforward:
      let rounded = module.wire("rounded", body + isUp.zeroExtended(to: n - 1))
      let negated = module.wire("negated", ~rounded + .number(1, width: n - 1))
      signed = module.wire("signed_body", sign.select(negated, else: rounded))
    }
    let isSpecial = module.wire("special", zero | nan)
    module.output(
      "posit", .joined([(sign & ~isSpecial) | nan, (~isSpecial).gating(signed)]))
    return module
  }
}
