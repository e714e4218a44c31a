/// Aligns the addend of a fused multiply-add to the product.
enum FusedAligner {
  /// Where product and addend lie in the sum.
  ///
  /// From the left: the addend where it is the furthest up; two bits, so that a product behind it is
  /// less than half of its last place; the product; bits that only the addend reaches.
  struct Shape {
    let product: Multiplier.Shape
    let output: WordFormat
    /// The bits of the addend's significand.
    let addendWidth: Int
    /// The bits behind the product.
    let lowWidth: Int
    /// The bits of the sum.
    let width: Int
    /// The scales of the sum's highest bit, biased as the output format's are.
    let topScales: SignedRange
    /// What is added to the product's scale to get that of the sum's highest bit.
    let topOffset: Int

    init(_ left: WordFormat, _ right: WordFormat, _ output: WordFormat) {
      product = Multiplier.Shape(left, right)
      self.output = output
      addendWidth = output.significandWidth
      // Where ones of the addend are lost behind the sum, the product must be larger, by so much
      // that all bits of the result and the one behind are there after a cancellation: its first
      // one stands at bit addendWidth + 1 or above. `first` is how high it is in the product.
      var first = product.width - 2
      var low = addendWidth + 1 - first
      if !output.element.isPosit, output.hasSubnormals {
        // One subnormal factor may have its only one at the end.
        first = min(left.significandWidth, right.significandWidth) - 1
        low = max(low, addendWidth + 1 - first)
        // Two of them, if the addend then still reaches below their product.
        let lowest =
          left.exponents.least + right.exponents.least - (product.width - 2) - max(0, low)
        if output.exponents.least - (addendWidth - 1) < lowest { low = addendWidth + 1 }
      }
      lowWidth = max(0, low)
      width = addendWidth + 2 + product.width + lowWidth
      topOffset = product.offset + addendWidth + 3 - output.scaleOffset
      topScales = (product.scales + topOffset).union(output.scales)
    }
  }

  /// The addend leads where it is far ahead even if it is zero: its scale is then that of subnormal numbers,
  /// which such results are aligned to, or lower than any number's, and the product is far below all numbers.
  ///
  /// A module with inputs `product_sign`, `product_scale`, `product_zero`, `addend_sign`, `addend_scale`,
  /// `addend_significand`; outputs `aligned`, `sticky` (ones were lost), `subtract` and
  /// `top_scale`.
  static func module(_ shape: Shape, name: String) -> Module {
    var module = Module(
      name,
      "Shifts the addend of \(shape.addendWidth) bits to its place beside the product, in a sum of "
        + "\(shape.width) bits:\nat most \(shape.addendWidth + 2) places to the left of it, or so far to "
        + "the right that it is lost but for a sticky bit.")
    let productSign = module.input("product_sign")
    let productScale = module.input("product_scale", shape.product.scales.width)
    let productZero = module.input("product_zero")
    let addendSign = module.input("addend_sign")
    let addendScale = module.input("addend_scale", shape.output.scales.width)
    let addend = module.input("addend_significand", shape.addendWidth)

    let productTop = shape.product.scales + shape.topOffset
    let distance = productTop - shape.output.scales
    let topWidth = shape.topScales.width
    let productTopScale = module.wire(
      "product_top_scale",
      productScale.resized(to: topWidth) + .constant(shape.topOffset, modulo: topWidth),
      "of the sum's highest bit, unless the addend leads")
    let wide = max(distance.width, topWidth)
    let shift = module.wire(
      "distance",
      productTopScale.signExtended(to: wide) - addendScale.signExtended(to: wide))
    let isAhead = module.wire(
      "addend_leads", productZero | shift.top,
      "the product is so far behind that its place does not matter")
    let countWidth = min(SignedRange.unsignedWidth(shape.width - 1), wide - 1)
    let isFar: Expression =
      distance.greatest >= shape.width
      ? module.wire(
        "addend_far",
        ~(isAhead
          | shift.isLess(than: .number(shape.width, width: wide))
          | shift.top), "the addend is behind all of the sum")
      : .zeros(1)
    let count = module.wire(
      "shift", (~isAhead).gating(shift.bits(countWidth - 1, 0)))
    let placed = module.wire(
      "placed", Expression.joined([addend, .zeros(shape.width)]) >> count)
    let total = shape.width + shape.addendWidth
    module.output(
      "aligned", (~isFar).gating(placed.bits(total - 1, shape.addendWidth)))
    module.output(
      "sticky",
      isFar.select(addend.any, else: placed.bits(shape.addendWidth - 1, 0).any))
    module.output("subtract", productSign ^ addendSign)
    module.output(
      "top_scale",
      isAhead.select(addendScale.signExtended(to: topWidth), else: productTopScale))
    return module
  }
}
