/// Why a posit format was refused.
public enum PositFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The width is outside 2...64.
  case bitCountOutOfRange(Int)
  /// The exponent field is outside 0...4 bits.
  case exponentSizeOutOfRange(Int)
  /// The text is no posit format.
  case malformed(String)

  /// One clear message: what was given and what is allowed.
  public var description: String {
    switch self {
    case .bitCountOutOfRange(let n):
      return "posit width n = \(n) is not supported: n must be 2...64"
    case .exponentSizeOutOfRange(let es):
      return "posit exponent size es = \(es) is not supported: es must be 0...4"
    case .malformed(let text):
      return "'\(text)' is not a posit format: write posit(n,es), for example posit(16,1), "
        + "or posit8, posit16, posit32, posit64 (es = 2)"
    }
  }
}
