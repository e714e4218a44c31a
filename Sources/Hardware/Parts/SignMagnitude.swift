/// Takes the sign off a sum in two's complement.
enum SignMagnitude {
  /// A module with input `sum`, outputs `sign` and `magnitude`, of the same width.
  static func module(width: Int) -> Module {
    var module = Module(
      "sign_magnitude_\(width)",
      "The sign and the magnitude of a number of \(width) bits in two's complement.")
    let sum = module.input("sum", width)
    let sign = module.wire("negative", sum.top)
    module.output("sign", sign)
    module.output("magnitude", sum.inverted(if: sign) + sign.zeroExtended(to: width))
    return module
  }
}
