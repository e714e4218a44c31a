/// Takes floating-point numbers apart.
enum FloatDecoder {
  /// A module with input `number`, outputs `sign`, `scale` (the biased exponent, a zero before it),
  /// `significand`, `zero`, `nan`, and `infinity` where the format has that.
  static func module(_ format: WordFormat) -> Module {
    guard case .float(let exponentBits, let fractionBits, _, let specials) = format.element else {
      preconditionFailure("\(format) is no floating-point format")
    }
    var module = Module(
      "\(format.identifier)_decoder",
      "Takes a \(format) apart: (-1)^sign * significand * 2^(scale \(format.scaleOffset)), the significand\n"
        + "with one bit before the point. "
        + (format.hasSubnormals
          ? "Subnormal numbers have the scale 1 and a zero before the point."
          : "Subnormal numbers are zeros."))
    let number = module.input("number", format.width)
    let field = module.wire(
      "exponent", number.bits(exponentBits + fractionBits - 1, fractionBits))
    let fraction = module.wire("fraction", number.bits(fractionBits - 1, 0))
    let isNormal = module.wire("normal", field.any)
    let isLargest = module.wire("largest_exponent", field.all)
    module.output("sign", number.top)
    if format.hasSubnormals {
      module.output(
        "scale",
        .joined([
          .zeros(1), exponentBits > 1 ? field.bits(exponentBits - 1, 1) : nil,
          field.bit(0) | ~isNormal,
        ]))
      module.output("significand", .joined([isNormal, fraction]))
      module.output("zero", ~(isNormal | fraction.any))
    } else {
      module.output("scale", .joined([.zeros(1), field]))
      module.output("significand", .joined([isNormal, isNormal.gating(fraction)]))
      module.output("zero", ~isNormal)
    }
    switch specials {
    case .infinityAndNaN:
      module.output("nan", isLargest & fraction.any)
      module.output("infinity", isLargest & ~fraction.any)
    case .oneNaN, .none:
      module.output("nan", isLargest & fraction.all)
    }
    return module
  }
}
