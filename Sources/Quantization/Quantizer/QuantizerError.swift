/// Why there is no quantiser of that kind.
public enum QuantizerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The width or the exponent size of a posit is out of range.
  case noSuchPosit(n: Int, es: Int)
  /// float32, in which the values are kept, does not hold every value of the posit.
  case notHeldByFloat32(n: Int, es: Int)
  /// Posits do not overflow.
  case positOverflow(n: Int, es: Int)

  /// One message that says what was given and what is allowed.
  public var description: String {
    switch self {
    case .noSuchPosit(let n, let es):
      return "posit(\(n),\(es)) is no posit format: n must be 2...32 and es 0...4"
    case .notHeldByFloat32(let n, let es):
      return "posit(\(n),\(es)) cannot be kept in float32: its largest value is "
        + "2^\(NumberFormat.positMaximumExponent(n: n, es: es)) with up to "
        + "\(max(0, n - 3 - es)) fraction bits, allowed are 2^126 and 23"
    case .positOverflow(let n, let es):
      return "posit(\(n),\(es)) has no overflow to infinity: a posit saturates at maxpos"
    }
  }
}
