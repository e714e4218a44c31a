/// A text that names no number format.
public struct NumberFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text as it was given.
  public let text: String

  /// One message that says what was given and what is allowed.
  public var description: String {
    "'\(text)' is not a number format; known are float32, bfloat16, float16, float8(e4m3), "
      + "float8(e5m2) and posit(n,es) with 2 <= n <= 32 and 0 <= es <= 4 where float32 holds "
      + "every value of the format"
  }
}

extension NumberFormat: CustomStringConvertible {
  /// The name of the format as studies and tables write it.
  public var description: String {
    switch self {
    case .float32: "float32"
    case .bfloat16: "bfloat16"
    case .float16: "float16"
    case .float8e4m3: "float8(e4m3)"
    case .float8e5m2: "float8(e5m2)"
    case .posit(let n, let es): "posit(\(n),\(es))"
    }
  }

  /// Reads a name; blanks inside it do not count.
  ///
  /// - Parameter text: for example `posit(8,1)`.
  /// - Throws: `NumberFormatError` where the text names no format.
  public init(parsing text: String) throws(NumberFormatError) {
    switch text.filter({ $0 != " " }) {
    case "float32": self = .float32
    case "bfloat16": self = .bfloat16
    case "float16": self = .float16
    case "float8(e4m3)": self = .float8e4m3
    case "float8(e5m2)": self = .float8e5m2
    case let name where name.hasPrefix("posit(") && name.hasSuffix(")"):
      let arguments = name.dropFirst(6).dropLast().split(
        separator: ",", omittingEmptySubsequences: false)
      guard arguments.count == 2, let n = Int(arguments[0]), let es = Int(arguments[1]),
        (2...32).contains(n), (0...4).contains(es)
      else { throw NumberFormatError(text: text) }
      self = .posit(n: n, es: es)
    default: throw NumberFormatError(text: text)
    }
  }
}

extension NumberFormat: Codable {
  /// Decodes the name of a format.
  public init(from decoder: any Decoder) throws {
    try self.init(parsing: decoder.singleValueContainer().decode(String.self))
  }

  /// Encodes the name of the format.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
