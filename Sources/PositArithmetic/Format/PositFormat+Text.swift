extension PositFormat: CustomStringConvertible {
  /// The format as it is written everywhere: `posit(16,1)`.
  public var description: String { "posit(\(n),\(es))" }

  /// Reads `posit(16,1)`, with blanks allowed inside, or `posit8`, `posit16`, `posit32`, `posit64`
  /// (es = 2, as the standard has it).
  ///
  /// Upper and lower case are the same.
  ///
  /// Throws `PositFormatError`: `.malformed` when the text has another shape, else what
  /// `init(n:es:)` throws.
  public init(parsing text: String) throws(PositFormatError) {
    let compact = text.filter { !$0.isWhitespace }.lowercased()
    switch compact {
    case "posit8": self = .posit8
    case "posit16": self = .posit16
    case "posit32": self = .posit32
    case "posit64": self = .posit64
    default:
      guard compact.hasPrefix("posit("), compact.hasSuffix(")") else { throw .malformed(text) }
      let arguments = compact.dropFirst("posit(".count).dropLast()
        .split(separator: ",", omittingEmptySubsequences: false)
      guard arguments.count == 2, let n = Int(arguments[0]), let es = Int(arguments[1]) else {
        throw .malformed(text)
      }
      try self.init(n: n, es: es)
    }
  }
}
