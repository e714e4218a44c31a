/// Multiplies numbers that are taken apart.
enum Multiplier {
  /// What the parts behind a multiplier must know of its product.
  struct Shape {
    /// The bits of the product of significands, two of them before the point.
    let width: Int
    /// The scales of products.
    let scales: SignedRange
    /// What is added to a scale to get a power of two.
    let offset: Int
    let hasInfinity: Bool

    init(_ left: WordFormat, _ right: WordFormat) {
      width = left.significandWidth + right.significandWidth
      scales = left.scales + right.scales
      offset = left.scaleOffset + right.scaleOffset
      hasInfinity = left.hasInfinity || right.hasInfinity
    }
  }

  /// A module with the outputs of two decoders as its inputs, `left_…` and `right_…`; outputs `sign`, `scale`,
  /// `significand`, `zero`, `nan` and, where there are infinities, `infinity`.
  ///
  /// Infinity times zero is NaN.
  static func module(_ left: WordFormat, _ right: WordFormat) -> Module {
    let shape = Shape(left, right)
    var module = Module(
      "multiplier_\(left.identifier)" + (left == right ? "" : "_\(right.identifier)"),
      "The exact product: signs differ or not, scales are added, significands multiplied.\n"
        + "Two bits stand before the point of the product.")
    var inputs: [[String: Expression]] = []
    for (side, format) in [("left", left), ("right", right)] {
      var parts = [
        "sign": module.input("\(side)_sign"),
        "scale": module.input("\(side)_scale", format.scales.width),
        "significand": module.input("\(side)_significand", format.significandWidth),
        "zero": module.input("\(side)_zero"), "nan": module.input("\(side)_nan"),
      ]
      if format.hasInfinity { parts["infinity"] = module.input("\(side)_infinity") }
      inputs.append(parts)
    }
    func part(_ side: Int, _ name: String) -> Expression { inputs[side][name] ?? .zeros(1) }
    module.output("sign", part(0, "sign") ^ part(1, "sign"))
    module.output(
      "scale",
      part(0, "scale").signExtended(to: shape.scales.width)
        + part(1, "scale").signExtended(to: shape.scales.width))
    module.output("significand", part(0, "significand") * part(1, "significand"))
    let isZero = part(0, "zero") | part(1, "zero")
    module.output("zero", isZero)
    var nan = part(0, "nan") | part(1, "nan")
    if shape.hasInfinity {
      let infinities = inputs.compactMap { $0["infinity"] }
      let isInfinite = module.wire("infinite", .anyOf(infinities))
      nan = nan | (isInfinite & isZero)
      module.output("infinity", isInfinite)
    }
    module.output("nan", nan)
    return module
  }
}
