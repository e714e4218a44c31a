/// Adds the product and the aligned addend of a fused multiply-add.
enum FusedAdder {
  /// A module with inputs `product` (the significand), `aligned`, `sticky`, `subtract`, `product_sign` and
  /// `addend_sign`; outputs `magnitude` and `sign`.
  static func module(_ shape: FusedAligner.Shape, name: String) -> Module {
    let width = shape.width
    var module = Module(
      name,
      "The magnitude and the sign of product + addend, or product - addend where their signs differ.\n"
        + "Both differences are computed at once; the sign of one chooses. What the addend lost counts\n"
        + "as a bit behind the last: it makes a difference smaller by one, and never turns its sign."
    )
    let product = module.input("product", shape.product.width)
    let aligned = module.input("aligned", width)
    let sticky = module.input("sticky")
    let subtract = module.input("subtract")
    let productSign = module.input("product_sign")
    let addendSign = module.input("addend_sign")
    let placed = module.wire(
      "placed",
      .joined([
        .zeros(shape.addendWidth + 2), product, shape.lowWidth > 0 ? .zeros(shape.lowWidth) : nil,
      ]))
    let forward = module.wire(
      "sum",
      placed.zeroExtended(to: width + 1)
        + Expression.joined([subtract, aligned.inverted(if: subtract)])
        + (subtract & ~sticky).zeroExtended(to: width + 1),
      "its highest bit is set where the addend was larger")
    let backward = module.wire("negated_sum", aligned - placed)
    let isNegative = module.wire("addend_larger", forward.top)
    module.output("magnitude", isNegative.select(backward, else: forward.bits(width - 1, 0)))
    module.output(
      "sign", subtract.select(isNegative.select(addendSign, else: productSign), else: productSign))
    return module
  }
}
