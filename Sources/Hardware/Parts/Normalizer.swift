/// Brings the first one of a sum to the front.
enum Normalizer {
  /// The scales of what comes out.
  static func scales(_ topScales: SignedRange, width: Int, limited: Bool) -> SignedRange {
    SignedRange(
      limited ? min(0, topScales.least) : topScales.least - (width - 1), topScales.greatest)
  }

  /// A module with inputs `magnitude`, `top_scale` and, if there is one, `sticky_in`; outputs
  /// `significand` (the first `kept` bits) or `fraction` (the same without the first one), `scale`, `sticky` (ones behind) and `zero`.
  ///
  /// If it is `limited`, the scale does not go below 1, that of subnormal numbers, which then have no one in
  /// front; of an `isFraction` only what is behind the first one comes out.
  static func module(
    width: Int, kept: Int, topScales: SignedRange, limited: Bool, hasSticky: Bool,
    isFraction: Bool
  ) -> Module {
    let scales = scales(topScales, width: width, limited: limited)
    var module = Module(
      "normalizer_\(width)_\(kept)_\(topScales.width)" + (limited ? "_limited" : "")
        + (hasSticky ? "_sticky" : "") + (isFraction ? "_fraction" : ""),
      "Shifts out the zeros before the first one of a sum of \(width) bits and lowers the scale by their\n"
        + "number; \(kept) bits are kept, and whether there are ones behind them."
        + (limited
          ? "\nThe scale stops at 1: a marker at that place is taken for the first one." : ""))
    let magnitude = module.input("magnitude", width)
    let topScale = module.input("top_scale", topScales.width)
    let stickyIn = hasSticky ? module.input("sticky_in") : nil
    var searched = magnitude
    if limited {
      let room = module.wire(
        "room", topScale - .number(1, width: topScales.width),
        "the places down to the scale of subnormal numbers")
      let marker = module.wire(
        "marker",
        Expression.joined([.number(1, width: 1), .zeros(width - 1)])
          >> room)
      searched = module.wire("searched", magnitude | marker)
    }
    let zeros = module.instance(
      LeadingZeros.module(width: width), "detector", ["word": searched], prefix: "leading_",
      open: limited ? ["any"] : [])
    let count = zeros["count"] ?? .zeros(1)
    let shifted = module.wire(
      "shifted", magnitude << count,
      unused: isFraction ? "the first one is known to be there" : nil)
    // A narrow sum is followed by zeros.
    let whole =
      kept > width ? module.wire("filled", shifted.highest(kept), unused: "as above") : shifted
    if isFraction {
      module.output(
        "fraction", whole.bits(whole.width - 2, whole.width - kept))
    } else {
      module.output("significand", whole.highest(kept))
    }
    let outWidth = scales.width
    module.output(
      "scale",
      topScale.signExtended(to: outWidth) - count.zeroExtended(to: outWidth))
    let behind: Expression? = kept < width ? shifted.bits(width - kept - 1, 0).any : nil
    module.output("sticky", .anyOf([behind, stickyIn].compactMap { $0 }))
    module.output("zero", limited ? ~magnitude.any : ~(zeros["any"] ?? .zeros(1)))
    return module
  }
}
