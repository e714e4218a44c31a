/// The decoder and the encoder of a posit format, each for itself: what the paper compares.
public enum CodecCircuit {
  /// Takes posits apart: input `posit`, outputs `sign`, `scale`, `significand`, `zero`, `nan`.
  ///
  /// - Throws: ``CircuitError``: an error of this library.
  public static func decoder(
    _ format: WordFormat, style: CodecStyle
  ) throws(CircuitError) -> Module {
    try PositDecoder.module(format, style: style).checked()
  }

  /// The scales that an encoder for itself takes: those of products.
  static func encoderScales(_ format: WordFormat) -> SignedRange { format.scales + format.scales }

  /// Puts posits together and rounds: inputs `sign`, `scale`, `fraction` (behind the point), `sticky` (ones behind
  /// that), `zero`, `nan`; output `posit`.
  ///
  /// - Throws: ``CircuitError``: an error of this library.
  public static func encoder(
    _ format: WordFormat, style: CodecStyle
  ) throws(CircuitError) -> Module {
    let scales = encoderScales(format)
    var module = Module(
      "\(format.identifier)_encoder_and_rounding"
        + (style == .straightforward ? "_straightforward" : ""),
      "The \(format) nearest (-1)^sign * 1.fraction * 2^scale, of which sticky says that there is more."
    )
    let encoder = PositEncoder.module(format, scales: scales, style: style)
    var inputs: [String: Expression] = [:]
    let sign = module.input("sign")
    for port in encoder.inputs { inputs[port.name] = module.input(port.name, port.width) }
    let zero = module.input("zero")
    let nan = module.input("nan")
    let packed = module.instance(encoder, "encoder", inputs, prefix: "packed_")
    var rounding = packed
    rounding["sign"] = sign
    rounding["zero"] = zero
    rounding["nan"] = nan
    let rounded = module.instance(
      PositRounding.module(format, style: style), "rounding", rounding, prefix: "rounded_")
    module.output("posit", rounded["posit"] ?? .zeros(1))
    return try module.checked()
  }
}
