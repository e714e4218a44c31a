/// Places a number in a fixed-point sum that holds all of its format's numbers exactly.
enum FixedPointLane {
  /// Numbers that are placed: a significand whose first bit is worth up to two to the scale, plus
  /// `integerBits` - 1, at exponents within a range, all multiples of a unit.
  struct Shape: Hashable {
    /// The bits of significands.
    let width: Int
    /// How many of them stand before the point.
    let integerBits: Int
    /// The scales that numbers other than zero have.
    let exponents: SignedRange
    /// The scales that the port carries.
    let scales: SignedRange
    /// The power of two of which all numbers are multiples.
    let unitExponent: Int

    /// The bits of a number as a multiple of the unit.
    var placedWidth: Int { exponents.greatest + integerBits - unitExponent }

    /// The numbers of a posit format.
    init(_ format: WordFormat) {
      width = format.significandWidth
      integerBits = 1
      exponents = format.exponents
      scales = format.scales
      unitExponent = Self.unitExponent(format)
    }

    /// The products of numbers of two posit formats.
    init(_ left: WordFormat, _ right: WordFormat) {
      width = left.significandWidth + right.significandWidth
      integerBits = 2
      exponents = left.exponents + right.exponents
      scales = left.scales + right.scales
      unitExponent = Self.unitExponent(left) + Self.unitExponent(right)
    }

    private static func unitExponent(_ format: WordFormat) -> Int {
      guard case .posit(let n, let es, let limit) = format.element else {
        preconditionFailure("\(format) is no posit format")
      }
      // Fraction bits end with the word: minpos is the unit, or with a limited regime minpos and the
      // bits of fraction that are left there.
      return limit.map { -$0 << es - (n - 1 - $0 - es) } ?? -(n - 2) << es
    }
  }

  /// A module with inputs `significand` and `scale`, output `placed`.
  static func module(_ shape: Shape, name: String) -> Module {
    var module = Module(
      name,
      "Shifts a significand to its place in fixed point: a multiple of 2^\(shape.unitExponent) of "
        + "\(shape.placedWidth) bits.")
    let significand = module.input("significand", shape.width)
    let scale = module.input("scale", shape.scales.width)
    let span = shape.exponents.greatest - shape.exponents.least
    let shift = module.wire(
      "shift",
      scale + .constant(-shape.exponents.least, modulo: scale.width),
      "places to the left of the least number's",
      unused: shape.scales.width > SignedRange.unsignedWidth(span)
        ? "the highest bits are zeros" : nil)
    let countWidth = min(SignedRange.unsignedWidth(span), scale.width)
    // What the significand has below the unit is zero: numbers there have fewer bits.
    let base = shape.exponents.least - (shape.width - shape.integerBits)
    let below = shape.unitExponent - base
    precondition(below >= 0, "the unit is below the last bit")
    let wide = module.wire(
      "wide",
      significand.zeroExtended(to: span + shape.width) << shift.bits(countWidth - 1, 0),
      unused: below > 0 ? "below the unit there are only zeros" : nil)
    module.output("placed", wide.bits(span + shape.width - 1, below))
    return module
  }
}
