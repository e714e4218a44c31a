/// The end of every unit: a sum's magnitude is normalised, rounded, and put together as a word.
struct ResultStage {
  let output: WordFormat
  let style: CodecStyle
  /// The bits of the sum's magnitude.
  let width: Int
  /// The scales of its highest bit, biased as those of the output format.
  let topScales: SignedRange
  let hasSticky: Bool

  private var isPosit: Bool { output.element.isPosit }

  /// What a sum has besides its magnitude.
  struct Signals {
    let magnitude: Expression
    let sign: Expression
    let topScale: Expression
    let sticky: Expression?
    /// The sign of a sum that is zero; matters to floating-point formats.
    let signOfZero: Expression
    let nan: Expression
    /// Whether the result is infinite, and its sign.
    let infinite: (Expression, sign: Expression)?
  }

  /// Adds the stage to a module; the word of the result.
  func add(to module: inout Module, _ signals: Signals) -> Expression {
    let limited = !isPosit && output.hasSubnormals
    let normalizer = Normalizer.module(
      width: width, kept: output.significandWidth + 1, topScales: topScales, limited: limited,
      hasSticky: hasSticky, isFraction: !limited)
    var inputs = ["magnitude": signals.magnitude, "top_scale": signals.topScale]
    if let sticky = signals.sticky { inputs["sticky_in"] = sticky }
    let normal = module.instance(normalizer, "normalizer", inputs, prefix: "normal_")
    let scales = Normalizer.scales(topScales, width: width, limited: limited)
    func part(_ name: String) -> Expression { normal[name] ?? .zeros(1) }

    if isPosit {
      let encoder = PositEncoder.module(output, scales: scales, style: style)
      let scale = part("scale")
      let packed = module.instance(
        encoder, "encoder",
        [
          "scale": scale.signExtended(to: max(scale.width, encoder.inputs[0].width)),
          "fraction": part("fraction"), "sticky": part("sticky"),
        ], prefix: "packed_")
      let rounded = module.instance(
        PositRounding.module(output, style: style), "rounding",
        [
          "sign": signals.sign, "body": packed["body"] ?? .zeros(1),
          "guard_bit": packed["guard_bit"] ?? .zeros(1), "rest": packed["rest"] ?? .zeros(1),
          "zero": part("zero"), "nan": signals.nan,
        ], prefix: "rounded_")
      return rounded["posit"] ?? .zeros(output.width)
    }
    var rounding = [
      "sign": part("zero").select(signals.signOfZero, else: signals.sign),
      "scale": part("scale"), "sticky": part("sticky"),
      "zero": part("zero"), "nan": signals.nan,
    ]
    let digits = limited ? "significand" : "fraction"
    rounding[digits] = part(digits)
    if output.hasInfinity {
      rounding["infinite"] = signals.infinite?.0 ?? .zeros(1)
      rounding["infinite_sign"] = signals.infinite?.sign ?? .zeros(1)
    } else if let infinite = signals.infinite {
      rounding["nan"] = signals.nan | infinite.0
    }
    let rounded = module.instance(
      FloatRounding.module(output, scales: scales), "rounding", rounding, prefix: "rounded_")
    return rounded["number"] ?? .zeros(output.width)
  }
}
