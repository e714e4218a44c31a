/// Why there is no quantiser of that kind.
public enum QuantizerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The format has parameters that are not supported.
  case outOfRange(NumberFormat)
  /// float32, in which the values are kept, does not hold every value of the posit.
  case notHeldByFloat32(PositShape)
  /// The format has nothing to overflow to.
  case cannotOverflow(NumberFormat)

  /// One message that says what was given and what is allowed.
  public var description: String {
    switch self {
    case .outOfRange(let format):
      if let block = format.block {
        if !BlockScaling.sizes.contains(block.size) {
          return "\(format): a block has \(BlockScaling.sizes.lowerBound) to "
            + "\(BlockScaling.sizes.upperBound) values"
        }
        if format.element == .float32 { return "\(format): blocks of float32 need no scale" }
      }
      switch format.element {
      case .posit(let shape):
        return "\(format.element) is no posit format: n must be 2...32 and es 0...4"
          + (shape.regimeLimit == nil ? "" : ", the regime's limit at least 2")
      case .float:
        return "\(format.element) is not supported: float(e,m) needs e in 2...8, m in 1...22 and "
          + "exponents that float32 has"
      }
    case .notHeldByFloat32(let shape):
      return "\(ElementFormat.posit(shape)) cannot be kept in float32: its largest value is "
        + "2^\(shape.regimes << shape.es) with up to \(shape.mostFractionBits) fraction bits, "
        + "allowed are 2^126 and 23"
    case .cannotOverflow(let format):
      if format.block != nil {
        return "\(format) has no overflow to infinity: the elements of a block saturate"
      }
      return "\(format) has no overflow to infinity: "
        + (format.element.positShape == nil
          ? "every pattern is a number" : "a posit saturates at maxpos")
    }
  }
}
